"""Pages on which figures are read: the board of a unit, one indicator over its units, one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from dondoc_office.measures.boards import board, latest_span, study
from dondoc_office.measures.drawing import chart
from dondoc_office.measures.models import Indicator, Period, Tracking, Value
from dondoc_office.measures.periods import Kind, Span, read_code
from dondoc_office.measures.policy import (
    get_indicator,
    get_unit,
    manages_somewhere,
    visible_indicators,
    visible_units,
)
from dondoc_office.site.pages import page
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.standing import Standing

_PERIODS_SHOWN = 45


@dataclass(frozen=True)
class Chosen:
    """Whose figures of which period: from the address, else what the person most likely wants (đang xem)."""

    unit: Unit
    span: Span
    units: list[Unit]
    periods: list[tuple[str, str]]


def chosen(standing: Standing, asked: QueryDict, *, today: date) -> Chosen | None:
    """None for somebody without a unit."""
    code = asked.get("don-vi", "")
    unit = get_unit(standing, code) if code else own_office(standing, today=today)
    if unit is None:
        return None
    span = read_code(asked.get("ky", "")) or latest_told(unit, today=today)
    language = get_language() or "vi"
    rows = Period.objects.filter(start__lte=today).order_by("-end", "start")[:_PERIODS_SHOWN]
    periods = [(row.code, row.span.name.in_language(language)) for row in rows]
    if span.code not in {code for code, _ in periods}:
        periods.append((span.code, span.name.in_language(language)))
    return Chosen(unit, span, following_units(standing, on=today, also=unit), periods)


def own_office(standing: Standing, *, today: date) -> Unit | None:
    """The nearest unit at or above hers that follows indicators, else her own."""
    paths = sorted(standing.paths(), key=len, reverse=True)
    steps = [path.strip("/").split("/") for path in paths]
    above = ["/" + "/".join(one[:depth]) + "/" for one in steps for depth in range(len(one), 0, -1)]
    offices = {one.path: one for one in Unit.objects.existing(on=today).filter(path__in=above)}
    following = set(Tracking.objects.filter(office__path__in=above).values_list("office__path", flat=True))
    nearest = [path for path in above if path in offices and path in following]
    found = [path for path in above if path in offices]
    return offices[(nearest or found)[0]] if found else None


def latest_told(unit: Unit, *, today: date) -> Span:
    """The latest month for which somebody in the unit's tree gave a figure that is read; else quarter or year."""
    told = Value.objects.read().filter(unit__path__startswith=unit.path, period__start__lte=today)
    codes = told.order_by("-period__end").values_list("period__code", flat=True)
    code = codes.filter(period__kind=Kind.MONTH).first() or codes.exclude(period__kind=Kind.TERM).first()
    span = read_code(code) if code else None
    return span or latest_span(today)


def following_units(standing: Standing, *, on: date, also: Unit) -> list[Unit]:
    """Units of her tree whose figures are followed, those that ended included."""
    offices = Tracking.objects.values("office")
    communes = Q(level="commune", kind__in=["commune", "committee"])
    rows = Unit.objects.filter(visible_units(standing)).filter(Q(pk__in=offices) | communes | Q(pk=also.pk))
    return rows.only("pk", "code", "name", "path", "parent", "valid_until", "sort_key").in_tree_order()


@signed_in
@require_GET
def measure_board(request: OfficeRequest) -> HttpResponse:
    """What a unit follows, the most urgent first."""
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None:
        return page(request, "measures/nothing.html", {})
    shown = board(found.unit, found.span)
    by_field = request.GET.get("xem") == "linh-vuc"
    context = {"chosen": found, "board": shown, "by_field": by_field}
    return page(request, "measures/board.html", context, fragment="rows")


@signed_in
@require_GET
def indicator_list(request: OfficeRequest) -> HttpResponse:
    """The library: everything that can be measured, and what each means."""
    words = request.GET.get("tim", "").strip()
    rows = Indicator.objects.filter(visible_indicators(request.standing)).select_related("weight")
    rows = rows.in_use(on=request.today)
    if words:
        rows = rows.matching(words)
    fields: dict[str, list[Indicator]] = {}
    for row in rows:
        fields.setdefault(row.field, []).append(row)
    context: dict[str, object] = {
        "fields": list(fields.items()),
        "words": words,
        "count": sum(map(len, fields.values())),
    }
    context["manages"] = manages_somewhere(request.standing)
    return page(request, "measures/library.html", context, fragment="rows")


@signed_in
@require_GET
def indicator_page(request: OfficeRequest, code: str) -> HttpResponse:
    """One indicator: what it means, how it goes, unit by unit."""
    indicator = get_indicator(request.standing, code)
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None:
        return page(request, "measures/nothing.html", {})
    shown = study(found.unit, indicator, found.span)
    context: dict[str, object] = {
        "chosen": found,
        "study": shown,
        "indicator": indicator,
        "chart": chart(shown),
    }
    context["manages"] = manages_somewhere(request.standing)
    return page(request, "measures/indicator.html", context)
