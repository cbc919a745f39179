"""Rows of urging, by sub-noun."""

from __future__ import annotations

from dondoc_office.urging.models.feed import Feed
from dondoc_office.urging.models.letter import Letter, LetterLine
from dondoc_office.urging.models.mail import Mail
from dondoc_office.urging.models.reminder import Reminder, ReminderLine, Round
from dondoc_office.urging.models.reply import ReplyLink
from dondoc_office.urging.models.tiding import Tiding, TidingChoice, ToldUntil
from dondoc_office.urging.models.weekly import WeeklyReader

__all__ = [
    "Feed",
    "Letter",
    "LetterLine",
    "Mail",
    "Reminder",
    "ReminderLine",
    "ReplyLink",
    "Round",
    "Tiding",
    "TidingChoice",
    "ToldUntil",
    "WeeklyReader",
]
