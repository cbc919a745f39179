"""What a text leaves unsaid comes from the document, the meeting or the heading."""

from datetime import date

import pytest

from dondoc.text.view import View
from dondoc.vietnamese.times import PartialDate, Reference, bounds, find_times, resolve

MARCH = PartialDate(2023, 3, 27)


def _value(text: str, reference: Reference) -> tuple[str | None, str | None]:
    [found] = find_times(View(text).folded)
    resolved = resolve(found, reference)
    return resolved.value, resolved.latest


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        (Reference(MARCH), "2023-Q1"),
        (Reference(MARCH, period="2024"), "2024-Q1"),  # "Nhiệm vụ năm 2024", written in 2023
        (Reference(period="2024-Q1"), "2024-Q1"),
        (Reference(meeting=date(2023, 3, 24)), "2023-Q1"),
        (Reference(PartialDate(2023)), "2023-Q1"),
        (Reference(PartialDate(2023, 12, 29)), "2024-Q1"),
        (Reference(PartialDate(2023, 4, 3)), "2023-Q1"),  # a few days late is still this year
        (Reference(), None),
    ],
)
def test_the_year_of_a_quarter(reference: Reference, value: str | None) -> None:
    assert _value("Hoàn thành trong quý I.", reference)[0] == value


def test_a_blank_day_takes_the_meetings() -> None:
    reference = Reference(PartialDate(2023, 3), meeting=date(2023, 3, 24))
    assert _value("Hoàn thành trong tuần này.", reference) == ("2023-W12", "2023-03-26")


def test_a_meeting_of_another_month_is_not_the_documents_day() -> None:
    reference = Reference(PartialDate(2023, 4), meeting=date(2023, 3, 24))
    assert _value("Hoàn thành trước ngày 15.", reference)[0] == "2023-04-15"


def test_days_from_receipt_need_the_day_of_receipt() -> None:
    text = "Báo cáo trong 03 ngày làm việc kể từ ngày nhận được văn bản."
    assert _value(text, Reference(MARCH)) == ("rel:receipt+3wd", None)
    assert _value(text, Reference(MARCH, received=date(2023, 3, 30))) == ("rel:receipt+3wd", "2023-04-04")


def test_a_day_that_is_in_no_calendar_has_no_value() -> None:
    assert find_times("trước ngày 31/4/2023") == []
    assert _value("trước ngày 29/02/2023", Reference(MARCH)) == (None, None)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-Q2", "2023-04-01", "2023-06-30"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("2023-W20", "2023-05-15", "2023-05-21"),
        ("2023-04-15", "2023-04-15", "2023-04-15"),
    ],
)
def test_a_period_has_bounds(period: str, first: str, last: str) -> None:
    assert bounds(period) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("period", ["", "2023-13", "2023-02-30", "2023-W60", "recur:monthly", "quý II"])
def test_no_period_has_no_bounds(period: str) -> None:
    assert bounds(period) is None
