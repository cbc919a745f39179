"""The calendar and the leader's charts: days, pieces, and pages that hold only what one may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.office.conftest import Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.tasks import sheets
from dondoc_office.tasks.charts import columns, pieces
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.narrowing import EVERYTHING, OPEN, Filters

SignIn = Callable[[Person], Client]


@pytest.mark.parametrize(
    ("day", "first", "last", "weeks"),
    [
        (date(2023, 3, 15), date(2023, 2, 27), date(2023, 4, 2), 5),
        (date(2026, 2, 1), date(2026, 1, 26), date(2026, 3, 1), 5),
        (date(2023, 10, 31), date(2023, 9, 25), date(2023, 11, 5), 6),
        (date(2027, 2, 28), date(2027, 2, 1), date(2027, 2, 28), 4),
    ],
)
def test_a_month_is_shown_in_whole_weeks(day: date, first: date, last: date, weeks: int) -> None:
    sheet = sheets.month(day)
    assert (sheet[0][0].on, sheet[-1][-1].on, len(sheet)) == (first, last, weeks)
    assert all(one.outside == (one.on.month != day.month) for week in sheet for one in week)


def test_a_holiday_is_not_a_working_day() -> None:
    named = {one.on: one for one in sheets.week(date(2023, 5, 1))}
    assert named[date(2023, 5, 1)].holiday is not None
    assert not named[date(2023, 5, 1)].working
    assert named[date(2023, 5, 4)].working


@pytest.mark.parametrize(
    ("day", "former", "following"),
    [
        (date(2026, 1, 31), date(2025, 12, 1), date(2026, 2, 1)),
        (date(2024, 12, 1), date(2024, 11, 1), date(2025, 1, 1)),
    ],
)
def test_months_follow_each_other(day: date, former: date, following: date) -> None:
    assert (sheets.former_month(day), sheets.following_month(day)) == (former, following)


def test_the_pieces_of_a_bar_fill_it_in_order() -> None:
    assert [(one.look, one.at, one.size) for one in pieces((1, 0, 1, 2))] == [
        ("good", 0.0, 25.0),
        ("calm", 25.0, 25.0),
        ("late", 50.0, 50.0),
    ]
    assert pieces((0, 0, 0, 0)) == []


def test_columns_stand_on_the_ground_and_the_tallest_fills_the_height() -> None:
    low, high = columns([(date(2023, 1, 1), (1, 0, 0, 1)), (date(2023, 2, 1), (4, 0, 0, 0))], height=100)
    assert [(one.at, one.size) for one in high.pieces] == [(0.0, 100.0)]
    assert [(one.at, one.size) for one in low.pieces] == [(75.0, 25.0), (50.0, 25.0)]
    assert (low.on_time_share, high.on_time_share) == (50, 100)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ({}, OPEN),
        ({"don-vi": "tckh"}, OPEN),
        ({"tim": "bao cao"}, EVERYTHING),
        ({"van-ban": "1"}, EVERYTHING),
        ({"han": "due_soon"}, "due_soon"),
        ({"trang-thai": "submitted"}, "submitted"),
    ],
)
def test_a_list_shows_what_is_unfinished_unless_asked_otherwise(address: dict[str, str], shown: str) -> None:
    assert Filters.of(address).shown == shown


def test_an_address_is_kept_without_what_narrows_nothing() -> None:
    chosen = Filters.of({"don-vi": "tckh", "tim": " ", "la": "x", "han": "mo"})
    assert chosen.query == "han=mo&don-vi=tckh"
    assert chosen.but(cell="", unit="ca") == "don-vi=ca"


@pytest.mark.parametrize(
    "wrong",
    [
        "ngay=2023-13-45",
        "ngay=0001-01-01",
        "ngay=9999-12-31",
        "ngay=x&kieu=nam",
        "tu=hom-nay",
        "lanh-dao=abc",
        "trang=-1",
    ],
)
@pytest.mark.parametrize("url", ["/nhiem-vu/lich/", "/nhiem-vu/"])
def test_a_wrong_address_narrows_nothing(
    task: Task, cast: Cast, signed_in_as: SignIn, url: str, wrong: str
) -> None:
    assert signed_in_as(cast.chair).get(f"{url}?{wrong}").status_code == 200


def test_a_task_stands_on_its_day_for_those_who_see_it(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    url = "/nhiem-vu/lich/?ngay=2023-04-01"
    assert task.title in signed_in_as(cast.chair).get(url).content.decode()
    assert task.title in signed_in_as(cast.officer).get(f"{url}&kieu=tuan&ngay=2023-04-07").content.decode()
    assert task.title not in signed_in_as(cast.outsider).get(url).content.decode()
    assert task.title not in signed_in_as(cast.chair).get(f"{url}&don-vi=ca").content.decode()


def test_a_full_day_says_how_many_more(
    task: Task,
    cast: Cast,
    signed_in_as: SignIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    Task.objects.bulk_create(
        Task(
            office=task.office,
            lead=task.lead,
            title=f"Việc {n}",
            content="x",
            state="assigned",
            due_on=task.due_on,
            created_by=cast.clerk,
            created_at=task.created_at,
        )
        for n in range(30)
    )
    browser = signed_in_as(cast.chair)
    browser.get("/nhiem-vu/lich/")
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        shown = browser.get("/nhiem-vu/lich/?ngay=2023-04-01").content.decode()
    assert "và 27 việc nữa" in shown


def test_the_unit_sees_who_has_what_in_hand(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    shown = signed_in_as(cast.head).get("/nhiem-vu/don-vi-toi/").content.decode()
    assert "Chưa phân công" in shown
    assert task.title in shown
    assert cast.officer.name in shown
    assert (
        signed_in_as(cast.head).get(f"/nhiem-vu/don-vi-toi/?don-vi={office.police.code}").status_code == 404
    )


def test_the_trend_counts_a_task_in_the_month_of_its_date(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    Task.objects.filter(pk=task.pk).update(due_on=date.today() - timedelta(days=1))  # noqa: DTZ011 - the page's own day
    shown = signed_in_as(cast.chair).get("/nhiem-vu/lanh-dao/xu-huong/").content.decode()
    assert 'class="is-late"' in shown
    assert (
        'class="is-late"'
        not in signed_in_as(cast.outsider).get("/nhiem-vu/lanh-dao/xu-huong/").content.decode()
    )
