"""What the search finds of meetings."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from dondoc_office.meetings.models import Meeting
from dondoc_office.meetings.policy import visible_meetings
from dondoc_office.units.finding import Found, Hit, gathered
from dondoc_office.units.standing import Standing


def find_meetings(standing: Standing, words: str, today: date) -> Found:
    """By name, day, chair, place and agenda."""
    rows = visible_meetings(standing).matching(words).select_related("office", "chair")
    return gathered(rows, _meeting, name=gettext_lazy("Phiên họp"), listed="meeting-list", words=words)


def _meeting(meeting: Meeting) -> Hit:
    about = f"{meeting.held_on:%d/%m/%Y} · {meeting.office.called}"
    return Hit(reverse("meeting-page", args=[meeting.pk]), meeting.name, about)


FINDERS = (find_meetings,)
