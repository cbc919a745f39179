"""The sheet on which figures of one unit and period are entered: rows, what was typed, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dondoc.errors import Message
from dondoc_office.measures.actions.entering import Entry, Plan
from dondoc_office.measures.boards import plan_code, tracked
from dondoc_office.measures.formulas.comparing import Goal, ValueKind
from dondoc_office.measures.formulas.series import Point
from dondoc_office.measures.gathering import gather
from dondoc_office.measures.models import Indicator, Period, ReportedBy, Status, Value
from dondoc_office.measures.numbers import NotANumber, read_number, typed
from dondoc_office.measures.states import EDITABLE
from dondoc_office.units.models import Unit

_JUMP = 10  # times the figure before: probably a slip of the unit or of a comma


@dataclass
class Cell:
    """One figure to be typed (ô nhập)."""

    indicator: Indicator
    goal: Goal | None
    before: Point | None
    last: Point | None
    values: Sequence[Value]
    typed: str = ""
    comment: str = ""
    number: Decimal | None = None
    wrong: Message | None = None

    @property
    def name(self) -> str:
        return f"v-{self.indicator.pk}"

    @property
    def held(self) -> Value | None:
        """The one that may still be changed."""
        return next((value for value in self.values if value.stage in EDITABLE), None)

    @property
    def closed(self) -> Value | None:
        """What was sent already under this status."""
        return next((value for value in self.values if value.stage not in EDITABLE), None)

    @property
    def jumps(self) -> bool:
        """Ten times more or less than the period before: asked about, never refused."""
        if self.number is None or self.last is None or not self.last.value or not self.number:
            return False
        times = abs(self.number / self.last.value)
        return times >= _JUMP or times <= Decimal(1) / _JUMP


@dataclass
class Sheet:
    """Everything a unit is to give in a period (bảng nhập)."""

    unit: Unit
    period: Period
    status: Status
    cells: list[Cell]

    @property
    def wrong(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.wrong]

    @property
    def jumping(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.jumps]

    @property
    def filled(self) -> int:
        return sum(cell.number is not None or bool(cell.closed) for cell in self.cells)

    @property
    def entries(self) -> list[Entry]:
        return [
            Entry(cell.indicator, self.unit, self.period, cell.number, self.status, cell.comment)
            for cell in self.cells
            if cell.number is not None and not cell.closed
        ]

    def refuse(self, plan: Plan) -> None:
        """Each refusal beside its cell."""
        reasons = {line.entry.indicator.pk: line.refused for line in plan.refused}
        for cell in self.cells:
            cell.wrong = cell.wrong or reasons.get(cell.indicator.pk)


def sheet_of(unit: Unit, period: Period, status: Status, *, on: date) -> Sheet:
    """The cells with what is there already: the plan, the same period, the period before, what was typed."""
    trackings = [
        row
        for row in tracked(unit, on=on)
        if not row.indicator.formula and _asks(row.reported_by, row.office_id, unit)
    ]
    indicators = [row.indicator for row in trackings]
    span = period.span
    figures = gather([unit], indicators, since=date(span.end.year - 2, 1, 1), until=span.end)
    held: dict[int, list[Value]] = {}
    for value in Value.objects.of(unit, period).filter(indicator__in=indicators, status=status):
        held.setdefault(value.indicator_id, []).append(value)
    cells = []
    for one in indicators:
        series = figures.of(unit, one)
        earlier = [
            point
            for point in series.points.values()
            if point.span.end < span.start and point.span.kind is span.kind
        ]
        last = max(earlier, key=lambda point: point.span.end, default=None)
        cell = Cell(
            one,
            figures.goal(unit, one, plan_code(span)),
            series.own(span.year_before),
            last,
            held.get(one.pk, ()),
        )
        if cell.held is not None and cell.held.value is not None:
            cell.typed, cell.comment, cell.number = (
                typed(cell.held.value),
                cell.held.comment,
                cell.held.value,
            )
        cells.append(cell)
    return Sheet(unit, period, status, cells)


def _asks(reported_by: str, office: int, unit: Unit) -> bool:
    """An office that adds up its communes does not type the sum itself."""
    return reported_by == ReportedBy.OFFICE or office != unit.pk


def fill(sheet: Sheet, said: Mapping[str, str]) -> None:
    """What was typed, kept as it was, and read as far as it can be."""
    for cell in sheet.cells:
        cell.typed = said.get(cell.name, "")
        cell.comment = said.get(f"c-{cell.indicator.pk}", "").strip()[:1000]
        try:
            cell.number = read_number(cell.typed, yes_no=cell.indicator.kind == ValueKind.YES_NO)
        except NotANumber as error:
            cell.number, cell.wrong = None, error.why
