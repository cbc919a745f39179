"""How the state and the date of a task look: a sign, a word and a colour, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from html import escape
from typing import Protocol, Self

from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dondoc.errors import Message
from dondoc_office.site.looks import tag
from dondoc_office.tasks.states import STATE_NAMES, WORKED_ON, State
from dondoc_office.tasks.timeliness import TIMELINESS_NAMES, Timeliness, days_late
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.rhythm import Rhythms, Soon

LOOKS: Mapping[Timeliness, tuple[str, str]] = {
    Timeliness.DONE_ON_TIME: ("good", "✓"),
    Timeliness.DONE_LATE: ("soon", "✓"),
    Timeliness.OPEN_IN_TIME: ("", "…"),
    Timeliness.DUE_SOON: ("soon", "◷"),
    Timeliness.OPEN_OVERDUE: ("late", "!"),
    Timeliness.NO_DEADLINE: ("", "…"),
    Timeliness.SUSPENDED: ("", "⏸"),
    Timeliness.ENDED_OTHERWISE: ("", "⊘"),
}
_SHORT = {
    Timeliness.DONE_ON_TIME: Message("Xong đúng hạn", "Done on time"),
    Timeliness.DONE_LATE: Message("Xong quá hạn", "Done late"),
    Timeliness.OPEN_IN_TIME: Message("Trong hạn", "In time"),
}


class Dated(Protocol):
    """What has a state and a date: a task, a part, a row of a list."""

    @property
    def due_on(self) -> date | None: ...

    @property
    def finished_on(self) -> date | None: ...

    @property
    def current(self) -> State: ...

    def timeliness(self, today: date, soon: Soon) -> Timeliness: ...


class Reported(Protocol):
    """What can be silent for too long."""

    @property
    def last_report_at(self) -> datetime | None: ...

    @property
    def assigned_at(self) -> datetime | None: ...

    @property
    def current(self) -> State: ...


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks of one page depend on (dấu hiệu): asked for once, however many rows it has."""

    today: date
    soon: Soon
    rhythms: Rhythms
    language: str
    zone: tzinfo

    @classmethod
    def asked(cls, today: date) -> Self:
        """One query, and another where an office chose its own distances."""
        rhythms = OfficeSetting.objects.rhythms()
        soon = OfficeSetting.objects.soon(rhythms)
        return cls(today, soon, rhythms, get_language() or "vi", get_current_timezone())

    def time(self, row: Dated) -> SafeString:
        """The cell of a task as a tag; for what is late, by how many days."""
        cell = row.timeliness(self.today, self.soon)
        late = cell is Timeliness.OPEN_OVERDUE
        days = days_late(row.due_on, row.finished_on, today=self.today) if late else 0
        return _tag(cell, row.current, days, self.language)

    def sign(self, row: Dated) -> SafeString:
        """The same as a sign alone, with its words for those who do not see it."""
        cell = row.timeliness(self.today, self.soon)
        look, sign = LOOKS[cell]
        name = escape(_short(cell, self.language))
        return SafeString(
            f'<span class="sign {look}" aria-hidden="true">{sign}</span><span class="sr">{name}:</span>'
        )

    def silence(self, row: Reported, office_path: str) -> SafeString:
        """How long nothing was reported, where that is longer than the office's rhythm allows.

        The last real change counts: a report, else the assignment; looking at a task is none.
        """
        moment = row.last_report_at or row.assigned_at
        if moment is None or row.current not in WORKED_ON:
            return SafeString("")
        last = moment.astimezone(self.zone).date()
        days = (self.today - last).days
        if days < 2 or not self.rhythms.at(office_path).silent_too_long(last, self.today):
            return SafeString("")
        return tag("soon", "☾", _("Im lặng %(days)s ngày") % {"days": days})


@lru_cache(maxsize=4096)
def _tag(cell: Timeliness, state: State, days: int, language: str) -> SafeString:
    """`days` are those by which it is late; `language` is the one in which the page is written."""
    if cell is Timeliness.OPEN_OVERDUE:
        name = ngettext("Quá hạn %(days)s ngày", "Quá hạn %(days)s ngày", days) % {"days": days}
    elif cell is Timeliness.ENDED_OTHERWISE or (cell is Timeliness.OPEN_IN_TIME and state is State.SUBMITTED):
        name = STATE_NAMES[state].in_language(language)
    else:
        name = _short(cell, language)
    return tag(*LOOKS[cell], name)


def _short(cell: Timeliness, language: str) -> str:
    return _SHORT.get(cell, TIMELINESS_NAMES[cell]).in_language(language)
