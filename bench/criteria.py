"""`python -m bench.criteria`: the matrix of 200 communes × 57 items, as a page, in Word and in Excel.

Cells are made by the action that opens a campaign; their results are put in past the actions.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime

from bench import results
from bench.measures import seconds, timed

HEAD = "Criteria: the matrix of communes"
SIZES = (20, 200)
NOW = datetime(2023, 4, 3, 3, tzinfo=UTC)


def main() -> int:
    """Each size in a process and a folder of its own."""
    if len(sys.argv) == 2:
        print(measured(int(sys.argv[1])))
        return 0
    tables = []
    for units in SIZES:
        with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as home:
            environment = {**os.environ, "DONDOC_HOME": home, "DATABASE_URL": ""}
            environment["DJANGO_SETTINGS_MODULE"] = "dondoc_office.site.settings"
            command = [sys.executable, "-m", "bench.criteria", str(units)]
            done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
            tables.append(done.stdout.strip())
            print(tables[-1], flush=True)
    write(tables)
    return 0


def write(tables: list[str]) -> None:
    """Our part of the page of results; the parts of others stay as they are."""
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}, SQLite"
    said = f"{datetime.now(UTC):%d/%m/%Y}, {machine}, load of the machine when done: {os.getloadavg()[0]:.1f}.\n\n"
    results.put(HEAD, said + "\n\n".join(tables))


def measured(units: int) -> str:
    """One table."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    from dondoc_office.people.models import Person

    opened = seconds(lambda: build(units))
    client = Client()
    client.force_login(Person.objects.get())
    rows = [("opened, with every cell", opened)]
    for name, address in (
        ("matrix of 19 criteria (≤ 300 ms)", ""),
        ("matrix of 57 items (≤ 300 ms)", "?chi-tiet=1"),
        ("only what is not met, with what changed", "?chi-tiet=1&ket-qua=not_met&tu=2023-04-01"),
        ("report in Word", "bao-cao.docx"),
        ("workbook", "bang.xlsx"),
    ):
        times = 5 if "." in address else 20
        rows.append((name, timed(client.get, f"/tieu-chi/dot/1/{address}", times)))
    lines = [f"## {units} communes × 57 items", "", "| | |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {name} | {value} |" for name, value in rows)])


def build(units: int) -> None:
    """A province, its communes, a campaign; one cell in eleven is not met, one in seven not assessed."""
    from django.db.models import F

    from dondoc_office.criteria.actions.campaigning import Entry, Window, open_campaign
    from dondoc_office.criteria.library import load_sets
    from dondoc_office.criteria.models import Assessment, CriteriaSet
    from dondoc_office.people.models import Person
    from dondoc_office.units.models import Kind, Level, Membership, Role, Unit

    load_sets(by=None, at=NOW)
    top = Unit(code="tinh", name="UBND tỉnh", kind=Kind.COMMITTEE, level=Level.PROVINCE)
    top.arrange()
    top.save()
    communes = []
    for number in range(units):
        one = Unit(code=f"xa-{number}", name=f"UBND xã Thứ {number}", parent=top, kind=Kind.COMMUNE)
        one.arrange()
        one.save()
        communes.append(one)
    person = Person.objects.create_user("clerk@bench.example", None, name="clerk")
    Membership.objects.create(person=person, unit=top, role=Role.CLERK)
    open_campaign(
        top,
        CriteriaSet.objects.get(code="ntm-xa-2021"),
        [Entry(one, region="BTB", recognised_on=date(2020, 1, 1)) for one in communes],
        name="Đợt đo",
        window=Window(NOW.date(), date(2100, 1, 1), NOW.date()),
        by=person,
        at=NOW,
    )
    cells = Assessment.objects.annotate(seventh=F("pk") % 7, eleventh=F("pk") % 11).exclude(seventh=0)
    cells.filter(eleventh=0).update(state="confirmed", met=False)
    cells.exclude(eleventh=0).update(state="confirmed", met=True)


if __name__ == "__main__":
    raise SystemExit(main())
