"""The processes of a running office: started together, kept alive, stopped together."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from dondoc_office.running.errors import KeepsFailing

PATIENCE = 15.0
"""Seconds between asking a process to end and ending it."""
_SHORT_LIFE = 10.0
_MOST_FAILURES = 4


@dataclass
class Child:
    """One process: its name for people, its module, its arguments; one that `waits` starts when pages come."""

    name: str
    module: str
    arguments: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    waits: bool = False
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    failures: int = 0

    def start(self) -> None:
        """In a session of its own (Ctrl-C goes to the parent alone), bound to the parent by its input."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", self.module, *self.arguments],
            stdin=subprocess.PIPE,
            env={**os.environ, **self.environment},
            start_new_session=True,
        )
        self.begun = time.monotonic()

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal(self, number: int) -> None:
        """To the process and whatever it started itself."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def ask_to_end(self) -> None:
        if self.running and self.process is not None:
            self.process.send_signal(signal.SIGTERM)

    def end(self, until: float) -> None:
        """Wait for it; past the time, and for anything it left behind, no more asking."""
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=max(0.0, until - time.monotonic()))
            self.signal(signal.SIGKILL)
            self.process.wait()
            if self.process.stdin:
                self.process.stdin.close()


def watch(children: Sequence[Child], ready: Callable[[], None]) -> None:
    """Start all, say so, and keep them alive until Ctrl-C or SIGTERM; then stop all.

    What waits leaves the cores to those that somebody waits for.
    """
    with _asked_to_stop() as stop:
        try:
            for child in children:
                if not child.waits:
                    child.start()
            ready()
            for child in children:
                if child.waits and not stop.is_set():
                    child.start()
            while not stop.wait(0.5):
                for child in children:
                    if not child.running:
                        _again(child)
        finally:
            _stop(children)


@contextlib.contextmanager
def _asked_to_stop() -> Iterator[threading.Event]:
    stop = threading.Event()

    def asked(number: int, frame: FrameType | None) -> None:
        stop.set()

    earlier = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _stop(children: Sequence[Child]) -> None:
    for child in children:
        child.ask_to_end()
    until = time.monotonic() + PATIENCE
    for child in children:
        child.end(until)


def _again(child: Child) -> None:
    """A process that died is started again, unless it keeps dying."""
    child.failures = child.failures + 1 if time.monotonic() - child.begun < _SHORT_LIFE else 1
    child.end(time.monotonic())
    if child.failures >= _MOST_FAILURES:
        raise KeepsFailing(part=child.name)
    child.start()


def end_with_parent() -> None:
    """In a child: when the parent is gone, even by kill -9, its end of our input closes, and we end too."""

    def wait() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="parent", daemon=True).start()
