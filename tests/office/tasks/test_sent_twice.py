"""Forms of links, events, rhythm and handover: sent twice they are carried out once; their pages ask few questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Link, Occasion, Task
from dondoc_office.units.actions import succeed
from dondoc_office.units.models import Kind

SignIn = Callable[[Person], Client]


@pytest.fixture
def other(task: Task) -> Task:
    """A second task of the same unit."""
    return like(task, 1)[0]


def like(task: Task, count: int, **fields: object) -> list[Task]:
    rows = [
        Task(
            office=task.office,
            lead=task.lead,
            title=f"Báo cáo số {n}",
            content=f"Hoàn chỉnh báo cáo kinh tế - xã hội số {n}",
            state="assigned",
            due_on=task.due_on,
            created_by=task.created_by,
            created_at=task.created_at + timedelta(minutes=n),
            **fields,
        )
        for n in range(count)
    ]
    return Task.objects.bulk_create(rows)


def twice(browser: Client, url: str, said: dict[str, object], *, show: str = "") -> str:
    """Send the form that the page holds, and the very same again; what the second answer says."""
    page = browser.get(show or url).content.decode()
    key = re.search(r'name="form-key" value="(\w+)"', page)
    assert key is not None, "the form has no key"
    browser.post(url, {**said, "form-key": key[1]})
    return browser.post(url, {**said, "form-key": key[1]}, follow=True).content.decode()


def test_a_link(task: Task, other: Task, cast: Cast, signed_in_as: SignIn) -> None:
    url = f"/nhiem-vu/{task.pk}/lien-ket/"
    page = twice(signed_in_as(cast.clerk), url, {"other": other.pk, "kind": "repeats"})
    assert "đã được ghi nhận từ lần gửi trước" in page
    assert (Link.objects.count(), Entry.objects.filter(verb="task.linked").count()) == (1, 2)


def test_a_link_taken_away(task: Task, other: Task, cast: Cast, signed_in_as: SignIn) -> None:
    link = Link.objects.create(task=task, other=other, kind="relates")
    show = f"/nhiem-vu/{task.pk}/lien-ket/"
    page = twice(signed_in_as(cast.clerk), f"{show}{link.pk}/bo/", {}, show=show)
    assert "đã được ghi nhận từ lần gửi trước" in page
    assert Entry.objects.filter(verb="task.unlinked").count() == 2


def test_an_event(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    page = twice(signed_in_as(cast.clerk), "/nhiem-vu/su-kien/", {"name": "Kỳ họp thứ 9"})
    assert "đã được ghi nhận từ lần gửi trước" in page
    assert (Occasion.objects.count(), Entry.objects.filter(verb="occasion.added").count()) == (1, 1)


def test_the_day_of_an_event(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    occasion = Occasion.objects.create(office=office.huyen, name="Kỳ họp thứ 9")
    said: dict[str, object] = {"on": "2023-07-10", "reason": "Giấy mời", "ghi": "1"}
    page = twice(signed_in_as(cast.clerk), f"/nhiem-vu/su-kien/{occasion.pk}/", said)
    assert "đã được ghi nhận từ lần gửi trước" in page
    assert Entry.objects.filter(verb="occasion.dated").count() == 1


def test_the_offices_rhythm(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    browser, url = signed_in_as(cast.administrator), "/don-vi/huyen/nhip/"
    fields = re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', browser.get(url).content.decode())
    said: dict[str, object] = {name: value for name, value in fields if name != "csrfmiddlewaretoken"}
    page = twice(browser, url, {**said, "rest_day": "keep", "soon_days": "5"})
    assert "đã được ghi nhận từ lần gửi trước" in page
    assert Entry.objects.filter(verb="unit.rhythm").count() == 1


def test_the_handover_of_a_unit(task: Task, office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    new = make_unit("xa-moi", "UBND xã Sông Đông", office.huyen, Kind.COMMUNE)
    succeed(office.finance, (new,), on=date(2023, 3, 20), basis="NQ", by=cast.administrator, at=NOW)
    said: dict[str, object] = {f"lead-{task.pk}": new.pk, "basis": "NQ", "ghi": "1"}
    page = twice(signed_in_as(cast.clerk), "/nhiem-vu/ban-giao/tckh/", said)
    assert "đã được ghi nhận từ lần gửi trước" in page
    assert Entry.objects.filter(verb="unit.handed_over").count() == 1


Asked = Callable[[], str]


def questions(ask: Asked) -> int:
    """How many queries one page takes, the second time that it is asked for."""
    ask()
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def test_the_page_of_links_asks_no_more_for_many(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    def more(count: int) -> list[Task]:
        rows = like(task, count)
        linked = rows[: count // 2]
        Link.objects.bulk_create(Link(task=task, other=row, kind="relates") for row in linked)
        return rows

    browser, url = signed_in_as(cast.clerk), f"/nhiem-vu/{task.pk}/lien-ket/?tim=bao cao"
    more(4)
    few = questions(lambda: browser.get(url).content.decode())
    rows = more(60)
    assert rows[0].title in browser.get(url).content.decode()
    assert questions(lambda: browser.get(url).content.decode()) <= few


def test_the_pages_of_events_ask_no_more_for_many(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    def more(first: int, count: int) -> None:
        names = [f"Kỳ họp thứ {n}" for n in range(first, first + count)]
        Occasion.objects.bulk_create(Occasion(office=office.huyen, name=name) for name in names)
        hanging = {"deadline_kind": "before_event", "deadline_value": "event"}
        like(task, count, occasion=Occasion.objects.earliest("pk"), **hanging)

    more(0, 4)
    browser, url = signed_in_as(cast.clerk), f"/nhiem-vu/su-kien/{Occasion.objects.earliest('pk').pk}/"
    moved = {"on": "2023-07-10", "reason": "Giấy mời"}
    pages: list[Asked] = [
        lambda: browser.get("/nhiem-vu/su-kien/").content.decode(),
        lambda: browser.get(url).content.decode(),
        lambda: browser.post(url, moved).content.decode(),
    ]
    few = [questions(page) for page in pages]
    more(4, 40)
    assert "Báo cáo số 39" in pages[2]()
    assert [questions(page) for page in pages] <= few


def test_the_page_of_a_series_asks_no_more_for_many(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    Task.objects.filter(pk=task.pk).update(deadline_kind="recurrent", deadline_value="R/P1M/25")

    def more(year: int, count: int) -> list[Task]:
        rows = like(task, count)
        for n, row in enumerate(rows):
            row.recurs_from, row.period = task, f"{year + n // 12}-{n % 12 + 1:02}"
        Task.objects.bulk_update(rows, ["recurs_from", "period"])
        return rows

    browser, url = signed_in_as(cast.clerk), f"/nhiem-vu/{task.pk}/chuoi/"
    more(2019, 3)
    few = questions(lambda: browser.get(url).content.decode())
    rows = more(2020, 60)
    assert f'href="/nhiem-vu/{rows[-1].pk}/"' in browser.get(url).content.decode()
    assert questions(lambda: browser.get(url).content.decode()) <= few
