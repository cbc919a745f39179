"""Periods as values: their codes, what lies in them, the same period of another year, their cut. Pure.

Codes are those of the notice contract (`2023-03`, `2023-Q1`, `2023-H1`, `2023`), with `2023-9M` for nine
months and `2021-2025` for a term. How a period is cut (Nghị định 09/2019/NĐ-CP) is a row of data.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

from dondoc.errors import Message


class Kind(StrEnum):
    """How long a period is (loại kỳ)."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE = "nine"
    YEAR = "year"
    TERM = "term"


KIND_NAMES = {
    Kind.MONTH: Message("Tháng", "Month"),
    Kind.QUARTER: Message("Quý", "Quarter"),
    Kind.HALF: Message("6 tháng", "Half-year"),
    Kind.NINE: Message("9 tháng", "Nine months"),
    Kind.YEAR: Message("Năm", "Year"),
    Kind.TERM: Message("Giai đoạn", "Term"),
}
MONTHS = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.HALF: 6, Kind.NINE: 9, Kind.YEAR: 12}
_ROMAN = ("I", "II", "III", "IV")
_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<nine>9M)|(?P<until>\d{4})))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The months of a period, from the first to the last: `start` and `end` are days of the calendar."""

    start: date
    end: date
    kind: Kind

    @property
    def months(self) -> int:
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def year(self) -> int:
        return self.start.year

    @property
    def code(self) -> str:
        year, month = self.start.year, self.start.month
        if self.kind is Kind.MONTH:
            return f"{year}-{month:02}"
        if self.kind is Kind.YEAR:
            return f"{year}"
        if self.kind is Kind.TERM:
            return f"{year}-{self.end.year}"
        if self.kind is Kind.NINE:
            return f"{year}-9M"
        letter = "Q" if self.kind is Kind.QUARTER else "H"
        return f"{year}-{letter}{(month - 1) // MONTHS[self.kind] + 1}"

    @property
    def name(self) -> Message:
        year, month = self.start.year, self.start.month
        number = (month - 1) // MONTHS.get(self.kind, 12)
        names = {
            Kind.MONTH: (f"tháng {month}/{year}", f"{month}/{year}"),
            Kind.QUARTER: (f"quý {_ROMAN[min(number, 3)]}/{year}", f"Q{number + 1} {year}"),
            Kind.HALF: (
                f"6 tháng {'đầu' if number == 0 else 'cuối'} năm {year}",
                f"{'first' if number == 0 else 'second'} half of {year}",
            ),
            Kind.NINE: (f"9 tháng năm {year}", f"nine months of {year}"),
            Kind.YEAR: (f"năm {year}", f"{year}"),
            Kind.TERM: (f"giai đoạn {year}-{self.end.year}", f"{year}-{self.end.year}"),
        }
        return Message(*names[self.kind])

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of_year(self, year: int) -> Span:
        """The same months in another year."""
        shift = year - self.start.year
        return between(
            _first(self.start.year + shift, self.start.month),
            self.end.year + shift,
            self.end.month,
            self.kind,
        )

    @property
    def year_before(self) -> Span:
        return self.of_year(self.start.year - (5 if self.kind is Kind.TERM else 1))

    @property
    def to_date(self) -> Span:
        """From the first of January to the end of this period: what is counted up in a year."""
        if self.kind is Kind.TERM:
            return self
        return between(_first(self.end.year, 1), self.end.year, self.end.month, _kind_of(self.end.month))

    @property
    def whole_year(self) -> Span:
        return year_span(self.end.year)


def _kind_of(months: int) -> Kind:
    return next((kind for kind, length in MONTHS.items() if length == months), Kind.MONTH)


def _first(year: int, month: int) -> date:
    return date(year, month, 1)


def between(start: date, year: int, month: int, kind: Kind) -> Span:
    """From a first day to the last day of a month."""
    return Span(start, date(year, month, monthrange(year, month)[1]), kind)


def month_span(year: int, month: int) -> Span:
    return between(_first(year, month), year, month, Kind.MONTH)


def year_span(year: int) -> Span:
    return between(_first(year, 1), year, 12, Kind.YEAR)


def read_code(code: str) -> Span | None:
    """The span a code names; None where it is no code of ours."""
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    year = int(match["year"])
    if not 1900 <= year <= 2200:
        return None
    if match["month"]:
        month = int(match["month"])
        return month_span(year, month) if 1 <= month <= 12 else None
    if match["quarter"]:
        number = int(match["quarter"])
        return between(_first(year, 3 * number - 2), year, 3 * number, Kind.QUARTER)
    if match["half"]:
        number = int(match["half"])
        return between(_first(year, 6 * number - 5), year, 6 * number, Kind.HALF)
    if match["nine"]:
        return between(_first(year, 1), year, 9, Kind.NINE)
    if match["until"]:
        until = int(match["until"])
        return between(_first(year, 1), until, 12, Kind.TERM) if year < until <= 2200 else None
    return year_span(year)


def spans_of_year(year: int) -> Iterator[Span]:
    """Every period that lies in a year, short ones first."""
    codes = [f"{year}-{month:02}" for month in range(1, 13)]
    codes += [f"{year}-Q{number}" for number in range(1, 5)]
    codes += [f"{year}-H1", f"{year}-H2", f"{year}-9M", f"{year}"]
    for code in codes:
        span = read_code(code)
        assert span is not None
        yield span


@dataclass(frozen=True, slots=True)
class Rule:
    """How periods of one kind are cut, from a day on (quy định về thời gian chốt số liệu)."""

    kind: Kind
    counted_from: tuple[int, int]
    counted_until: tuple[int, int]
    due: tuple[int, int]
    since: date
    source: str
    confirmed: bool

    def cut(self, span: Span) -> Cut:
        return Cut(
            _day(span, *self.counted_from),
            _day(span, *self.counted_until),
            _day(span, *self.due),
            self.source,
            self.confirmed,
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """The days between which a period is counted, and the day its report is due (thời gian chốt số liệu)."""

    counted_from: date
    counted_until: date
    due_on: date
    source: str
    confirmed: bool


def _day(span: Span, month: int, day: int) -> date:
    """`month` counts from the month in which the span begins; 0 is the month before."""
    index = span.start.year * 12 + span.start.month - 1 + month - 1
    year, number = divmod(index, 12)
    return date(year, number + 1, min(day, monthrange(year, number + 1)[1]))


@cache
def rules() -> tuple[Rule, ...]:
    """The rows of data/period_rules.tsv, newest first."""
    text = (resources.files(__package__) / "data" / "period_rules.tsv").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, since, until, due, valid, source, confirmed = line.split("\t")
            days = [(int(month), int(day)) for month, day in (one.split("/") for one in (since, until, due))]
            found.append(
                Rule(
                    Kind(kind),
                    days[0],
                    days[1],
                    days[2],
                    date.fromisoformat(valid),
                    source,
                    confirmed == "yes",
                )
            )
    return tuple(sorted(found, key=lambda rule: rule.since, reverse=True))


def cut_of(span: Span, known: Iterable[Rule] = ()) -> Cut:
    """The cut in force when the span begins; where no rule was in force yet, the oldest one."""
    fitting = [rule for rule in known or rules() if rule.kind is span.kind]
    return next((rule for rule in fitting if rule.since <= span.start), fitting[-1]).cut(span)
