"""Values that a program brings: codes looked up, units of measure converted, every refusal beside its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import get_language
from ninja import Schema
from pydantic import Field

from dondoc.errors import Message
from dondoc_office.interop.api.door import ApiRequest
from dondoc_office.interop.errors import WrongInput
from dondoc_office.measures.actions.entering import Entry, Plan, enter, planned
from dondoc_office.measures.errors import EntriesRefused
from dondoc_office.measures.models import Batch, Indicator, Period, Status, Via
from dondoc_office.measures.policy import visible_indicators
from dondoc_office.measures.units_of_measure import UnitNotRead, UnitsDiffer, converted
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import visible_units

MOST = 5000
R = TypeVar("R", Indicator, Unit, Period)

_NO_INDICATOR = Message("không có chỉ tiêu mang mã này: {code}", "no indicator has this code: {code}")
_NO_UNIT = Message("không có đơn vị mang mã này: {code}", "no unit has this code: {code}")
_NO_PERIOD = Message("không có kỳ mang mã này: {code}", "no period has this code: {code}")


class EntryIn(Schema):
    """One cell (ô số liệu)."""

    indicator: str = Field(max_length=30, description="code")
    unit: str = Field(max_length=40, description="code of the unit whose figure it is")
    period: str = Field(max_length=12, description="2023-03, 2023-Q1, 2023 …")
    value: str = Field(
        pattern=r"^-?[0-9]{1,13}(\.[0-9]{1,6})?$", description="a decimal as text: “1250.5”; never a float"
    )
    unit_of_measure: str | None = Field(
        default=None,
        max_length=60,
        description="of the value; converted to the indicator's where both measure the same, refused where not",
    )
    status: Status = Status.ESTIMATE
    comment: str = Field(default="", max_length=1000)


class EntriesIn(Schema):
    """Cells that come together: all are taken or none."""

    values: list[EntryIn] = Field(min_length=1, max_length=MOST)
    send: bool = Field(default=False, description="hand them on in the same step; else they are drafts")
    preview: bool = Field(default=False, description="say what would happen, change nothing")


class EnteredOut(Schema):
    """What came of it."""

    batch: int | None = Field(default=None, description="null: nothing was written")
    added: int
    changed: int
    unchanged: int
    values: list[int] = Field(description="ids of what was written")
    refused: dict[str, str] = Field(
        description="only with `preview`: each cell that cannot be taken, and why"
    )


def entered(request: ApiRequest, body: EntriesIn) -> EnteredOut:
    """The same plan and the same action as the pages and Excel."""
    entries = _looked_up(request, body.values)
    if body.preview:
        return _foreseen(planned(entries, send=body.send, by=request.person, at=request.now))
    try:
        batch = enter(entries, via=Via.API, send=body.send, by=request.person, at=request.now)
    except EntriesRefused as error:
        plan = planned(entries, send=body.send, by=request.person, at=request.now)
        raise WrongInput(_refusals(plan)) from error
    return _written(batch, len(entries))


def _foreseen(plan: Plan) -> EnteredOut:
    added, changed, refused = len(plan.added), len(plan.changed), _refusals(plan)
    unchanged = len(plan.lines) - added - changed - len(refused)
    return EnteredOut(
        batch=None, added=added, changed=changed, unchanged=unchanged, values=[], refused=refused
    )


def _written(batch: Batch | None, cells: int) -> EnteredOut:
    """What stands in the batch; None where everything stood already."""
    if batch is None:
        return EnteredOut(batch=None, added=0, changed=0, unchanged=cells, values=[], refused={})
    added = batch.changes.filter(from_state="").count()
    return EnteredOut(
        batch=batch.pk,
        added=added,
        changed=batch.count - added,
        unchanged=cells - batch.count,
        values=list(batch.values.order_by("pk").values_list("pk", flat=True)),
        refused={},
    )


def _refusals(plan: Plan) -> dict[str, str]:
    language = get_language() or "vi"
    return {
        f"values.{number}": line.refused.in_language(language)
        for number, line in enumerate(plan.lines)
        if line.refused
    }


def _looked_up(request: ApiRequest, cells: Sequence[EntryIn]) -> list[Entry]:
    """Every cell with its rows; WrongInput names all codes and units of measure that cannot be used."""
    language = get_language() or "vi"
    indicators = _by_code(
        Indicator.objects.filter(
            visible_indicators(request.standing), code__in={cell.indicator for cell in cells}
        )
    )
    units = _by_code(visible_units(request.standing).filter(code__in={cell.unit for cell in cells}))
    periods = _by_code(Period.objects.filter(code__in={cell.period for cell in cells}))
    wrong: dict[str, str] = {}
    entries: list[Entry] = []
    for number, cell in enumerate(cells):
        one, unit, period = indicators.get(cell.indicator), units.get(cell.unit), periods.get(cell.period)
        for name, row, said in (
            ("indicator", one, _NO_INDICATOR),
            ("unit", unit, _NO_UNIT),
            ("period", period, _NO_PERIOD),
        ):
            if row is None:
                code = getattr(cell, name)
                wrong[f"values.{number}.{name}"] = said.filled(code=code).in_language(language)
        if one is None or unit is None or period is None:
            continue
        try:
            value = _in_its_unit(cell, one)
        except (UnitNotRead, UnitsDiffer) as error:
            wrong[f"values.{number}.unit_of_measure"] = error.said.in_language(language)
            continue
        entries.append(Entry(one, unit, period, value, cell.status, cell.comment.strip()))
    if wrong:
        raise WrongInput(wrong)
    return entries


def _in_its_unit(cell: EntryIn, indicator: Indicator) -> Decimal:
    value = Decimal(cell.value)
    if cell.unit_of_measure is None:
        return value
    return converted(value, cell.unit_of_measure, indicator.unit_of_measure)


def _by_code(rows: Iterable[R]) -> Mapping[str, R]:
    return {row.code: row for row in rows}
