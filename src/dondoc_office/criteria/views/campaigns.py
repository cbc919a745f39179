"""Pages of campaigns: the list, the matrix, opening one, its report in Word and Excel."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from itertools import islice

from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc_office.criteria.actions.campaigning import Entry, Window, open_campaign
from dondoc_office.criteria.finding import hit_of, matching_criteria
from dondoc_office.criteria.forms import CampaignForm
from dondoc_office.criteria.marks import Mark
from dondoc_office.criteria.matrix import Known, Matrix
from dondoc_office.criteria.models import Campaign, CriteriaSet, Ownership
from dondoc_office.criteria.papers import report_paper
from dondoc_office.criteria.policy import (
    get_campaign,
    manages,
    require_some_management,
    visible_campaigns,
    visible_sets,
)
from dondoc_office.criteria.workbook import listings
from dondoc_office.meetings.policy import visible_meetings
from dondoc_office.papers.word import WORD, written
from dondoc_office.sheets.answers import download, workbook
from dondoc_office.sheets.plan import NotUnderstood, day_of
from dondoc_office.site.errors import HouseError
from dondoc_office.site.pages import page
from dondoc_office.site.paging import page_of
from dondoc_office.site.typed import key_of
from dondoc_office.units.models import Kind, Level, Unit, UnitQuerySet
from dondoc_office.units.request import OfficeRequest, signed_in

_CHANGES_SHOWN = 60
_HITS_SHOWN = 200


@signed_in
@require_GET
def criteria_home(request: OfficeRequest) -> HttpResponse:
    """Campaigns that she sees, and the sets they can be held by."""
    campaigns = Campaign.objects.filter(visible_campaigns(request.standing))
    campaigns = campaigns.select_related("office", "criteria_set").annotate(
        units=Count("rated_units", filter=Q(rated_units__rated=True))
    )
    campaigns = campaigns.order_by("-opens_on", "-pk")
    sets = CriteriaSet.objects.filter(visible_sets(request.standing)).select_related("office")
    words = request.GET.get("tim", "").strip()[:200]
    hits = matching_criteria(request.standing, words)[:_HITS_SHOWN] if words else ()
    context = {
        "words": words,
        "hits": [hit_of(one) for one in hits],
        "rows": page_of(campaigns, request.GET.get("trang")),
        "sets": sets.annotate(
            tops=Count("criteria", filter=Q(criteria__parent=None)),
            leaves=Count("criteria", filter=Q(criteria__leaf=True)),
        ).order_by("-valid_from", "code", "-version"),
        "may_open": any(manages(request.standing, one) for one in _offices(request)),
    }
    return page(request, "criteria/home.html", context)


def _offices(request: OfficeRequest) -> UnitQuerySet:
    return Unit.objects.filter(pk__in=request.standing.units())


def communes_of(office: Unit, today: date) -> UnitQuerySet:
    """What can be assessed: the communes under the office, or the office itself where it is one."""
    commune = Q(kind=Kind.COMMUNE) | Q(kind=Kind.COMMITTEE, level=Level.COMMUNE)
    return Unit.objects.existing(on=today).under([office.path]).filter(commune)


@signed_in
@require_http_methods(["GET", "POST"])
def campaign_open(request: OfficeRequest) -> HttpResponse:
    """A campaign of her office; the cells of every commune are made with it."""
    office = require_some_management(request.standing)
    today = request.today
    form = CampaignForm(
        request.POST or None,
        sets=CriteriaSet.objects.filter(visible_sets(request.standing)),
        units=communes_of(office, today),
        initial={
            "opens_on": today,
            "assessed_on": today,
            "name": _("Rà soát tiêu chí năm %(year)s") % {"year": today.year},
        },
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        window = Window(said["opens_on"], said["closes_on"], said["assessed_on"])
        entries = [Entry(unit, region=said["region"]) for unit in said["units"]]
        try:
            campaign = open_campaign(
                office,
                said["criteria_set"],
                entries,
                name=said["name"],
                window=window,
                by=request.person,
                at=request.now,
            )
        except HouseError as error:
            form.add_error("criteria_set", error.said.in_language(get_language() or "vi"))
        else:
            messages.success(request, _("Đã mở đợt đánh giá."))
            return redirect("campaign-matrix", campaign.pk)
    context = {"form": form, "office": office}
    return page(request, "criteria/open.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def campaign_matrix(request: OfficeRequest, pk: int) -> HttpResponse:
    """Communes × criteria, what changed since a day, who is near withdrawal."""
    campaign = get_campaign(request.standing, pk)
    since = _since(request.GET.get("tu", ""))
    detailed = request.GET.get("chi-tiet") == "1"
    full = Known.of(campaign, since=_moment(since)).matrix(today=request.today, detailed=detailed)
    by_name = request.GET.get("xep") == "ten"
    if not by_name:
        full = full.urgent_first()
    matrix, chosen = _narrowed(full, campaign, request)
    context = {
        "campaign": campaign,
        "matrix": matrix,
        "full": full,
        "detailed": detailed,
        "by_name": by_name,
        "marks": [(mark, full.counts.get(mark, 0)) for mark in Mark],
        "chosen": chosen,
        "owner": request.GET.get("don-vi", ""),
        "owners": _owners(campaign),
        "since": since,
        "changes": list(islice(full.changes, _CHANGES_SHOWN)) if since else [],
        "meeting": visible_meetings(request.standing)
        .filter(office=campaign.office_id, held_on__lte=request.today)
        .first(),
        "may_manage": manages(request.standing, campaign.office),
        "is_open": campaign.is_open(request.today),
    }
    return page(request, "criteria/matrix.html", context)


def _owners(campaign: Campaign) -> list[Unit]:
    rows = Ownership.objects.filter(campaign=campaign).values("unit")
    return list(Unit.objects.filter(pk__in=rows))


def _narrowed(full: Matrix, campaign: Campaign, request: OfficeRequest) -> tuple[Matrix, str]:
    """By a mark and by the unit that answers; an unknown word narrows nothing."""
    matrix, chosen = full, request.GET.get("ket-qua", "")
    owner = key_of(request.GET.get("don-vi", ""))
    if owner is not None:
        rows = Ownership.objects.filter(campaign=campaign, unit=owner)
        owned = set(rows.values_list("criterion", flat=True))
        kept = [one.pk for one in full.columns if one.pk in owned or one.parent_id in owned]
        matrix = matrix.of_columns(kept)
    if chosen in set(Mark):
        matrix = matrix.narrowed(Mark(chosen))
    return matrix, chosen


def _since(words: str) -> date | None:
    try:
        return day_of(words)
    except NotUnderstood:
        return None


def _moment(since: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(since, time())) if since else None


@signed_in
@require_GET
def campaign_word(request: OfficeRequest, pk: int) -> FileResponse:
    """The report to the steering committee."""
    campaign = get_campaign(request.standing, pk)
    paper = report_paper(campaign, request.standing, today=request.today)
    name = f"bao-cao-tieu-chi-{request.today:%Y-%m-%d}.docx"
    return download(io.BytesIO(written(paper)), name, WORD)


@signed_in
@require_GET
def campaign_excel(request: OfficeRequest, pk: int) -> FileResponse:
    """The matrix, and every failing cell with its task."""
    campaign = get_campaign(request.standing, pk)
    sheets = listings(campaign, request.standing, today=request.today)
    return workbook(f"tieu-chi-{request.today:%Y-%m-%d}", *sheets)
