"""`make bench-measures`: 200 units × 150 indicators × 60 months, and ten times fewer; beside one SQL statement.

Rows are put in past the actions (a journal of 1.8 million entries is not what is measured). Pages are asked for
inside this process, with all of the middleware and templates, by somebody who signed in.
"""

from __future__ import annotations

import io
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice

from bench import results

HEAD = "Measures: figures, boards, roll-ups"
MONTHS, FIRST = 60, 2021
SIZES = ((20, 150), (200, 150))
NOW = datetime(2026, 1, 15, 3, tzinfo=UTC)


def main() -> int:
    """Each size in a process and a folder of its own."""
    if len(sys.argv) == 3:
        print(measured(int(sys.argv[1]), int(sys.argv[2])))
        return 0
    tables = []
    for units, indicators in SIZES:
        with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as home:
            environment = {**os.environ, "DONDOC_HOME": home, "DATABASE_URL": ""}
            environment["DJANGO_SETTINGS_MODULE"] = "dondoc_office.site.settings"
            command = [sys.executable, "-m", "bench.measures", str(units), str(indicators)]
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


def measured(units: int, indicators: int) -> str:
    """One table."""
    import django

    django.setup()
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    build(units, indicators)
    built = time.perf_counter() - begun
    from dondoc_office.measures.actions.rolling import rebuild
    from dondoc_office.measures.models import Value

    rows = [("values", f"{Value.objects.count():,}"), ("put in, past the actions", f"{built:.1f} s")]
    rows.append(("roll-up of everything from nothing (≤ 10 s)", seconds(rebuild)))
    rows.append(("the same sums in one SQL statement (the floor)", seconds(floor)))
    rows += pages(indicators)
    rows += taking_in()
    lines = [f"## {units} units × {indicators} indicators × {MONTHS} months", "", "| | |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {name} | {value} |" for name, value in rows)])


def seconds(work: Callable[[], object]) -> str:
    begun, cpu = time.perf_counter(), time.process_time()
    work()
    return f"{time.perf_counter() - begun:.2f} s (CPU {time.process_time() - cpu:.2f} s)"


