"""A month's disbursement of many projects through Excel: out, back with a preview, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet

from dondoc.errors import Message
from dondoc_office.measures.numbers import NotANumber, read_number
from dondoc_office.measures.templatetags.measures import exact
from dondoc_office.measures.units_of_measure import UnitNotRead, UnitsDiffer
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.paying import Payment, pay
from dondoc_office.programmes.formulas.money import MONEY, in_millions
from dondoc_office.programmes.models import Disbursement, Project, Surety
from dondoc_office.programmes.policy import WHY, enters
from dondoc_office.sheets.importing import Table
from dondoc_office.sheets.plan import TWICE, Change, Line, Plan, Refusal
from dondoc_office.sheets.reading import Row
from dondoc_office.sheets.writing import Column, Listing
from dondoc_office.units.standing import Standing

COLUMNS: Mapping[str, str] = {
    "code": "Mã dự án",
    "name": "Tên dự án",
    "month": "Tháng",
    "estimate": "Ước giải ngân",
    "confirmed": "Kho bạc xác nhận",
    "unit": "Đơn vị tính",
}
TABLE = Table("payments", COLUMNS, frozenset({"code", "month", "unit"}))
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_NO_PROJECT = Message("không có dự án mã này.", "there is no project with this code.")
_NO_MONTH = Message("hãy ghi tháng như 03/2023.", "write the month like 03/2023.")
_NOT_YET = Message("tháng này chưa đến.", "this month has not begun.")
_BELOW = Message("số tiền không được âm.", "a sum may not be below nought.")


class _Wrong(ValueError):
    """A cell that is not taken, and why."""

    def __init__(self, column: str, why: Message) -> None:
        super().__init__(why.en)
        self.column, self.why = column, why


def template(projects: Iterable[Project], year: int, month: int) -> Listing:
    """One line for each project whose figures she enters."""
    keys = list(projects)
    held = sums(keys, year, month)
    rows = [
        (
            project.code,
            project.name,
            f"{month:02}/{year}",
            held.get((project.pk, year, month, Surety.ESTIMATE)),
            held.get((project.pk, year, month, Surety.CONFIRMED)),
            MONEY,
        )
        for project in keys
    ]
    widths = (16, 60, 12, 20, 20, 16)
    columns = [
        Column(title, width, may_change=key in ("estimate", "confirmed"))
        for (key, title), width in zip(COLUMNS.items(), widths, strict=True)
    ]
    return Listing("Giải ngân", columns, rows)


Key = tuple[int, int, int, str]


def sums(
    projects: Iterable[Project], year: int | None = None, month: int | None = None
) -> dict[Key, Decimal]:
    """What stands now, by project, month and surety."""
    rows = Disbursement.objects.filter(project__in=[project.pk for project in projects], current=True)
    if year is not None and month is not None:
        rows = rows.filter(year=year, month=month)
    found = rows.values_list("project", "year", "month", "surety", "amount")
    return {(pk, y, m, surety): amount or Decimal(0) for pk, y, m, surety, amount in found}


def planned(
    rows: Sequence[Row], seen: QuerySet[Project], *, standing: Standing, now: tuple[int, int]
) -> Plan[Project]:
    """Compare the file with what stands; `now` is the year and month that run."""
    codes = {row.words["code"] for row in rows}
    projects: dict[str, list[Project]] = {}
    for project in seen.filter(code__in=codes).select_related("office"):
        projects.setdefault(project.code, []).append(project)
    held = sums(project for those in projects.values() for project in those)
    done: set[tuple[int, int, int]] = set()
    lines: list[Line[Project]] = []
    for row in rows:
        try:
            line = _line(row, _project(row, projects, standing), held, now)
            key = (line.fields["project"].pk, *line.fields["month"])
            if key in done:
                raise _Wrong("code", TWICE)
            done.add(key)
            lines.append(line)
        except _Wrong as wrong:
            name = row.words.get("name") or row.words["code"]
            lines.append(Line(row.number, name, refused=Refusal(wrong.why, row.place(wrong.column))))
    return Plan(lines)


def _project(row: Row, projects: Mapping[str, list[Project]], standing: Standing) -> Project:
    found = projects.get(row.words["code"], [])
    if not found:
        raise _Wrong("code", _NO_PROJECT)
    mine = [project for project in found if enters(standing, project)]
    if len(mine) != 1:
        raise _Wrong("code", WHY["enter"])
    return mine[0]


def _month(row: Row, now: tuple[int, int]) -> tuple[int, int]:
    read = _MONTH.fullmatch(row.words["month"].strip())
    if read is None or not 1 <= int(read[1]) <= 12 or int(read[2]) < 2000:
        raise _Wrong("month", _NO_MONTH)
    found = int(read[2]), int(read[1])
    if found > now:
        raise _Wrong("month", _NOT_YET)
    return found


def _amount(row: Row, column: str) -> Decimal | None:
    try:
        value = read_number(row.words.get(column, ""))
    except NotANumber as error:
        raise _Wrong(column, error.why) from error
    if value is None:
        return None
    if value < 0:
        raise _Wrong(column, _BELOW)
    try:
        return in_millions(value, row.words["unit"])
    except (UnitNotRead, UnitsDiffer) as error:
        raise _Wrong("unit", error.said) from error


def _line(row: Row, project: Project, held: Mapping[Key, Decimal], now: tuple[int, int]) -> Line[Project]:
    year, month = _month(row, now)
    changes, payments, olds = [], [], []
    for surety in Surety:
        value = _amount(row, surety.value)
        old = held.get((project.pk, year, month, surety.value))
        olds.append(old)
        if value is not None and value != old:
            payments.append(Payment(project, year, month, surety, value))
            title = f"{COLUMNS[surety.value]} {month:02}/{year} ({MONEY})"
            changes.append(Change(title, exact(old), exact(value)))
    adds = bool(payments) and olds == [None, None]
    fields = {"payments": payments, "project": project, "month": (year, month)}
    return Line(
        row.number, project.name, fields, None if adds else project, version=str(olds), changes=changes
    )


def take_in(plan: Plan[Project], *, by: Person, at: datetime) -> int:
    """Every sum of the plan, or none."""
    return len(pay([one for line in plan.lines for one in line.fields["payments"]], by=by, at=at))
