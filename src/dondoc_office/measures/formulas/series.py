"""The figures of one indicator for one unit along time, and what they give for a stretch of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from dondoc_office.measures.formulas.adding import Over, over_months
from dondoc_office.measures.formulas.comparing import Timing
from dondoc_office.measures.periods import MONTHS, Kind, Span, between, read_code

_STEPS = (Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure and how far it may be trusted (số liệu của một kỳ)."""

    span: Span
    value: Decimal
    status: str = ""
    firm: bool = True
    value_pk: int | None = None
    counted: int | None = None
    parts: int = 1  # of how many periods it was made
    rebased: int = 0  # from how many units that ended

    @property
    def estimate(self) -> bool:
        return self.status in ("estimate", "provisional")


@dataclass(frozen=True)
class Series:
    """Points by the code of their period, of an indicator that speaks of time in one way (chuỗi số liệu)."""

    timing: Timing
    over: Over
    points: Mapping[str, Point]

    @property
    def flows(self) -> bool:
        return self.timing is Timing.FLOW and self.over is Over.SUM

    def own(self, span: Span) -> Point | None:
        """What was given for exactly these months."""
        if span.kind is not Kind.TERM and span.months != MONTHS[span.kind]:
            return None
        return self.points.get(span.code)

    def of(self, span: Span) -> Point | None:
        """The period by itself: given, or made from the periods in it."""
        return self.own(span) or self._made(span)

    def to_date(self, span: Span) -> Point | None:
        """From January to the end of the period, for what is counted up; the latest of the year for a level."""
        if self.flows:
            return self.of(span.to_date)
        if self.timing is Timing.FLOW:
            return self.own(span) or self.own(span.to_date)
        ending = [point for point in self.points.values() if point.span.end == span.end]
        if self.own(span) or ending:
            return self.own(span) or min(ending, key=lambda point: point.span.months)
        return self._latest(span.to_date)

    def _made(self, span: Span) -> Point | None:
        if self.over is Over.LAST or self.timing is not Timing.FLOW:
            return self._latest(span)
        for kind in _STEPS:
            parts = [self.points.get(part.code) for part in tiles(span, kind)]
            given = [part for part in parts if part is not None]
            value = over_months([part.value if part else None for part in parts], self.over)
            if value is not None:
                return _joined(span, value, given)
        return None

    def _latest(self, span: Span) -> Point | None:
        inside = [point for point in self.points.values() if span.holds(point.span)]
        return max(inside, key=lambda point: (point.span.end, -point.span.months), default=None)

    def known_at(self, span: Span) -> Point | None:
        """For formulas: the period itself; of a level also that of a period around it, or the latest before."""
        found = self.of(span)
        if found is not None or self.timing is not Timing.LEVEL:
            return found
        around = [point for point in self.points.values() if point.span.holds(span)]
        if around:
            return min(around, key=lambda point: point.span.months)
        before = [point for point in self.points.values() if point.span.end <= span.end]
        return max(before, key=lambda point: point.span.end, default=None)

    def months(self, year: int, until: int = 12) -> list[Decimal | None]:
        """What came in each month of a year; of a cumulative indicator the steps between its months."""
        codes = [f"{year}-{month:02}" for month in range(1, until + 1)]
        values = [self.points[code].value if code in self.points else None for code in codes]
        if self.timing is not Timing.CUMULATIVE:
            return values
        before: list[Decimal | None] = [Decimal(0), *values[:-1]]
        return [
            None if now is None or then is None else now - then
            for now, then in zip(values, before, strict=True)
        ]

    def run(self, until: Span, count: int) -> list[Decimal | None]:
        """The last months up to a period, oldest first: what a sparkline shows."""
        last = until.end.year * 12 + until.end.month - 1
        codes = (f"{index // 12}-{index % 12 + 1:02}" for index in range(last - count + 1, last + 1))
        return [self.points[code].value if code in self.points else None for code in codes]

    def base_of_year(self, year: int) -> Decimal | None:
        """The level from which a year begins: the last one of the year before."""
        before = read_code(str(year - 1))
        found = self._latest(before) if before else None
        return found.value if found else None


@lru_cache(maxsize=2000)
def tiles(span: Span, kind: Kind) -> tuple[Span, ...]:
    """The periods of one kind that fill a span without a gap; none where they do not fit."""
    length = MONTHS[kind]
    if span.months % length or (span.start.month - 1) % length:
        return ()
    found = []
    for step in range(0, span.months, length):
        index = span.start.year * 12 + span.start.month - 1 + step
        start = date(index // 12, index % 12 + 1, 1)
        last = index + length - 1
        found.append(between(start, last // 12, last % 12 + 1, kind))
    return tuple(found)


def _joined(span: Span, value: Decimal, parts: Sequence[Point]) -> Point:
    """A point made of others is as sure as the least sure of them."""
    if len(parts) == 1:
        return replace(parts[0], span=span)
    return Point(
        span,
        value,
        status="estimate" if any(part.estimate for part in parts) else "official",
        firm=all(part.firm for part in parts),
        counted=min((part.counted for part in parts if part.counted is not None), default=None),
        parts=len(parts),
        rebased=max(part.rebased for part in parts),
    )
