"""The calendar feed, read back with a calendar's own parser."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from tests.office.conftest import Cast, Office

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Occasion, Task
from dondoc_office.urging.actions.feeding import close_feed, open_feed
from dondoc_office.urging.links import feed_address


def path(person: Person) -> str:
    feed = open_feed(by=person, at=timezone.now())
    return feed_address(feed).split("8000")[-1]


def days(client: Client, person: Person) -> dict[str, tuple[date, date]]:
    """Title → first day and the day after the last."""
    response = client.get(path(person))
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    events: Any = Calendar.from_ical(response.content).walk("VEVENT")
    return {str(one["SUMMARY"]): (one["DTSTART"].dt, one["DTEND"].dt) for one in events}


@pytest.fixture
def soon(task: Task) -> date:
    due_on = timezone.localdate() + timedelta(days=3)
    Task.objects.update(due_on=due_on)
    return due_on


def test_a_deadline_is_a_whole_day_and_ends_where_the_next_begins(
    soon: date, task: Task, client: Client, cast: Cast
) -> None:
    found = days(client, cast.officer)
    assert found == {f"Hạn: {task.title}": (soon, soon + timedelta(days=1))}
    assert type(found[f"Hạn: {task.title}"][0]) is date


def test_other_units_tasks_are_not_in_it(soon: date, client: Client, cast: Cast) -> None:
    assert days(client, cast.outsider) == {}


def test_parts_and_occasions_are_in_it(client: Client, cast: Cast, office: Office) -> None:
    now, due_on = timezone.now(), timezone.localdate() + timedelta(days=9)
    occasion = Occasion.objects.create(
        office=office.huyen, name="Kỳ họp thứ 9", on=due_on + timedelta(days=1)
    )
    fields = {"title": "Rà soát", "content": "x", "to_group": True, "due_on": due_on, "occasion": occasion}
    assign(
        draft_task(office.huyen, fields, by=cast.clerk, at=now), units=office.communes, by=cast.clerk, at=now
    )
    assert days(client, cast.commune) == {
        "Hạn: Rà soát": (due_on, due_on + timedelta(days=1)),
        "Kỳ họp thứ 9": (due_on + timedelta(days=1), due_on + timedelta(days=2)),
    }


def test_a_restricted_task_has_a_date_and_no_words(
    soon: date, task: Task, client: Client, cast: Cast, office: Office
) -> None:
    common = {"office": office.huyen, "restricted": True, "file_name": "a", "size": 1, "sha256": "1" * 64}
    document = Document.objects.create(**common, uploaded_by=cast.clerk, uploaded_at=timezone.now())
    document.named_people.add(cast.head)
    Task.objects.update(restricted=True, document=document)
    assert list(days(client, cast.head)) == ["Hạn: một nhiệm vụ hạn chế"]
    assert task.content not in client.get(path(cast.head)).content.decode()
    assert days(client, cast.officer) == {}


def test_another_address_closes_the_one_before(soon: date, client: Client, cast: Cast) -> None:
    first, second = path(cast.officer), path(cast.officer)
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200
    close_feed(by=cast.officer, at=timezone.now())
    assert client.get(second).status_code == 410


def test_a_stopped_account_has_no_calendar(soon: date, client: Client, cast: Cast) -> None:
    address = path(cast.officer)
    Person.objects.filter(pk=cast.officer.pk).update(is_active=False)
    assert client.get(address).status_code == 410


def test_long_vietnamese_lines_come_back_whole(soon: date, task: Task, client: Client, cast: Cast) -> None:
    title = "Đôn đốc, nghiệm thu; thanh quyết toán nguồn vốn đầu tư xây dựng cơ bản, “nợ đọng” \\ các xã " * 3
    Task.objects.update(title=title[:300].strip())
    assert list(days(client, cast.officer)) == [f"Hạn: {title[:300].strip()}"]
