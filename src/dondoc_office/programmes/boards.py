"""Projects as they are read in a year: a few queries for all of them, the arithmetic in `formulas`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, Sum

from dondoc_office.measures.formulas.forecasting import Path
from dondoc_office.programmes.formulas.disbursing import Month, Reading, read, share, urgency
from dondoc_office.programmes.formulas.settling import Lateness, debt, lateness
from dondoc_office.programmes.models import CapitalPlan, Disbursement, Obstacle, Project, Settlement, Surety
from dondoc_office.programmes.rules import curve, rule
from dondoc_office.programmes.states import State

ZERO = Decimal(0)


@dataclass(frozen=True)
class Row:
    """One project with what its figures say (dòng của bảng)."""

    project: Project
    reading: Reading
    months: Mapping[int, Month]
    obstacles: int
    late: Lateness | None
    debt: Decimal

    @property
    def red(self) -> bool:
        return self.reading.path is Path.OFF


@dataclass(frozen=True)
class Totals:
    """All rows together (tổng cộng)."""

    rows: tuple[Row, ...]

    def _sum(self, name: str) -> Decimal:
        return sum((getattr(row.reading, name) or ZERO for row in self.rows), ZERO)

    @property
    def plan(self) -> Decimal:
        return self._sum("plan")

    @property
    def confirmed(self) -> Decimal:
        return self._sum("confirmed")

    @property
    def done(self) -> Decimal:
        return self._sum("done")

    @property
    def share(self) -> Decimal | None:
        return share(self.confirmed, self.plan)

    @property
    def red(self) -> int:
        return sum(row.red for row in self.rows)

    @property
    def obstacles(self) -> int:
        return sum(row.obstacles for row in self.rows)

    @property
    def late(self) -> int:
        return sum(bool(row.late and row.late.late) for row in self.rows)

    @property
    def debt(self) -> Decimal:
        return sum((row.debt for row in self.rows), ZERO)


def last_month(year: int, *, today: date) -> int:
    """The last month of a year that is over: 12 for a year gone, 0 before its first month ends."""
    if year < today.year:
        return 12
    return today.month - 1 if year == today.year else 0


def board(projects: Iterable[Project], year: int, *, today: date) -> list[Row]:
    """Red first, then by the amount that is missing."""
    listed = list(projects)
    keys = [project.pk for project in listed]
    plans, months = _plans(keys, year), _months(keys, year)
    paid, obstacles, settlements = _paid(keys), _obstacles(keys), _settlements(keys)
    path, red = curve(year), rule("red-below", on=today).value
    after = last_month(year, today=today)
    rows = []
    for project in listed:
        told = months.get(project.pk, {})
        plan = plans.get(project.pk, ZERO)
        reading = read(told, plan, month=after, percents=path.percents, red_below=red)
        settlement = settlements.get(project.pk)
        total = paid.get(project.pk, ZERO)
        rows.append(
            Row(
                project,
                reading,
                told,
                obstacles.get(project.pk, 0),
                _late(project, settlement, today=today),
                _owed(settlement, total),
            )
        )
    return sorted(rows, key=lambda row: (*urgency(row.reading), row.project.code))


def _plans(keys: list[int], year: int) -> dict[int, Decimal]:
    rows = CapitalPlan.objects.filter(project__in=keys, year=year, current=True).order_by()
    return dict(rows.values_list("project").annotate(Sum("amount")))


def _months(keys: list[int], year: int) -> dict[int, dict[int, Month]]:
    rows = Disbursement.objects.filter(project__in=keys, year=year, current=True)
    sums: dict[tuple[int, int], dict[str, Decimal]] = {}
    for project, month, surety, amount in rows.values_list("project", "month", "surety", "amount"):
        sums.setdefault((project, month), {})[surety] = amount or ZERO
    found: dict[int, dict[int, Month]] = {}
    for (project, month), said in sums.items():
        told = Month(said.get(Surety.CONFIRMED), said.get(Surety.ESTIMATE))
        found.setdefault(project, {})[month] = told
    return found


def _paid(keys: list[int]) -> dict[int, Decimal]:
    """Everything the treasury confirmed, in all years."""
    rows = Disbursement.objects.filter(project__in=keys, surety=Surety.CONFIRMED, current=True).order_by()
    return dict(rows.values_list("project").annotate(Sum("amount")))


def _obstacles(keys: list[int]) -> dict[int, int]:
    rows = Obstacle.objects.filter(Q(project__in=keys), removed_on=None).order_by()
    return dict(rows.values_list("project").annotate(Count("pk")))


def _settlements(keys: list[int]) -> dict[int, Settlement]:
    return {row.project_id: row for row in Settlement.objects.filter(project__in=keys)}


def _owed(settlement: Settlement | None, paid: Decimal) -> Decimal:
    if settlement is None:
        return ZERO
    return debt(settlement.accepted or ZERO, (settlement.paid_before or ZERO) + paid)


def _late(project: Project, settlement: Settlement | None, *, today: date) -> Lateness | None:
    if project.stage is not State.FINISHED or project.finished_on is None:
        return None
    months = rule(f"settle-{project.group}", on=project.finished_on).value
    sent = settlement.sent_on if settlement else None
    return lateness(project.finished_on, months, sent_on=sent, today=today)
