"""What recurring, relative and event deadlines mean day by day."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc_office.tasks.deadlines import due_by_event, recurring, relative

FIRST = [
    ("recur:monthly:25", date(2023, 3, 20), "2023-03", date(2023, 3, 25)),
    ("recur:monthly:25", date(2023, 3, 25), "2023-03", date(2023, 3, 25)),
    ("recur:monthly:25", date(2023, 3, 26), "2023-04", date(2023, 4, 25)),
    ("recur:monthly:31", date(2023, 2, 1), "2023-02", date(2023, 2, 28)),
    ("recur:monthly:29", date(2024, 2, 29), "2024-02", date(2024, 2, 29)),
    ("recur:monthly", date(2023, 12, 31), "2023-12", date(2023, 12, 31)),
    ("recur:monthly:5", date(2023, 12, 6), "2024-01", date(2024, 1, 5)),
    ("recur:weekly", date(2023, 3, 28), "2023-W13", date(2023, 3, 31)),
    ("recur:weekly", date(2023, 4, 1), "2023-W14", date(2023, 4, 7)),
    ("recur:weekly", date(2024, 12, 30), "2025-W01", date(2025, 1, 3)),
    ("recur:quarterly", date(2023, 5, 2), "2023-Q2", date(2023, 6, 30)),
    ("recur:halfyearly", date(2023, 7, 1), "2023-H2", date(2023, 12, 31)),
    ("recur:yearly", date(2023, 1, 1), "2023", date(2023, 12, 31)),
]


@pytest.mark.parametrize(("value", "on", "period", "due"), FIRST)
def test_the_first_deadline_is_one_that_can_still_be_kept(
    value: str, on: date, period: str, due: date
) -> None:
    rule = recurring(value)
    assert rule is not None
    assert rule.first(on) == (period, due)


@pytest.mark.parametrize("every", ["weekly", "monthly", "quarterly", "halfyearly", "yearly"])
def test_periods_follow_each_other_without_gap_and_in_the_order_of_their_letters(every: str) -> None:
    rule = recurring(f"recur:{every}")
    assert rule is not None
    day, periods = date(2023, 1, 2), []
    for _ in range(60):
        periods.append(rule.period_of(day))
        assert rule.period_of(rule.due_in(day)) == periods[-1]
        day = rule.first_of_next(day)
    assert periods == sorted(set(periods))


@pytest.mark.parametrize(
    "value", ["", "recur:", "recur:daily", "recur:monthly:0", "recur:monthly:32", "recur:weekly:2", "2023-04"]
)
def test_what_is_no_recurring_deadline_is_none(value: str) -> None:
    assert recurring(value) is None


@pytest.mark.parametrize(
    ("value", "mark", "due"),
    [
        ("rel:receipt+10d", date(2023, 3, 28), date(2023, 4, 7)),
        ("rel:issue+10wd", date(2023, 3, 28), date(2023, 4, 11)),
        ("rel:receipt+5wd", date(2023, 4, 26), date(2023, 5, 8)),
    ],
)
def test_a_term_begins_on_the_day_after_its_mark(value: str, mark: date, due: date) -> None:
    counted = relative(value)
    assert counted is not None
    assert counted.due(mark) == due


@pytest.mark.parametrize(
    ("value", "due"),
    [("event", date(2023, 7, 9)), ("rel:event+10d", date(2023, 7, 20)), ("", date(2023, 7, 9))],
)
def test_before_an_event_means_the_day_before(value: str, due: date) -> None:
    assert due_by_event(value, date(2023, 7, 10)) == due


@pytest.mark.parametrize("value", ["rel:issue", "rel:signing+3d", "rel:issue+d", "rel:issue+3m"])
def test_what_counts_from_no_known_mark_is_none(value: str) -> None:
    assert relative(value) is None
