"""My reminders, and the e-mails that did not go out."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.urging.actions.sending import try_again
from dondoc_office.urging.actions.telling import choose_tidings
from dondoc_office.urging.boards import rule_for, told
from dondoc_office.urging.models import Tiding, TidingChoice
from dondoc_office.urging.models.mail import MailState
from dondoc_office.urging.policy import own_reminders, own_tidings, require_outbox, visible_mail
from dondoc_office.urging.wording import EVENTS

PER_PAGE = 50
DAYS_A_PAGE = 10


@signed_in
@require_GET
def reminder_list(request: OfficeRequest) -> HttpResponse:
    """Everything I was reminded of, the latest day first; whoever opens it has been told."""
    own = own_reminders(request.standing)
    rows = Paginator(own, DAYS_A_PAGE).get_page(request.GET.get("trang"))
    tidings = own_tidings(request.standing)
    context = {
        "tidings": tidings,
        "opened": True,
        "rows": rows,
        "days": told(rows, request.standing),
        "rule": rule_for(request.standing),
    }
    response = page(request, "urging/reminders.html", context)
    own.unread().update(seen_at=request.now)
    if tidings:
        Tiding.objects.of(request.standing.person).unread().update(seen_at=request.now)
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def tidings_choose(request: OfficeRequest) -> HttpResponse:
    """Which news come by e-mail; what is no event of ours is passed over."""
    if request.method == "POST":
        choose_tidings(request.POST.getlist("tin"), by=request.person, at=request.now)
        messages.success(request, _("Đã lưu tin được gửi qua thư."))
        return redirect("reminder-list")
    choice = TidingChoice.objects.filter(person=request.person).first()
    unwanted = frozenset(choice.unwanted) if choice else frozenset()
    events = [(event, name, event not in unwanted) for event, name in EVENTS.items()]
    return page(request, "urging/tidings.html", {"events": events})


@signed_in
@require_GET
def outbox(request: OfficeRequest) -> HttpResponse:
    """What went out, and what did not, with the reason; the words themselves stay with the reader."""
    require_outbox(request.standing)
    mail = visible_mail(request.standing)
    chosen = request.GET.get("xem", "")
    stuck = mail.filter(state__in=[MailState.FAILED, MailState.GIVEN_UP])
    shown = mail if chosen == "tat-ca" else stuck
    listed = shown.select_related("person", "unit").defer("body")
    context = {
        "rows": Paginator(listed, PER_PAGE).get_page(request.GET.get("trang")),
        "all": chosen == "tat-ca",
        "stuck": stuck.count(),
        "waiting": mail.filter(state__in=[MailState.WAITING, MailState.SENDING]).count(),
    }
    return page(request, "urging/outbox.html", context)


@signed_in
@require_POST
def mail_again(request: OfficeRequest, pk: int) -> HttpResponse:
    """Try one once more."""
    mail = get_object_or_404(visible_mail(request.standing), pk=pk)
    try_again(mail, by=request.person, at=request.now)
    messages.success(request, _("Thư được gửi lại ngay."))
    return redirect("outbox")
