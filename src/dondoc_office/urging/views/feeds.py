"""My calendar: its secret address, and what a calendar program fetches there."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.urging.actions.feeding import close_feed, open_feed
from dondoc_office.urging.calendars import calendar, days_of
from dondoc_office.urging.errors import LinkClosed, LinkUnknown
from dondoc_office.urging.links import feed_address, feed_of
from dondoc_office.urging.models import Feed


@never_cache
@signed_in
@require_GET
def my_feed(request: OfficeRequest) -> HttpResponse:
    """The address, to paste into a calendar program."""
    feed = Feed.objects.filter(person=request.person, closed_at=None).first()
    return page(request, "urging/feed.html", {"feed": feed, "address": feed_address(feed) if feed else ""})


@signed_in
@require_POST
def feed_open(request: OfficeRequest) -> HttpResponse:
    """A first address, or another one."""
    open_feed(by=request.person, at=request.now)
    messages.success(request, _("Đã có địa chỉ lịch mới; địa chỉ cũ (nếu có) không còn dùng được."))
    return redirect("my-feed")


@signed_in
@require_POST
def feed_close(request: OfficeRequest) -> HttpResponse:
    """No address any more."""
    close_feed(by=request.person, at=request.now)
    messages.success(request, _("Đã đóng lịch đăng ký."))
    return redirect("my-feed")


@require_GET
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What calendar programs fetch: no session, the address itself is the key."""
    feed = feed_of(token)
    if feed is None:
        raise LinkUnknown
    if feed.closed_at is not None or not feed.person.is_active:
        raise LinkClosed
    today = timezone.localdate()
    if feed.read_on != today:
        Feed.objects.filter(pk=feed.pk).update(read_on=today)
    with translation.override(feed.person.language):
        name = f"Đôn Đốc · {feed.person.name}"
        host = urlsplit(settings.ADDRESS).hostname or "dondoc"
        content = calendar(name, days_of(feed.person, today=today), host=host, at=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="don-doc.ics"'
    response.headers["Cache-Control"] = "private, max-age=900"
    return response
