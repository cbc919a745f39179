"""The worker's process: what was put into the queue, and what is due by the clock."""

from __future__ import annotations

import argparse
import logging
import os
import threading
from datetime import datetime, timedelta

from dondoc_office.running.children import end_with_parent

_PAUSE = 3
log = logging.getLogger("dondoc.worker")


def work(*, alone: bool) -> None:
    """Carry out queued jobs until asked to stop; `alone` where no other worker can hold any."""
    from django.core.management import call_command
    from django.db import InterfaceError, OperationalError, connections
    from django.utils import timezone

    from dondoc_office.documents.jobs import LEASE

    now = timezone.now()
    # Alone, whatever is marked as being read was left by a worker that was killed: no lease to wait for.
    run_due(now + LEASE if alone else now)
    threading.Thread(target=_clock, name="clock", daemon=True).start()
    while True:
        try:
            call_command("db_worker", interval=0.25, reload=False, startup_delay=False, verbosity=1)
        except (InterfaceError, OperationalError):
            log.warning("the database does not answer; trying again in %s s", _PAUSE)
            connections.close_all()
            threading.Event().wait(_PAUSE)


def _clock() -> None:
    from django.db import connections
    from django.utils import timezone

    pause = threading.Event()
    while not pause.wait(timedelta(minutes=1).total_seconds()):
        run_due(timezone.now())
        connections.close_all()


def run_due(at: datetime) -> None:
    """Everything that settings.EVERY_MINUTE names; one that fails does not stop the others."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    for name in settings.EVERY_MINUTE:
        try:
            import_string(name)(at)
        except Exception:
            log.exception("job %s failed", name)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc_office.site.settings")
    parser = argparse.ArgumentParser()
    parser.add_argument("--alone", action="store_true", help="no other worker uses this database")
    chosen = parser.parse_args()
    end_with_parent()
    django.setup()
    work(alone=chosen.alone)
