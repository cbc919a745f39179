"""In which order the processes of an office begin."""

from __future__ import annotations

import os
import signal
import threading

from dondoc_office.running.children import Child, watch


def begun(*, asked_to_stop_at_once: bool) -> list[str]:
    """What happens between the command and Ctrl-C."""
    happened: list[str] = []

    class Recorded(Child):
        def start(self) -> None:
            happened.append(self.name)

    def ready() -> None:
        happened.append("ready")
        if asked_to_stop_at_once:
            os.kill(os.getpid(), signal.SIGTERM)
        else:
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()

    watch([Recorded("worker", "x", waits=True), Recorded("web", "x")], ready)
    return happened


def test_what_waits_begins_when_pages_come() -> None:
    assert begun(asked_to_stop_at_once=False) == ["web", "ready", "worker"]


def test_what_waits_does_not_begin_in_an_office_that_is_stopping() -> None:
    assert begun(asked_to_stop_at_once=True) == ["web", "ready"]
