"""What tests of measures are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.office.conftest import NOW, Cast, Office

from dondoc_office.measures.actions.entering import Entry, enter
from dondoc_office.measures.actions.proving import ProofFile, prove
from dondoc_office.measures.models import (
    Batch,
    Definition,
    Indicator,
    Period,
    ReportedBy,
    Status,
    Tracking,
    Value,
)
from dondoc_office.measures.periods import cut_of, read_code
from dondoc_office.people.models import Person
from dondoc_office.units.models import Unit


def period(code: str) -> Period:
    """The row of a period, made where it is not there yet."""
    span = read_code(code)
    assert span is not None
    cut = cut_of(span)
    row, _ = Period.objects.get_or_create(
        code=code,
        defaults={
            "kind": span.kind.value,
            "start": span.start,
            "end": span.end,
            "counted_from": cut.counted_from,
            "counted_until": cut.counted_until,
            "due_on": cut.due_on,
        },
    )
    return row


def indicator(code: str, name: str = "", unit: str = "tấn", **fields: Any) -> Indicator:
    """An indicator with its first definition, past the actions."""
    one = Indicator(code=code, name=name or code, unit_of_measure=unit, **fields)
    one.arrange()
    one.full_clean(exclude=["words"])
    one.save()
    Definition.objects.create(indicator=one)
    return one


def follow(
    office: Unit, one: Indicator, responsible: Unit | None = None, *, communes: bool = False
) -> Tracking:
    by = ReportedBy.COMMUNES if communes else ReportedBy.OFFICE
    return Tracking.objects.create(office=office, indicator=one, responsible=responsible, reported_by=by)


def given(
    one: Indicator,
    figures: Mapping[Unit, str],
    when: str,
    *,
    by: Person,
    at: datetime,
    status: Status = Status.OFFICIAL,
    send: bool = True,
) -> Batch | None:
    """These figures of an indicator in a period, sent."""
    entries = [Entry(one, unit, period(when), Decimal(value), status) for unit, value in figures.items()]
    return enter(entries, send=send, by=by, at=at)


def figures_to_open(office: Office, cast: Cast) -> dict[str, int]:
    """A commune's sent figure with a file, and one that it has not sent; the finance department answers for both."""
    one = indicator("BH9", "Tỷ lệ bao phủ bảo hiểm y tế", "người")
    follow(office.huyen, one, office.finance, communes=True)
    commune = office.communes[0]
    period("2023")
    given(one, {commune: "950"}, "2023-03", by=cast.commune, at=NOW)
    given(one, {commune: "900"}, "2023-02", by=cast.commune, at=NOW, send=False)
    sent, draft = (
        Value.objects.get(indicator=one, state="sent"),
        Value.objects.get(indicator=one, state="draft"),
    )
    file = prove(sent, ProofFile("a.pdf", b"%PDF", "application/pdf"), by=cast.commune, at=NOW)
    return {"value": sent.pk, "draft": draft.pk, "proof": file.pk}
