"""Pages of one commune in a campaign: where it stands, its sheet, what it inherits, many cells at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.criteria.actions.assessing import assess, move
from dondoc_office.criteria.actions.campaigning import change_rated_unit
from dondoc_office.criteria.actions.inheriting import inherit, parts_of
from dondoc_office.criteria.forms import InheritForm, RatedUnitForm, earlier_campaigns
from dondoc_office.criteria.gathering import known_figures
from dondoc_office.criteria.inheriting import RULE_NAMES, InheritanceRule
from dondoc_office.criteria.matrix import Known
from dondoc_office.criteria.missing import missing_of
from dondoc_office.criteria.models import Assessment, Campaign, RatedUnit
from dondoc_office.criteria.policy import (
    Owners,
    enters,
    get_rated_unit,
    manages,
    may,
    require_management,
    visible_campaigns,
    why_not,
)
from dondoc_office.criteria.sheet import Asked, Sheet
from dondoc_office.criteria.states import Move, moves_from
from dondoc_office.criteria.thresholds import Bound, bound_for
from dondoc_office.journal.models import Entry
from dondoc_office.measures.policy import sees_sent
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.site.typed import keys_of
from dondoc_office.units.request import OfficeRequest, signed_in

_TOGETHER = (Move.APPROVE, Move.FLAG, Move.RETURN, Move.CONFIRM)


def _cells(rated: RatedUnit) -> list[Assessment]:
    rows = rated.assessments.select_related("criterion__parent", "inheritance", "entered_by")
    found = list(rows.prefetch_related("criterion__thresholds").order_by("criterion__position"))
    for cell in found:
        cell.rated_unit = rated
    return found


def _bound(cell: Assessment) -> Bound | None:
    rated = cell.rated_unit
    return bound_for(
        cell.criterion.bounds, group=rated.group, region=rated.region, on=rated.campaign.assessed_on
    )


@signed_in
@require_GET
def commune_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """Where a commune stands, what it lacks, and what may be done about it."""
    rated = get_rated_unit(request.standing, pk)
    cells, owners = _cells(rated), Owners(rated.campaign_id)
    offers = {cell.pk: _offers(request, cell, owners) for cell in cells}
    office_manages = manages(request.standing, rated.campaign.office)
    [row] = Known.of(rated.campaign, units=[rated.pk]).matrix(today=request.today).rows
    context = {
        "rated": rated,
        "campaign": rated.campaign,
        "row": row,
        "lines": [(cell, _bound(cell), offers[cell.pk]) for cell in cells],
        "together": [one for one in _TOGETHER if any(one in moves for moves in offers.values())],
        "missing": missing_of(rated, cells, today=request.today),
        "may_enter": rated.rated
        and enters(request.standing, rated)
        and request.today <= rated.campaign.closes_on,
        "form": RatedUnitForm(rated_unit=rated) if office_manages else None,
        "earlier": earlier_campaigns(rated).filter(visible_campaigns(request.standing))
        if office_manages
        else [],
        "inheritances": [
            (one, RULE_NAMES[InheritanceRule(one.rule)])
            for one in rated.inheritances.select_related("campaign", "by")
        ],
        "history": Entry.objects.about(f"ratedunit:{rated.pk}").select_related("by")[:50],
    }
    return page(request, "criteria/commune.html", context)


def _offers(request: OfficeRequest, cell: Assessment, owners: Owners) -> list[Move]:
    if not cell.rated_unit.rated:
        return []
    owner = owners.of(cell.criterion)
    moves = (one for one in moves_from(cell.stage) if one in _TOGETHER)
    return [one for one in moves if may(request.standing, cell, one, owner)]


@signed_in
@require_http_methods(["GET", "POST"])
def commune_sheet(request: OfficeRequest, pk: int) -> HttpResponse:
    """The commune's own sheet: everything that may be assessed now; unchanged lines are left alone."""
    rated = get_rated_unit(request.standing, pk)
    if not enters(request.standing, rated):
        raise NotAllowed(why_not(Move.ASSESS))
    rows = [cell for cell in _cells(rated) if cell.applies and Move.ASSESS in moves_from(cell.stage)]
    known = known_figures(rated, rows)
    asked = [Asked(cell, _bound(cell), known.get(cell.pk)) for cell in rows]
    sheet = Sheet.of(asked, request.POST.dict() if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and not sheet.wrong:
        try:
            done = assess(rated, sheet.said, by=request.person, at=request.now)
        except HouseError as error:
            problem = error.said.in_language(get_language() or "vi")
        else:
            messages.success(request, _("Đã ghi %(count)s nội dung.") % {"count": len(done)})
            return redirect("commune-page", pk)
    status = 422 if sheet.wrong or problem else 200
    context = {
        "rated": rated,
        "campaign": rated.campaign,
        "sheet": sheet,
        "problem": problem,
        "sees_sources": sees_sent(request.standing, rated.unit.path),
    }
    return page(request, "criteria/sheet.html", context, status=status)


@signed_in
@require_POST
def commune_moves(request: OfficeRequest, pk: int) -> HttpResponse:
    """One move for the ticked cells, all of them or none."""
    rated = get_rated_unit(request.standing, pk)
    step = next((one for one in _TOGETHER if one.value == request.POST.get("buoc")), None)
    ticked = keys_of(request.POST.getlist("o"))
    if step is None or not ticked:
        messages.error(request, _("Hãy đánh dấu ít nhất một nội dung."))
        return redirect("commune-page", pk)
    try:
        reason = request.POST.get("ly-do", "")[:1000]
        done = move(rated, ticked, step, reason=reason, by=request.person, at=request.now)
    except NotAllowed:
        raise
    except HouseError as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
    else:
        messages.success(request, _("Đã ghi %(count)s nội dung.") % {"count": len(done)})
    return redirect("commune-page", pk)


@signed_in
@require_POST
def commune_change(request: OfficeRequest, pk: int) -> HttpResponse:
    """Group, region, recognition, and whether it is rated."""
    rated = get_rated_unit(request.standing, pk)
    require_management(request.standing, rated.campaign.office)
    form = RatedUnitForm(request.POST, rated_unit=rated)
    if form.is_valid():
        change_rated_unit(rated, form.cleaned_data, by=request.person, at=request.now)
        messages.success(request, _("Đã lưu."))
        return redirect("commune-page", pk)
    context = {"rated": rated, "campaign": rated.campaign, "form": form}
    return page(request, "criteria/change.html", context, status=422)


@signed_in
@require_http_methods(["GET", "POST"])
def commune_inherit(request: OfficeRequest, pk: int, campaign: int) -> HttpResponse:
    """What a merged commune takes over from an earlier campaign, by which rule, on which basis."""
    rated = get_rated_unit(request.standing, pk)
    require_management(request.standing, rated.campaign.office)
    seen = Campaign.objects.filter(visible_campaigns(request.standing)).select_related("criteria_set")
    earlier = get_object_or_404(seen, pk=campaign)
    parts: Sequence[RatedUnit] = parts_of(rated, earlier)
    form = InheritForm(request.POST or None, parts=parts, language=get_language() or "vi")
    if request.method == "POST" and form.is_valid():
        try:
            made = inherit(
                rated,
                earlier,
                InheritanceRule(form.cleaned_data["rule"]),
                people=form.people(),
                basis=form.cleaned_data["basis"],
                by=request.person,
                at=request.now,
            )
        except HouseError as error:
            form.add_error(None, error.said.in_language(get_language() or "vi"))
        else:
            count = made.assessments.count()
            messages.success(request, _("Đã kế thừa %(count)s nội dung.") % {"count": count})
            return redirect("commune-page", pk)
    context = {"rated": rated, "campaign": rated.campaign, "earlier": earlier, "parts": parts, "form": form}
    return page(request, "criteria/inherit.html", context, status=422 if form.errors else 200)
