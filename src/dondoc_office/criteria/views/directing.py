"""Pages on which the office directs a campaign under way: until when it runs, who checks which criterion."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dondoc_office.criteria.actions.directing import close_campaign, set_last_day, set_owners
from dondoc_office.criteria.forms import LastDayForm, OwnersForm
from dondoc_office.criteria.models import Assessment, Campaign, Ownership
from dondoc_office.criteria.policy import get_campaign, require_management
from dondoc_office.criteria.states import State
from dondoc_office.site.filling import carried_out
from dondoc_office.site.pages import page
from dondoc_office.units.models import Kind, Unit, UnitQuerySet
from dondoc_office.units.request import OfficeRequest, signed_in

_BESIDE = {"assessment-day-wrong": "until", "assessment-reason-needed": "reason"}
_CHECKERS = (Kind.OFFICE, Kind.DEPARTMENT, Kind.FORCE, Kind.PUBLIC, Kind.PARTY)


@signed_in
@require_http_methods(["GET", "POST"])
def campaign_dates(request: OfficeRequest, pk: int) -> HttpResponse:
    """More days, fewer days, or closed now."""
    campaign = get_campaign(request.standing, pk)
    require_management(request.standing, campaign.office)
    closing = "dong" in request.POST
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and closing:
        data["until"] = campaign.closes_on.isoformat()  # not asked for by this button
    form = LastDayForm(data, initial={"until": campaign.closes_on})

    def act() -> None:
        said = form.cleaned_data
        if closing:
            close_campaign(campaign, reason=said["reason"], by=request.person, at=request.now)
        else:
            set_last_day(campaign, said["until"], reason=said["reason"], by=request.person, at=request.now)

    if request.method == "POST" and form.is_valid() and carried_out(form, act, beside=_BESIDE):
        messages.success(request, _("Đã đóng đợt đánh giá.") if closing else _("Đã lưu ngày cuối của đợt."))
        return redirect("campaign-matrix", pk)
    context = {
        "campaign": campaign,
        "form": form,
        "left": _left(campaign),
        "is_open": campaign.is_open(request.today),
    }
    return page(request, "criteria/dates.html", context, status=422 if form.errors else 200)


def _left(campaign: Campaign) -> dict[str, int]:
    """What nobody assessed, and what nobody checked yet."""
    cells = Assessment.objects.filter(rated_unit__campaign=campaign, rated_unit__rated=True, applies=True)
    waiting = Q(state=State.SELF_ASSESSED)
    return cells.aggregate(
        open=Count("pk", filter=Q(state__in=[State.NOT_ASSESSED, State.RETURNED])),
        unchecked=Count("pk", filter=waiting),
    )


def _checkers(campaign: Campaign, request: OfficeRequest) -> UnitQuerySet:
    """Departments of the office, and whoever checks already."""
    below = Unit.objects.existing(on=request.today).under([campaign.office.path]).filter(kind__in=_CHECKERS)
    held = Ownership.objects.filter(campaign=campaign).values("unit")
    near = Q(pk__in=below.filter(parent=campaign.office).values("pk")) | Q(pk__in=held)
    return Unit.objects.filter(near).order_by("sort_key")


@signed_in
@require_http_methods(["GET", "POST"])
def campaign_owners(request: OfficeRequest, pk: int) -> HttpResponse:
    """Which department checks each criterion of this campaign."""
    campaign = get_campaign(request.standing, pk)
    require_management(request.standing, campaign.office)
    held = dict(Ownership.objects.filter(campaign=campaign).values_list("criterion", "unit"))
    rows = campaign.criteria_set.criteria.filter(Q(parent=None) | Q(pk__in=held))
    form = OwnersForm(request.POST or None, criteria=rows, held=held, units=_checkers(campaign, request))
    if request.method == "POST" and form.is_valid():
        count = set_owners(campaign, form.owners(), by=request.person, at=request.now)
        words = ngettext(
            "Đã đổi đơn vị thẩm tra của %(n)s tiêu chí.", "Đã đổi đơn vị thẩm tra của %(n)s tiêu chí.", count
        )
        messages.success(request, words % {"n": count})
        return redirect("campaign-matrix", pk)
    context = {"campaign": campaign, "form": form}
    return page(request, "criteria/owners.html", context, status=422 if form.errors else 200)
