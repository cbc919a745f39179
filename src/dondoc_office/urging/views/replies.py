"""The page behind a link in a message, and the list of such links."""

from __future__ import annotations

import secrets

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc import DondocError
from dondoc_office.site.pages import page
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import WORKED_ON
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.urging.actions.answering import answer
from dondoc_office.urging.actions.linking import revoke
from dondoc_office.urging.errors import LinkClosed, LinkUnknown
from dondoc_office.urging.forms import ReplyForm
from dondoc_office.urging.links import is_open, reply_link
from dondoc_office.urging.models import ReplyLink
from dondoc_office.urging.policy import require_outbox, visible_links

PER_PAGE = 50


@never_cache
@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """One task, one unit, no account: what is asked, and a form for what was done."""
    now = timezone.now()
    link = reply_link(token)
    if link is None:
        raise LinkUnknown
    if not is_open(link, now):
        raise LinkClosed
    if request.method == "POST":
        return _answered(request, link, token)
    ReplyLink.objects.filter(pk=link.pk).update(opened_at=now)
    name = link.person.name if link.person else ""
    initial = {"key": secrets.token_hex(16), "by_name": name, "percent": link.owed.percent}
    return _shown(request, link, ReplyForm(initial=initial))


def _answered(request: HttpRequest, link: ReplyLink, token: str) -> HttpResponse:
    form = ReplyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, link, form, status=422)
    try:
        address = get_adapter(request).get_client_ip(request)
        answer(link, form.report(), address=address, at=timezone.now())
    except LinkClosed:
        raise
    except DondocError as error:
        form.add_error(None, error.said.in_language(get_language() or "vi"))
        return _shown(request, link, form, status=getattr(error, "http_status", 409))
    messages.success(request, _("Đã nhận báo cáo. Cảm ơn; có thể đóng trang này."))
    return redirect("reply", token)


def _shown(request: HttpRequest, link: ReplyLink, form: ReplyForm, *, status: int = 200) -> HttpResponse:
    task, owed = link.task, link.owed
    context = {
        "task": task,
        "owed": owed,
        "unit": link.unit,
        "due_on": owed.due_on or task.due_on,
        "days": (timezone.localdate() - due).days if (due := owed.due_on or task.due_on) else None,
        "form": form if owed.current in WORKED_ON else None,
        "last": link.uses.first(),
    }
    response = page(request, "urging/reply.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@signed_in
@require_GET
def reply_links(request: OfficeRequest) -> HttpResponse:
    """Which links are out, who used them; a task's title only where she sees the task."""
    require_outbox(request.standing)
    links = visible_links(request.standing).select_related("unit", "person", "task", "part__unit")
    if request.GET.get("xem") != "tat-ca":
        links = links.filter(revoked_at=None, expires_at__gt=request.now)
    rows = Paginator(links.defer("task__content", "task__words"), PER_PAGE).get_page(request.GET.get("trang"))
    shown = visible_tasks(request.standing).filter(pk__in=[link.task_id for link in rows])
    context = {
        "rows": rows,
        "seen": set(shown.values_list("pk", flat=True)),
        "all": request.GET.get("xem") == "tat-ca",
        "now": request.now,
    }
    return page(request, "urging/links.html", context)


@signed_in
@require_POST
def reply_revoke(request: OfficeRequest, pk: int) -> HttpResponse:
    """The link opens nothing any more."""
    link = get_object_or_404(visible_links(request.standing), pk=pk)
    revoke(link, by=request.person, at=request.now)
    messages.success(request, _("Đã thu hồi liên kết."))
    return redirect("reply-links")
