"""How pages print reminders."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import QuerySet
from django.template import Context
from django.urls import reverse
from django.utils.translation import get_language

from dondoc.errors import Message
from dondoc_office.site.questions import how_many, number
from dondoc_office.urging.actions.weekly_mail import HEADINGS
from dondoc_office.urging.distances import Step
from dondoc_office.urging.ladder import RUNG_NAMES, Rung
from dondoc_office.urging.models import Reminder, Tiding
from dondoc_office.urging.wording import EVENTS, distance

register = template.Library()


@register.simple_tag(takes_context=True)
def unread_reminders(context: Context) -> int:
    """How many days of reminders and how many tidings the signed-in person has not opened; one query.

    On the page that shows them there is nothing left to count (`opened`).
    """
    request = context.get("request")
    person = getattr(request, "person", None)
    if person is None or context.get("opened"):
        return 0
    return how_many(_unread, person=person.pk)


def _unread() -> QuerySet[Any, Any]:
    person = number("person")
    days = Reminder.objects.of(person).unread().order_by().values("pk")
    return days.union(Tiding.objects.of(person).unread().order_by().values("pk"), all=True)


@register.filter
def event_name(event: str) -> str:
    return EVENTS[event].in_language(get_language() or "vi")


@register.filter
def how_late(days: int) -> str:
    """`quá hạn 4 ngày`, in the reader's language."""
    said = distance(days).in_language(get_language() or "vi")
    return said[:1].upper() + said[1:]


@register.filter
def side(days: int) -> str:
    return Step(days).side.value


@register.filter
def rung_name(rung: str) -> str:
    return RUNG_NAMES[Rung(rung)].in_language(get_language() or "vi")


@register.filter
def in_words(message: Message) -> str:
    """A sentence in the reader's language."""
    return message.in_language(get_language() or "vi")


_LISTS = {
    "late": "?han=open_overdue",
    "due": "?han=due_soon",
    "silent": "?trang-thai=in_progress",
    "waiting": "?trang-thai=submitted",
}


@register.filter
def week_heading(section: str) -> str:
    return HEADINGS[section].in_language(get_language() or "vi")


@register.filter
def week_list(section: str) -> str:
    """Where the rest of a section is listed."""
    return reverse("task-list") + _LISTS[section]
