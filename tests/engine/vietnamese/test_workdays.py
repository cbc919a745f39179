"""Working days against announced holidays."""

from datetime import date

import pytest

from dondoc.vietnamese.workdays import (
    add_working_days,
    holidays,
    is_confirmed,
    is_working_day,
    next_working_day,
    previous_working_day,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2023-03-27", True),  # a Monday
        ("2023-03-25", False),  # a Saturday
        ("2023-01-20", False),  # 29 Tết
        ("2023-01-26", False),  # the last day of Tết
        ("2023-01-27", True),
        ("2023-05-02", False),  # in lieu of Giỗ Tổ, a Saturday
        ("2023-05-03", False),  # in lieu of 30/4, a Sunday
        ("2024-04-29", False),  # swapped
        ("2024-05-04", True),  # the Saturday it was swapped with
        ("2025-09-01", False),
        ("2020-09-03", True),  # one day only before 2021
        ("2030-02-02", False),  # Tết in Vietnam, a day before China's
        ("1999-12-31", True),  # outside the table only weekends are known
    ],
)
def test_offices_work_or_not(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2023-03-27", 0, "2023-03-27"),
        ("2023-03-27", 10, "2023-04-10"),
        ("2023-04-27", 3, "2023-05-05"),  # over 29/4-3/5
        ("2025-04-30", -1, "2025-04-29"),
        ("2026-02-13", 1, "2026-02-23"),  # over Tết
    ],
)
def test_working_days_are_counted_from_the_day_after(start: str, count: int, end: str) -> None:
    assert add_working_days(date.fromisoformat(start), count) == date.fromisoformat(end)


def test_neighbours_skip_the_weekend() -> None:
    assert next_working_day(date(2023, 3, 24)) == date(2023, 3, 27)
    assert previous_working_day(date(2023, 3, 27)) == date(2023, 3, 24)


def test_the_table_says_what_it_does_not_know() -> None:
    assert is_confirmed(2025)
    assert not is_confirmed(2029)
    assert not is_confirmed(1999)


def test_every_swapped_day_has_its_saturday() -> None:
    kinds = [each.kind for each in holidays().values()]
    off = [day for day, each in holidays().items() if each.kind == "swapped-off"]
    assert all(day.weekday() < 5 for day in off)
    # The swaps of 2/1/2015 were worked on 27/12/2014, before the table.
    assert kinds.count("swapped-on") == len(off) - 1
