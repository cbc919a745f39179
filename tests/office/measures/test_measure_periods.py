"""Codes, names, cut-offs of periods."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc_office.measures.periods import Kind, Rule, cut_of, read_code, spans_of_year


@pytest.mark.parametrize(
    ("code", "start", "end", "name"),
    [
        ("2023-03", date(2023, 3, 1), date(2023, 3, 31), "tháng 3/2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024"),
        ("2023-Q1", date(2023, 1, 1), date(2023, 3, 31), "quý I/2023"),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), "quý IV/2023"),
        ("2023-H1", date(2023, 1, 1), date(2023, 6, 30), "6 tháng đầu năm 2023"),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31), "6 tháng cuối năm 2023"),
        ("2023-9M", date(2023, 1, 1), date(2023, 9, 30), "9 tháng năm 2023"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "năm 2023"),
        ("2021-2025", date(2021, 1, 1), date(2025, 12, 31), "giai đoạn 2021-2025"),
    ],
)
def test_a_code_names_its_days(code: str, start: date, end: date, name: str) -> None:
    span = read_code(code)
    assert span is not None
    assert (span.start, span.end, span.name.vi, span.code) == (start, end, name, code)


@pytest.mark.parametrize(
    "code", ["", "2023-13", "2023-Q5", "2023-H3", "23-01", "2025-2021", "2023-1", "x", "0001"]
)
def test_anything_else_is_no_code(code: str) -> None:
    assert read_code(code) is None


@pytest.mark.parametrize(
    ("code", "first", "last", "due"),
    [
        ("2023-01", date(2022, 12, 15), date(2023, 1, 14), date(2023, 1, 20)),
        ("2023-03", date(2023, 2, 15), date(2023, 3, 14), date(2023, 3, 20)),
        ("2023-Q1", date(2022, 12, 15), date(2023, 3, 14), date(2023, 3, 20)),
        ("2023-H1", date(2022, 12, 15), date(2023, 6, 14), date(2023, 6, 20)),
        ("2023-H2", date(2023, 6, 15), date(2023, 12, 14), date(2023, 12, 20)),
        ("2023-9M", date(2022, 12, 15), date(2023, 9, 14), date(2023, 9, 20)),
        ("2023", date(2022, 12, 15), date(2023, 12, 14), date(2023, 12, 20)),
    ],
)
def test_the_15th_to_14th_rule_is_a_row_of_data(code: str, first: date, last: date, due: date) -> None:
    span = read_code(code)
    assert span is not None
    cut = cut_of(span)
    assert (cut.counted_from, cut.counted_until, cut.due_on, cut.confirmed) == (first, last, due, False)


def test_a_new_rule_begins_on_its_day_and_leaves_older_periods_alone() -> None:
    old = Rule(Kind.MONTH, (0, 15), (1, 14), (1, 20), date(2019, 3, 12), "old", True)
    new = Rule(Kind.MONTH, (1, 1), (1, 31), (2, 5), date(2027, 1, 1), "new", True)
    before, after = read_code("2026-12"), read_code("2027-02")
    assert before is not None and after is not None
    assert cut_of(before, (new, old)).source == "old"
    assert cut_of(after, (new, old)).counted_until == date(2027, 2, 28)


def test_a_year_holds_its_periods_and_each_has_its_like_a_year_before() -> None:
    spans = list(spans_of_year(2023))
    assert len(spans) == 20  # 12 months, 4 quarters, 2 halves, 9 months, the year
    assert [span.year_before.code for span in spans] == [span.code for span in spans_of_year(2022)]
    assert all(span.whole_year.holds(span) for span in spans)


def test_to_date_runs_from_the_first_of_january() -> None:
    march, term = read_code("2023-03"), read_code("2021-2025")
    assert march is not None and term is not None
    assert (march.to_date.start, march.to_date.months) == (date(2023, 1, 1), 3)
    assert term.to_date == term
    assert term.year_before.code == "2016-2020"
