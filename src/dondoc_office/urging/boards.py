"""What the pages of urging show, gathered in few queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dondoc.errors import Message
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.standing import Standing
from dondoc_office.urging.chosen import distances, ladder
from dondoc_office.urging.ladder import rule
from dondoc_office.urging.models import Reminder, ReminderLine


@dataclass(frozen=True, slots=True)
class Told:
    """One reminder with the lines that she may still see (nhắc việc trên trang)."""

    reminder: Reminder
    lines: list[ReminderLine]


def told(reminders: Iterable[Reminder], standing: Standing) -> list[Told]:
    """A task that was restricted or moved away since is no longer shown."""
    rows = list(reminders)
    of_them = ReminderLine.objects.filter(reminder__in=rows)
    seen = visible_tasks(standing).order_by().filter(pk__in=of_them.values("task"))
    lines = of_them.filter(task__in=seen.values("pk")).select_related(
        "task__lead", "part__unit", "instead_of"
    )
    by_reminder: dict[int, list[ReminderLine]] = {}
    for line in lines.defer("task__content", "task__words"):
        by_reminder.setdefault(line.reminder_id, []).append(line)
    return [Told(row, by_reminder.get(row.pk, [])) for row in rows]


def rule_for(standing: Standing) -> tuple[Message, ...]:
    """The rule by which her unit is reminded."""
    paths = standing.paths()
    rhythm = OfficeSetting.objects.rhythms().at(paths[0] if paths else "/")
    return rule(distances(rhythm), ladder(rhythm))
