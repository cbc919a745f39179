"""The week's page by e-mail, for those who asked for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from dondoc.errors import Message
from dondoc.vietnamese.workdays import is_working_day
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.units.policy import standing_of
from dondoc_office.urging.actions.sending import send_soon
from dondoc_office.urging.gathering import LadderOf
from dondoc_office.urging.links import address_of
from dondoc_office.urging.models import Mail, WeeklyReader
from dondoc_office.urging.weekly import READERS, Section, Week, week_of
from dondoc_office.urging.wording import HIDDEN

HEADINGS: Mapping[str, Message] = {
    "late": Message("Quá hạn", "Overdue"),
    "due": Message("Đến hạn trong tuần", "Due this week"),
    "silent": Message("Im lặng quá nhịp báo cáo", "Silent for longer than the rhythm"),
    "waiting": Message("Chờ ý kiến lãnh đạo", "Waiting for a leader's word"),
}


@transaction.atomic
def choose_weekly(*, wanted: bool, by: Person, at: datetime) -> None:
    """She gets it from now on, or no longer."""
    if wanted:
        _, changed = WeeklyReader.objects.get_or_create(person=by, defaults={"since": at})
    else:
        changed = bool(WeeklyReader.objects.filter(person=by).delete()[0])
    if changed:
        journal.record(by, "weekly.chosen" if wanted else "weekly.left", by=by, at=at)


def first_working_day(day: date) -> date | None:
    """Of the week of this day; None where the whole week is off."""
    monday = day - timedelta(days=day.weekday())
    return next((one for one in (monday + timedelta(days=n) for n in range(7)) if is_working_day(one)), None)


@transaction.atomic
def write_weekly(today: date, *, ladder_of: LadderOf, at: datetime) -> int:
    """One message a week for each reader; returns how many were written now."""
    if not settings.EMAIL_HOST or first_working_day(today) != today:
        return 0
    year, number, _ = today.isocalendar()
    readers = WeeklyReader.objects.filter(person__is_active=True).select_related("person")
    waiting = {f"weekly:{reader.person_id}:{year}-{number}": reader.person for reader in readers}
    for key in Mail.objects.filter(key__in=waiting).values_list("key", flat=True):
        del waiting[key]
    for key, person in waiting.items():
        standing = standing_of(person, on=today)
        if standing.holds(*READERS):
            _write(key, person, week_of(standing, today=today, ladder_of=ladder_of), at)
    if waiting:
        transaction.on_commit(send_soon)
    return len(waiting)


def _write(key: str, person: Person, week: Week, at: datetime) -> None:
    title = Message(
        f"Việc cần chú ý tuần {week.first:%d/%m/%Y}", f"Exceptions of the week of {week.first:%d/%m/%Y}"
    )
    text = "\n".join(_text(person, week))
    Mail.objects.create(
        key=key,
        person=person,
        address=person.email,
        subject=title.in_language(person.language),
        body=f"{text}\n",
        written_at=at,
        next_try_at=at,
    )


def _text(person: Person, week: Week) -> Iterator[str]:
    language = person.language
    yield Message(f"Kính gửi: {person.name}", f"Dear {person.name},").in_language(language)
    for section in week.sections:
        yield f"\n{HEADINGS[section.key].in_language(language).upper()}: {section.count}"
        yield from _lines(section, language)
    yield f"\n{address_of(reverse('weekly-page'))}"


def _lines(section: Section, language: str) -> Iterator[str]:
    for matter in section.matters:
        title = HIDDEN.in_language(language) if matter.task.restricted else matter.task.title
        day = f" ({matter.on:%d/%m/%Y})" if matter.on else ""
        yield f"- {title}{day}"
    if section.more:
        yield Message(f"- và {section.more} việc nữa", f"- and {section.more} more").in_language(language)
