"""The addresses of links and calendars, and what a given one opens."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from dondoc_office.tasks.states import OPEN
from dondoc_office.urging import signing
from dondoc_office.urging.models import Feed, ReplyLink

_REPLY, _FEED = "reply", "feed"


def address_of(path: str) -> str:
    """As people type it."""
    return f"{settings.ADDRESS}{path}"


def reply_token(link: ReplyLink) -> str:
    return signing.token(_REPLY, link.pk, link.nonce)


def reply_address(link: ReplyLink) -> str:
    return address_of(reverse("reply", args=[reply_token(link)]))


def feed_address(feed: Feed) -> str:
    return address_of(reverse("calendar-feed", args=[signing.token(_FEED, feed.pk, feed.nonce)]))


def reply_link(token: str) -> ReplyLink | None:
    """The link of a token; None for one that we did not sign."""
    said = signing.opened(_REPLY, token)
    if said is None:
        return None
    rows = ReplyLink.objects.select_related("task__document", "task__lead", "part__unit", "unit", "person")
    return rows.filter(pk=said[0], nonce=said[1]).first()


def feed_of(token: str) -> Feed | None:
    """The calendar of a token, closed ones too; None for one that we did not sign."""
    said = signing.opened(_FEED, token)
    if said is None:
        return None
    return Feed.objects.select_related("person").filter(pk=said[0], nonce=said[1]).first()


def is_open(link: ReplyLink, at: datetime) -> bool:
    """Neither revoked nor run out, and what it answers for is still this unit's and still open."""
    if link.revoked_at is not None or at >= link.expires_at or link.task.restricted:
        return False
    unit = link.part.unit_id if link.part else link.task.lead_id
    holder = link.person is None or link.person.is_active
    return holder and unit == link.unit_id and link.task.is_open and link.owed.current in OPEN
