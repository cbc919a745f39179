"""The table of a review: every goal with its years, where it stands, how hard it was, who said what of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from dondoc_office.measures.formulas.comparing import Direction, Timing, ValueKind
from dondoc_office.measures.formulas.series import Point, Series
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.measures.gathering import Figures, gather
from dondoc_office.measures.models import Definition, Indicator
from dondoc_office.measures.periods import year_span
from dondoc_office.measures.term_goals import kind_of
from dondoc_office.reviews.formulas.gap import Gap, Tally, gap, tally
from dondoc_office.reviews.formulas.hardness import Grade, Hardness, hardness
from dondoc_office.reviews.formulas.proposing import Standpoint, Years, standpoint
from dondoc_office.reviews.models import Decision, GoalLine, Opinion, Review
from dondoc_office.reviews.states import Course, Outcome, Side
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.standing import Standing

_BACK = 6
"""Years before the term that are looked at: five steps."""
_MOST_PEERS = 40


@dataclass(frozen=True)
class Row:
    """One goal in the table of a review (dòng sơ kết)."""

    line: GoalLine
    years: Sequence[tuple[int, Point | None]]
    stand: Standpoint
    hard: Hardness
    changed_on: date | None
    own: Opinion | None
    check: Opinion | None
    decision: Decision | None
    gap: Gap
    tasks: int = 0

    @property
    def comparable(self) -> bool:
        return self.changed_on is None

    @property
    def outcome(self) -> Outcome | None:
        """The leader's word, else the check's, else what is proposed."""
        if self.decision is not None:
            return Outcome(self.decision.outcome)
        return Outcome(self.check.outcome) if self.check else self.stand.proposed

    @property
    def ceiling(self) -> bool:
        return self.line.goal is not None and self.line.goal.direction is Direction.LESS


@dataclass(frozen=True)
class Table:
    """All goals of a review in the order of the resolution (bảng sơ kết)."""

    review: Review
    shown_years: Sequence[int]
    rows: Sequence[Row]

    @property
    def by_field(self) -> list[tuple[str, list[Row]]]:
        fields: dict[str, list[Row]] = {}
        for row in self.rows:
            fields.setdefault(row.line.field, []).append(row)
        return list(fields.items())

    @property
    def outcomes(self) -> list[tuple[Outcome, int]]:
        return [(one, sum(row.outcome is one for row in self.rows)) for one in Outcome]

    @property
    def unjudged(self) -> int:
        return sum(row.outcome is None for row in self.rows)

    @property
    def tally(self) -> Tally:
        return tally(row.gap for row in self.rows)

    @property
    def low(self) -> int:
        """How many goals were set low."""
        return sum(row.hard.grade is Grade.LOW for row in self.rows)

    def of_course(self, course: Course) -> list[Row]:
        return [row for row in self.rows if row.decision is not None and row.decision.course == course]

    def of_outcome(self, *outcomes: Outcome) -> list[Row]:
        return [row for row in self.rows if row.outcome in outcomes]


def table(review: Review, standing: Standing) -> Table:
    """Everything of a review, in a fixed number of queries."""
    lines = list(_with_words(review.lines.all()))
    return Table(review, _shown(review), _rows(review, lines, standing))


def row_of(line: GoalLine, standing: Standing) -> Row:
    """One goal, as the table shows it."""
    return _rows(line.review, list(_with_words(line.review.lines.filter(pk=line.pk))), standing)[0]


def _with_words(lines: QuerySet[GoalLine]) -> QuerySet[GoalLine]:
    joined = ("indicator", "target", "responsible", "decision__by", "review__office")
    return lines.select_related(*joined).prefetch_related("opinions__by", "thrusts")


def _shown(review: Review) -> list[int]:
    """The base year and the years of the term that are over."""
    return list(range(review.term.start.year - 1, review.until.end.year + 1))


def _rows(review: Review, lines: Sequence[GoalLine], standing: Standing) -> list[Row]:
    indicators = {line.indicator_id: line.indicator for line in lines if line.indicator is not None}
    first, now = review.term.start.year, review.until.end.year
    since = date(first - _BACK, 1, 1)
    chosen = list(indicators.values())
    own = gather([review.office], chosen, since=since, until=date(now, 12, 31))
    peers = peers_of(review.office, on=review.until.end)
    beside = gather(peers, chosen, since=since, until=date(first - 1, 12, 31)) if peers else Figures()
    changes = _changes(indicators.values(), until=date(now, 12, 31))
    seen = visible_tasks(standing).values("pk")
    counts = dict(
        review.lines.annotate(carried=Count("tasks", filter=Q(tasks__in=seen))).values_list("pk", "carried")
    )
    found = []
    for line in lines:
        figured = _Figured(review, line, own, beside, peers, changes.get(line.indicator_id or 0, ()))
        found.append(figured.row(tasks=counts.get(line.pk, 0)))
    return found


def peers_of(office: Unit, *, on: date) -> list[Unit]:
    """Units of the same kind under the same parent that existed on the day."""
    if office.parent_id is None:
        return []
    same = Unit.objects.existing(on=on).filter(parent=office.parent_id, kind=office.kind, level=office.level)
    return list(same.exclude(pk=office.pk)[:_MOST_PEERS])


def _changes(indicators: Iterable[Indicator], *, until: date) -> dict[int, tuple[date, ...]]:
    rows = Definition.objects.filter(
        indicator__in=[one.pk for one in indicators], valid_from__isnull=False, valid_from__lte=until
    )
    found: dict[int, tuple[date, ...]] = {}
    for indicator, day in rows.order_by("valid_from").values_list("indicator", "valid_from"):
        assert day is not None
        found[indicator] = (*found.get(indicator, ()), day)
    return found


def year_point(series: Series, year: int) -> Point | None:
    """The figure of a whole year; what was counted up only as far as its December."""
    found = series.of(year_span(year))
    if found is None or (series.timing is Timing.CUMULATIVE and found.span.end.month != 12):
        return None
    return found


@dataclass(frozen=True)
class _Figured:
    """One goal and the figures that it is judged by."""

    review: Review
    line: GoalLine
    own: Figures
    beside: Figures
    peers: Sequence[Unit]
    changes: Sequence[date]

    def row(self, *, tasks: int) -> Row:
        line, words = self.line, {one.side: one for one in self.line.opinions.all()}
        own, check = words.get(Side.UNIT), words.get(Side.CHECK)
        direction = line.goal.direction if line.goal else Direction.MORE
        said = gap(own.word if own else None, check.word if check else None, direction)
        points = self._points()
        return Row(
            line=line,
            years=[(year, points.get(year)) for year in _shown(self.review)],
            stand=self._stand(points),
            hard=self._hard(points),
            changed_on=self.changed_on,
            own=own,
            check=check,
            decision=getattr(line, "decision", None),
            gap=said,
            tasks=tasks,
        )

    @property
    def first(self) -> int:
        return self.review.term.start.year

    @property
    def changed_on(self) -> date | None:
        """The day within the term from which the indicator means something else."""
        return next((day for day in self.changes if day.year >= self.first), None)

    @property
    def _since(self) -> int:
        """The first year whose figures mean what they meant when the term began."""
        before = [day.year for day in self.changes if day.year < self.first]
        return before[-1] if before else self.first - _BACK

    @property
    def _kind(self) -> ValueKind:
        one = self.line.indicator
        return ValueKind.AMOUNT if one is None else kind_of(one, self.own.of(self.review.office, one))

    def _points(self) -> Mapping[int, Point]:
        if self.line.indicator is None:
            return {}
        series = self.own.of(self.review.office, self.line.indicator)
        years = range(self.first - _BACK, self.review.until.end.year + 1)
        return {year: point for year in years if (point := year_point(series, year)) is not None}

    def _stand(self, points: Mapping[int, Point]) -> Standpoint:
        known = {year: point.value for year, point in points.items() if year >= self._since}
        years = Years(self.first, self.review.term.end.year, known, self.review.until.end.year)
        reach = Reach(self.line.reach)
        return standpoint(years, self.line.goal, self._kind, reach, comparable=self.changed_on is None)

    def _hard(self, points: Mapping[int, Point]) -> Hardness:
        one = self.line.indicator
        if one is None:
            return Hardness()
        before = range(self._since, self.first)
        history = [points[year].value if year in points else None for year in before]
        around = [self._history(unit, one, before) for unit in self.peers]
        length = self.review.term.end.year - self.first + 1
        added_up = self.line.reach == Reach.WHOLE_TERM
        return hardness(history, self.line.goal, length, kind=self._kind, peers=around, added_up=added_up)

    def _history(self, unit: Unit, one: Indicator, years: Iterable[int]) -> list[Decimal | None]:
        series = self.beside.of(unit, one)
        told = [year_point(series, year) for year in years]
        return [point.value if point else None for point in told]
