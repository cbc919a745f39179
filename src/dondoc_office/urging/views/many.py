"""Reminding many at once: what goes to whom is seen first, then sent."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc_office.site.pages import page
from dondoc_office.site.typed import keys_of
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once
from dondoc_office.urging.actions.reminding_by_hand import remind_many
from dondoc_office.urging.by_hand import Sending, Wanted, sending
from dondoc_office.urging.errors import NobodyToRemind

MOST = 200


def _wanted(said: QueryDict) -> Wanted:
    tasks = keys_of(said.getlist("viec"))[:MOST]
    codes = said.getlist("don-vi")[:MOST]
    units = Unit.objects.filter(code__in=codes).order_by("path").values_list("pk", flat=True)
    return Wanted(tuple(tasks), tuple(units) if codes else ())


@signed_in
@require_POST
def remind(request: OfficeRequest) -> HttpResponse:
    """The messages as they would go; with the second button they go, once for this form."""
    wanted = _wanted(request.POST)
    if not wanted.tasks and not wanted.units:
        messages.error(request, _("Hãy chọn ít nhất một việc hoặc một đơn vị."))
        return redirect("task-list")
    note = request.POST.get("loi-nhan", "").strip()
    too_long = len(note) > 500
    if "gui" in request.POST and not too_long:
        return _send(request, wanted, note)
    return _preview(request, wanted, note, status=422 if too_long else 200)


def _send(request: OfficeRequest, wanted: Wanted, note: str) -> HttpResponse:
    sent: list[Sending] = []
    by, at = request.person, request.now
    try:
        done_once(request, lambda: sent.append(remind_many(wanted, note, by=by, at=at)))
    except NobodyToRemind as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return _preview(request, wanted, note, status=409)
    said = _("Đã nhắc. Số người nhận: %(people)s; số việc: %(tasks)s.")
    for made in sent:
        messages.success(request, said % {"people": len(made.reached), "tasks": len(made.tasks)})
    return redirect("task-list")


def _preview(request: OfficeRequest, wanted: Wanted, note: str, *, status: int) -> HttpResponse:
    made = sending(wanted, request.standing, today=request.today)
    context = {
        "made": made,
        "tasks": wanted.tasks,
        "units": Unit.objects.filter(pk__in=wanted.units),
        "note": note,
        "too_long": len(note) > 500,
        "by_mail": bool(settings.EMAIL_HOST),
    }
    return page(request, "urging/many.html", context, status=status)