def build(units: int, indicators: int) -> None:
    """A province, its communes, indicators of every way of adding up, a figure for every month."""
    from django.db import connection, transaction

    from dondoc_office.measures.library import load_periods
    from dondoc_office.measures.models import Period
    from dondoc_office.people.models import Person
    from dondoc_office.units.models import Kind, Level, Membership, Role, Unit

    top = Unit(code="tinh", name="UBND tỉnh", kind=Kind.COMMITTEE, level=Level.PROVINCE)
    top.arrange()
    top.save()
    for number in range(1, units):
        one = Unit(
            code=f"xa-{number}", name=f"UBND xã {number}", parent=top, kind=Kind.COMMUNE, level=Level.COMMUNE
        )
        one.arrange()
        one.save()
    for name, role in (("clerk", Role.CLERK), ("leader", Role.LEADER)):
        person = Person.objects.create_user(f"{name}@bench.example", None, name=name)
        Membership.objects.create(person=person, unit=top, role=role)
    load_periods(FIRST, FIRST + 5)
    _indicators(indicators, top, Person.objects.get(email="clerk@bench.example").pk)
    months = list(Period.objects.filter(kind="month").order_by("start").values_list("pk", flat=True)[:MONTHS])
    with transaction.atomic(), connection.cursor() as cursor:
        waiting = _values(months)
        while rows := list(islice(waiting, 50_000)):
            cursor.executemany(_SQL, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


_SQL = (
    "INSERT INTO measures_value (indicator_id, definition_id, unit_id, period_id, status, revision, value, state, current,"
    " comment, returned_because, entered_by_id, entered_at, version)"
    " VALUES (%s, %s, %s, %s, 'official', 0, %s, 'approved', 1, '', '', 1, '2026-01-15 03:00:00', 1)"
)


def _indicators(count: int, top: object, clerk: int) -> None:
    from dondoc_office.measures.models import Definition, Indicator, Period, ReportedBy, Target, Tracking
    from dondoc_office.units.models import Unit

    assert isinstance(top, Unit)
    year = Period.objects.get(code=str(FIRST + 4))
    weight: Indicator | None = None
    for number in range(count):
        rate = number % 5 == 1
        one = Indicator(
            code=f"C{number:03}",
            name=f"Chỉ tiêu số {number}",
            field=f"Lĩnh vực {number % 7}",
            position=number,
        )
        one.unit_of_measure, one.kind = ("%", "rate") if rate else ("ha", "amount")
        if number == 0 or rate:
            one.timing, one.over_months = "level", "last"
        if rate:
            one.over_units, one.weight = "mean", weight
        one.arrange()
        one.save()
        weight = weight or one
        Definition.objects.create(indicator=one)
        Tracking.objects.create(office=top, indicator=one, reported_by=ReportedBy.COMMUNES, position=number)
        Target.objects.create(
            indicator=one, unit=top, period=year, least=50 if rate else 500_000, set_by_id=clerk, set_at=NOW
        )


def _values(months: list[int]) -> Iterator[tuple[int, int, int, int, int]]:
    """Made without chance: the same rows every time; the top unit has none of its own."""
    from dondoc_office.measures.models import Definition
    from dondoc_office.units.models import Unit

    communes = list(Unit.objects.exclude(code="tinh").order_by("pk").values_list("pk", flat=True))
    for indicator, definition in Definition.objects.order_by("indicator").values_list("indicator", "pk"):
        for at, period in enumerate(months):
            for unit in communes:
                value = (indicator * 7919 + unit * 104_729 + at * 1_299_709) % 90_000_000 + 10_000_000
                yield indicator, definition, unit, period, value


def floor() -> None:
    """Every sum over the communes by one statement, the way a database does it best."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.indicator_id, u.parent_id, v.period_id, SUM(v.value), COUNT(*) FROM measures_value v"
            " JOIN units_unit u ON u.id = v.unit_id WHERE v.current GROUP BY 1, 2, 3"
        )
        cursor.fetchall()


def pages(indicators: int) -> list[tuple[str, str]]:
    from django.test import Client

    from dondoc_office.people.models import Person

    browser = Client(HTTP_HOST="localhost")
    browser.force_login(Person.objects.get(email="leader@bench.example"))
    asked = (
        (f"board of the office, {indicators} indicators (p95 ≤ 300 ms)", "/chi-tieu/?don-vi=tinh&ky=2025-09"),
        ("board of one commune", "/chi-tieu/?don-vi=xa-1&ky=2025-09"),
        ("one indicator over every commune", "/chi-tieu/danh-muc/C002/?don-vi=tinh&ky=2025-09"),
    )
    return [(name, timed(browser.get, url)) for name, url in asked]


def timed(get: Callable[[str], object], url: str, times: int = 25) -> str:
    walls, cpus = [], []
    for _ in range(times + 2):
        begun, cpu = time.perf_counter(), time.process_time()
        response = get(url)
        assert getattr(response, "status_code", 0) == 200, url
        walls.append((time.perf_counter() - begun) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    walls, cpus = sorted(walls[2:]), sorted(cpus[2:])
    at = int(len(walls) * 0.95)
    return f"p95 {walls[at]:.0f} ms, median {statistics.median(walls):.0f} ms (CPU p95 {cpus[at]:.0f} ms)"


def taking_in(code: str = f"{FIRST + 5}-01") -> list[tuple[str, str]]:
    """A workbook of every commune and indicator, as a clerk sends it: preview, then taken in."""
    from openpyxl import load_workbook

    from dondoc_office.measures import workbook
    from dondoc_office.measures.actions.entering import enter, planned
    from dondoc_office.measures.models import Period, Status, Via
    from dondoc_office.people.models import Person
    from dondoc_office.units.models import Unit

    clerk, top = Person.objects.get(email="clerk@bench.example"), Unit.objects.get(code="tinh")
    period = Period.objects.get(code=code)
    book = load_workbook(io.BytesIO(workbook.template(top, period, on=period.end)))
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=workbook.FIRST_ROW, min_col=workbook.FIRST_COLUMN + 1):
        for cell in row:
            if not cell.protection.locked:
                cell.value = (cell.row * 31 + cell.column * 17) % 97 + 0.25
    out = io.BytesIO()
    book.save(out)
    begun, cpu = time.perf_counter(), time.process_time()
    taken = workbook.read(out.getvalue(), top, period, status=Status.OFFICIAL, on=period.end)
    plan = planned(taken.entries, by=clerk, at=NOW)
    shown = time.perf_counter() - begun
    assert not plan.refused and not taken.wrong
    enter(taken.entries, via=Via.EXCEL, file_name="a.xlsx", send=True, by=clerk, at=NOW)
    whole = time.perf_counter() - begun
    used = time.process_time() - cpu
    count = f"{len(taken.entries):,} cells from Excel"
    return [
        (f"{count}: preview", f"{shown:.1f} s"),
        (f"{count}: preview and taken in (≤ 10 s)", f"{whole:.1f} s (CPU {used:.1f} s)"),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
