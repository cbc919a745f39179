"""The library: every row holds, twice is once, formulas agree, what is not confirmed says so."""

from __future__ import annotations

from datetime import datetime

from dondoc_office.measures.library import library, load_library, load_periods, table
from dondoc_office.measures.models import Definition, Indicator, Period


def test_loaded_twice_is_loaded_once(db: None, now: datetime) -> None:
    assert load_library(by=None, at=now) == len(library()) > 50
    assert load_library(by=None, at=now) == 0
    assert Definition.objects.values("indicator").distinct().count() == Indicator.objects.count()


def test_an_indicator_the_office_changed_stays_as_it_is(db: None, now: datetime) -> None:
    load_library(by=None, at=now)
    Indicator.objects.filter(code="KT19").update(name="Thu ngân sách xã")
    load_library(by=None, at=now)
    assert Indicator.objects.get(code="KT19").name == "Thu ngân sách xã"


def test_what_was_not_confirmed_says_so(db: None, now: datetime) -> None:
    load_library(by=None, at=now)
    assert not Indicator.objects.get(code="KT20").confirmed
    assert Indicator.objects.get(code="KT01").confirmed
    assert not Indicator.objects.filter(basis="").exists()


def test_poverty_of_before_and_after_2022_is_not_one_thing(db: None, now: datetime) -> None:
    load_library(by=None, at=now)
    assert [one.number for one in Indicator.objects.get(code="XH02").definitions.all()] == [1, 2]
    assert {row[0] for row in table("definitions")} <= {row["code"] for row in library()}


def test_the_periods_of_a_year_are_loaded_once(db: None) -> None:
    assert load_periods(2023, 2023) == 21
    assert load_periods(2023, 2024) == 20
    assert Period.objects.get(code="2023-Q1").counted_until.isoformat() == "2023-03-14"
    assert Period.objects.get(code="2021-2025").kind == "term"
