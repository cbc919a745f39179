"""Fifty people who report at once, in a process of their own: `writers.py REPORTS`; prints each key once it is safe."""

from __future__ import annotations

import sys
import threading
from datetime import timedelta

WRITERS = 50
_printing = threading.Lock()


def main(reports: int) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from dondoc_office.people.models import Person
    from dondoc_office.tasks.actions.assigning import assign, draft_task
    from dondoc_office.units.models import Membership, Role, Unit

    at = timezone.now()
    unit, person = Unit.objects.get(), Person.objects.get()
    for role in (Role.CLERK, Role.OFFICER):
        Membership.objects.get_or_create(person=person, unit=unit, role=role)
    fields = {"title": "Rà soát", "content": "Rà soát", "lead": unit, "due_on": at.date() + timedelta(days=9)}
    task = assign(draft_task(unit, fields, by=person, at=at), by=person, at=at)
    wrong: list[str] = []
    threads = [
        threading.Thread(target=_report, args=(task.pk, person.pk, f"{number}x{reports}", wrong))
        for number in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for line in wrong:
        say(f"! {line}")
    return 1 if wrong else 0


def _report(task: int, person: int, name: str, wrong: list[str]) -> None:
    from django.db import Error, connection
    from django.utils import timezone

    from dondoc_office.people.models import Person
    from dondoc_office.tasks.actions.working import Report, report
    from dondoc_office.tasks.models import Task

    try:
        by = Person.objects.get(pk=person)
        number, reports = map(int, name.split("x"))
        for count in range(reports):
            key = f"{number}-{count}"
            report(Task(pk=task), Report("Đang làm", percent=count, key=key), by=by, at=timezone.now())
            say(key)
    except Error as error:
        wrong.append(f"{type(error).__name__}: {error}")
    finally:
        connection.close()


def say(line: str) -> None:
    with _printing:
        print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
