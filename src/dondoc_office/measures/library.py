"""The library of indicators and the periods of years: data files into rows, the same however often it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from importlib import resources

from django.db import transaction

from dondoc_office.journal import actions as journal
from dondoc_office.measures.actions.keeping import checked_formula
from dondoc_office.measures.models import Definition, Indicator, Period
from dondoc_office.measures.periods import Span, cut_of, read_code, spans_of_year
from dondoc_office.people.models import Person

_COLUMNS = (
    *("code", "name", "short_name", "unit_of_measure", "kind", "direction", "timing", "over_units"),
    *(
        "over_months",
        "weight",
        "frequency",
        "field",
        "body",
        "formula",
        "source",
        "basis",
        "confirmed",
        "places",
    ),
)
TERMS = ("2016-2020", "2021-2025", "2026-2030")


def table(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def library() -> list[dict[str, str]]:
    """The rows of data/indicators.tsv."""
    return [dict(zip(_COLUMNS, row, strict=True)) for row in table("indicators")]


@transaction.atomic
def load_library(*, by: Person | None, at: datetime) -> int:
    """Rows that are not there yet are added; those an office holds already are left as it keeps them."""
    held = set(Indicator.objects.values_list("code", flat=True))
    made: dict[str, Indicator] = {}
    for position, row in enumerate(library(), 1):
        if row["code"] not in held:
            made[row["code"]] = _indicator(row, position * 10, made)
    for one in made.values():
        checked_formula(one)
    _define(made)
    if made:
        journal.record("library:indicators", "library.loaded", by=by, at=at, changes={"count": len(made)})
    return len(made)


def _indicator(row: Mapping[str, str], position: int, made: Mapping[str, Indicator]) -> Indicator:
    fields: dict[str, object] = {
        name: value for name, value in row.items() if name not in ("weight", "confirmed", "places")
    }
    weight = row["weight"]
    one = Indicator(
        **fields,
        weight=made.get(weight) or (Indicator.objects.get(code=weight) if weight else None),
        confirmed=row["confirmed"] == "yes",
        places=int(row["places"]),
        position=position,
    )
    one.arrange()
    one.full_clean(exclude=["words"])
    one.save()
    return one


def _define(made: Mapping[str, Indicator]) -> None:
    """The versions of the data file; one without a beginning for everything else."""
    told = [row for row in table("definitions") if row[0] in made]
    Definition.objects.bulk_create(
        Definition(
            indicator=made[code],
            number=int(number),
            valid_from=date.fromisoformat(since) if since else None,
            text=text,
            source=source,
            confirmed=confirmed == "yes",
        )
        for code, number, since, text, source, confirmed in told
    )
    plain = made.keys() - {row[0] for row in told}
    Definition.objects.bulk_create(
        Definition(indicator=made[code], source=made[code].basis, confirmed=made[code].confirmed)
        for code in sorted(plain)
    )


@transaction.atomic
def load_periods(first: int, last: int) -> int:
    """Every period of the years and the terms that touch them, cut by the rule in force when it begins."""
    spans = [span for year in range(first, last + 1) for span in spans_of_year(year)]
    terms = [span for code in TERMS if (span := read_code(code)) is not None]
    spans += [span for span in terms if span.end.year >= first and span.start.year <= last]
    return len(_made(spans))


def _made(spans: Iterable[Span]) -> list[Period]:
    held = set(Period.objects.values_list("code", flat=True))
    rows = []
    for span in spans:
        if span.code not in held:
            cut = cut_of(span)
            rows.append(
                Period(
                    code=span.code,
                    kind=span.kind.value,
                    start=span.start,
                    end=span.end,
                    counted_from=cut.counted_from,
                    counted_until=cut.counted_until,
                    due_on=cut.due_on,
                    source=cut.source,
                    confirmed=cut.confirmed,
                )
            )
    return Period.objects.bulk_create(rows)
