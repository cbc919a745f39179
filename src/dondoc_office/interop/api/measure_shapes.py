"""What programs read of measures: one shape for each noun. Numbers are decimals, told as text, never floats."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Schema
from pydantic import Field

from dondoc_office.interop.api.shapes import PersonOut
from dondoc_office.measures.models import Change, Definition, Indicator, Period, Remark, Target, Value
from dondoc_office.measures.numbers import without_idle_noughts


def plain(value: Decimal | None) -> str | None:
    """A decimal without an exponent and without idle noughts: 1250.5, 0, -3.25."""
    return None if value is None else without_idle_noughts(value)


class IndicatorRow(Schema):
    """An indicator (chỉ tiêu); `code` names it everywhere in the API."""

    code: str
    name: str
    unit_of_measure: str
    kind: str
    direction: str
    timing: str
    frequency: str
    field: str
    formula: str = Field(description="not empty: computed, takes no values")
    confirmed: bool
    retired_on: date | None = None

    @classmethod
    def values_of(cls, one: Indicator) -> dict[str, Any]:
        return {name: getattr(one, name) for name in IndicatorRow.model_fields}


class DefinitionOut(Schema):
    """What an indicator means from a day on (phiên bản định nghĩa)."""

    number: int
    valid_from: date | None = None
    text: str
    source: str
    confirmed: bool

    @classmethod
    def of(cls, row: Definition) -> DefinitionOut:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class IndicatorOut(IndicatorRow):
    """An indicator with how it adds up and what it meant when."""

    over_units: str
    over_months: str
    body: str
    source: str
    basis: str
    places: int
    definitions: list[DefinitionOut]


class PeriodOut(Schema):
    """A period (kỳ), its cut-off and the day its report is due."""

    code: str
    name: str
    kind: str
    start: date
    end: date
    counted_from: date
    counted_until: date
    due_on: date

    @classmethod
    def of(cls, row: Period) -> PeriodOut:
        return cls(**{name: getattr(row, name) for name in cls.model_fields})


class TargetOut(Schema):
    """What a unit is to reach in a year or a term (kế hoạch)."""

    id: int
    indicator: str
    unit: str
    period: str
    least: str | None = None
    most: str | None = None
    strict: bool = Field(description="the bound itself does not count")
    reach: str = Field(description="of a term: last_year, or whole_term where its years add up")
    unit_of_measure: str
    basis: str
    decided_on: date | None = None
    set_at: datetime
    replaced_by: int | None = Field(default=None, description="the plan that followed it")
    reason: str

    @classmethod
    def of(cls, row: Target) -> TargetOut:
        return cls(
            id=row.pk,
            indicator=row.indicator.code,
            unit=row.unit.code,
            period=row.period.code,
            least=plain(row.least),
            most=plain(row.most),
            strict=row.strict,
            reach=row.reach,
            unit_of_measure=row.indicator.unit_of_measure,
            basis=row.basis,
            decided_on=row.decided_on,
            set_at=row.set_at,
            replaced_by=row.replaced_by_id,
            reason=row.reason,
        )


class ValueRow(Schema):
    """A value (số liệu) as it stands in a list."""

    id: int
    indicator: str
    unit: str
    period: str
    value: str = Field(description="a decimal as text")
    unit_of_measure: str
    status: str = Field(description="estimate, provisional, official, revised")
    revision: int
    state: str = Field(description="draft, sent, checked, returned, approved, locked")
    current: bool = Field(description="the one of its cell that others read")
    comment: str
    returned_because: str
    entered_at: datetime
    version: int

    @classmethod
    def values_of(cls, row: Value) -> dict[str, Any]:
        same = ("status", "revision", "state", "current", "comment", "returned_because", "entered_at")
        return {
            "id": row.pk,
            "indicator": row.indicator.code,
            "unit": row.unit.code,
            "period": row.period.code,
            "value": plain(row.value),
            "unit_of_measure": row.indicator.unit_of_measure,
            "version": row.version,
            **{name: getattr(row, name) for name in same},
        }


class ChangeOut(Schema):
    """One step in the history of a value."""

    at: datetime
    by: PersonOut | None = None
    move: str = Field(description="empty: a figure was written")
    from_value: str | None = None
    to_value: str | None = None
    from_state: str
    to_state: str
    reason: str

    @classmethod
    def of(cls, row: Change) -> ChangeOut:
        same = ("at", "move", "from_state", "to_state", "reason")
        return cls(
            by=PersonOut.of(row.by),
            from_value=plain(row.from_value),
            to_value=plain(row.to_value),
            **{name: getattr(row, name) for name in same},
        )


class RemarkOut(Schema):
    """What somebody said about a value (ý kiến)."""

    at: datetime
    by: PersonOut | None = None
    text: str

    @classmethod
    def of(cls, row: Remark) -> RemarkOut:
        return cls(at=row.at, by=PersonOut.of(row.by), text=row.text)


class ValueOut(ValueRow):
    """A value with its source, its history, and what may be done with it now."""

    definition: int = Field(description="number of the definition it falls under")
    entered_by: PersonOut | None = None
    via: str
    document: int | None = None
    words: dict[str, int] | None = Field(
        default=None, description="start and end in the text of the document"
    )
    changes: list[ChangeOut]
    remarks: list[RemarkOut]
    files: list[str]
    may: list[str] = Field(description="verbs that state and policy allow this person now")


class Indicators(Schema):
    """A page of indicators."""

    items: list[IndicatorRow]
    next: str | None


class Periods(Schema):
    """A page of periods."""

    items: list[PeriodOut]
    next: str | None


class Targets(Schema):
    """A page of plans."""

    items: list[TargetOut]
    next: str | None


class Values(Schema):
    """A page of values."""

    items: list[ValueRow]
    next: str | None
