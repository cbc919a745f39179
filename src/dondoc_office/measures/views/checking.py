"""One value with its history, and the sheets that wait to be checked, approved, closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.documents.policy import sees as sees_document
from dondoc_office.measures.actions.moving import lock_period, movable, move, open_period
from dondoc_office.measures.actions.proving import prove, remark
from dondoc_office.measures.forms import RemarkForm, StepForm, proof_file
from dondoc_office.measures.models import Lock, Period, Value, ValueQuerySet
from dondoc_office.measures.policy import Followers, get_unit, get_value, manages, may, visible_values
from dondoc_office.measures.states import NEEDS_REASON, Move, State, moves_from
from dondoc_office.measures.views.reading import chosen
from dondoc_office.site.errors import HouseError
from dondoc_office.site.pages import page
from dondoc_office.site.typed import keys_of
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in

_MOST = 2000


@signed_in
@require_GET
def value_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One figure: where it comes from, who did what with it, what may be done next."""
    return value_shown(request, get_value(request.standing, pk), RemarkForm())


def value_shown(request: OfficeRequest, value: Value, form: RemarkForm, status: int = 200) -> HttpResponse:
    followers = Followers([value.indicator_id])
    steps = [step for step in moves_from(value.stage) if step is not Move.LOCK]
    document = value.document
    words = ""
    if document is not None and sees_document(request.standing, document) and value.source_end:
        words = document.text[value.source_start : value.source_end]
    others = Value.objects.of(value.unit, value.period).filter(indicator=value.indicator).exclude(pk=value.pk)
    context = {
        "value": value,
        "form": form,
        "words": words,
        "document": document if words else None,
        "others": others.select_related("entered_by"),
        "changes": value.changes.select_related("by", "batch")[:50],
        "remarks": value.remarks.select_related("by"),
        "evidence": value.evidence.select_related("added_by"),
        "steps": [
            (step, step in NEEDS_REASON) for step in steps if may(request.standing, value, step, followers)
        ],
    }
    return page(request, "measures/value.html", context, status=status)


@signed_in
@require_POST
def value_remark(request: OfficeRequest, pk: int) -> HttpResponse:
    """A remark, a file, or both."""
    value = get_value(request.standing, pk)
    form = RemarkForm(request.POST, request.FILES)
    if not form.is_valid():
        return value_shown(request, value, form, 422)
    if form.cleaned_data["text"]:
        remark(value, form.cleaned_data["text"], by=request.person, at=request.now)
    if form.cleaned_data["attached"]:
        prove(value, proof_file(form.cleaned_data["attached"]), by=request.person, at=request.now)
    return redirect("value-page", value.pk)


@signed_in
@require_POST
def value_move(request: OfficeRequest, pk: int, step: str) -> HttpResponse:
    """One move of one value."""
    value = get_value(request.standing, pk)
    form = StepForm(request.POST)
    if step in list(Move) and form.is_valid():
        try:
            move(
                [value.pk], Move(step), reason=form.cleaned_data["reason"], by=request.person, at=request.now
            )
        except HouseError as error:
            if error.http_status == 403:
                raise
            messages.error(request, error.said.in_language(get_language() or "vi"))
    return redirect("value-page", value.pk)


@signed_in
@require_GET
def proof(request: OfficeRequest, pk: int, number: int) -> FileResponse:
    """A file of proof, always as a download."""
    evidence = get_object_or_404(get_value(request.standing, pk).evidence, pk=number)
    response = FileResponse(evidence.file.open("rb"), as_attachment=True, filename=evidence.file_name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@dataclass(frozen=True)
class Pile:
    """What one unit gave for one period, counted by state (bảng số liệu chờ xử lý)."""

    unit: Unit
    counts: Mapping[str, int]

    @property
    def told(self) -> list[tuple[str, int]]:
        return [(state.value, self.counts[state]) for state in State if self.counts.get(state)]


@signed_in
@require_http_methods(["GET", "POST"])
def measure_check(request: OfficeRequest) -> HttpResponse:
    """The figures of a period, unit by unit: what waits, and one step for all or for the ticked ones."""
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None:
        return page(request, "measures/nothing.html", {})
    period = get_object_or_404(Period, code=found.span.code)
    if request.method == "POST":
        return _moved(request, found.unit, period)
    one = get_unit(request.standing, request.GET["bang"]) if request.GET.get("bang") else None
    seen = visible_values(request.standing).filter(period=period, unit__path__startswith=found.unit.path)
    rows = _rows(request, seen.filter(unit=one)) if one else []
    context = {
        "chosen": found,
        "piles": _piles(seen),
        "one": one,
        "rows": rows,
        "steps": [step for step in Move if any(step in steps for _, steps in rows)],
        "reasons": NEEDS_REASON,
        "lock": Lock.objects.filter(office=found.unit, period=period, opened_at=None)
        .select_related("by")
        .first(),
        "manages": manages(request.standing, found.unit),
        "period": period,
    }
    return page(request, "measures/check.html", context)


def _piles(seen: ValueQuerySet) -> list[Pile]:
    counts: dict[int, dict[str, int]] = {}
    for unit, state, count in seen.order_by().values_list("unit", "state").annotate(n=Count("pk")):
        counts.setdefault(unit, {})[state] = count
    units = Unit.objects.filter(pk__in=counts).only("pk", "code", "name", "sort_key")
    return [Pile(unit, counts[unit.pk]) for unit in units]


def _rows(request: OfficeRequest, values: ValueQuerySet) -> list[tuple[Value, list[Move]]]:
    found = list(
        values.select_related("indicator", "unit", "entered_by").order_by("indicator__position", "status")[
            :_MOST
        ]
    )
    followers = Followers({value.indicator_id for value in found})
    return [
        (
            value,
            [
                step
                for step in moves_from(value.stage)
                if step is not Move.LOCK and may(request.standing, value, step, followers)
            ],
        )
        for value in found
    ]


def _moved(request: OfficeRequest, unit: Unit, period: Period) -> HttpResponse:
    """The ticked values, or all of a sheet, as far as she may move them."""
    back = request.get_full_path()
    step, said = request.POST.get("viec", ""), request.POST.get("reason", "")
    if step == "chot":
        lock_period(unit, period, by=request.person, at=request.now)
        messages.success(request, _("Đã chốt kỳ."))
        return redirect(back)
    if step == "mo":
        lock = get_object_or_404(Lock, office=unit, period=period, opened_at=None)
        open_period(lock, reason=said, by=request.person, at=request.now)
        messages.success(request, _("Đã mở lại kỳ."))
        return redirect(back)
    if step not in list(Move):
        return redirect(back)
    ticked = keys_of(request.POST.getlist("so"))
    seen = visible_values(request.standing).filter(period=period, unit__path__startswith=unit.path)
    rows = movable(
        seen.filter(pk__in=ticked).select_related("unit"), Move(step), by=request.person, at=request.now
    )
    try:
        moved = move([value.pk for value in rows], Move(step), reason=said, by=request.person, at=request.now)
    except HouseError as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return redirect(back)
    words = ngettext("Đã xử lý %(n)s số.", "Đã xử lý %(n)s số.", len(moved)) % {"n": len(moved)}
    messages.success(request, words)
    return redirect(back)
