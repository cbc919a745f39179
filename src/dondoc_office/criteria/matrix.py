"""The matrix of communes × criteria as a page reads it: few queries for any number of communes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from dondoc_office.criteria.marks import FAILING, Cell, Mark, Tally, has_expired, mark_of, tally, together
from dondoc_office.criteria.models import Assessment, Campaign, Criterion, RatedUnit, Step
from dondoc_office.criteria.risk import Level, Risk, WithdrawalRule, risk_of
from dondoc_office.criteria.states import CHECKED, State

_COLUMNS = ("pk", "rated_unit", "criterion", "state", "met", "was_met", "applies", "proved_until")


_LEVELS = (Level.REACHED, Level.WARNED, Level.NONE)
_NOTHING = Cell(State.NOT_ASSESSED)


class Place(NamedTuple):
    """One cell as it is shown (ô trên bảng): its mark, whether somebody checked it, what it said before.

    A tuple: ten thousand of them stand on one page, and a frozen class is made five times as slowly.
    """

    mark: Mark
    criterion: int
    cell: int | None = None  # where it leads; none for a criterion of several parts
    checked: bool = True
    expired: bool = False
    before: Mark | None = None

    @property
    def changed(self) -> bool:
        return self.before is not None and self.before is not self.mark


@dataclass(frozen=True)
class Row:
    """One commune with its places, its count and its risk (dòng của một xã)."""

    rated: RatedUnit
    places: Sequence[Place]
    tally: Tally
    risk: Risk | None

    def has(self, mark: Mark) -> bool:
        return any(place.mark is mark for place in self.places)

    @property
    def failing(self) -> list[Place]:
        return [place for place in self.places if place.mark in FAILING]

    @property
    def urgency(self) -> tuple[int, int, int]:
        """The nearest to withdrawal first, then who fails most, then who has most to assess; unrated ones last."""
        level = _LEVELS.index(self.risk.level if self.risk else Level.NONE)
        return (level if self.rated.rated else len(_LEVELS), -self.tally.failing, -self.tally.open)


@dataclass(frozen=True)
class Matrix:
    """Columns, rows and how often each mark stands in them (bảng xã, tiêu chí)."""

    columns: Sequence[Criterion]
    rows: Sequence[Row]
    counts: Mapping[Mark, int] = field(default_factory=dict)

    @property
    def complete(self) -> int:
        """Communes that meet everything."""
        return sum(row.tally.total > 0 and row.tally.met == row.tally.total for row in self.rows)

    @property
    def rated(self) -> int:
        return sum(row.rated.rated for row in self.rows)

    @property
    def at_risk(self) -> list[Row]:
        return [row for row in self.rows if row.risk is not None and row.risk.level != "none"]

    @property
    def changes(self) -> list[tuple[RatedUnit, Criterion, Place]]:
        named = {column.pk: column for column in self.columns}
        return [
            (row.rated, named[place.criterion], place)
            for row in self.rows
            for place in row.places
            if place.changed
        ]

    def urgent_first(self) -> Matrix:
        """The same with the red communes above."""
        return Matrix(self.columns, sorted(self.rows, key=lambda row: row.urgency), self.counts)

    def narrowed(self, mark: Mark) -> Matrix:
        """Only the communes and criteria in which the mark stands."""
        rows = [row for row in self.rows if row.has(mark)]
        kept = {place.criterion for row in rows for place in row.places if place.mark is mark}
        return self.of_columns(kept, rows)

    def of_columns(self, kept: Iterable[int], rows: Sequence[Row] | None = None) -> Matrix:
        wanted = set(kept)
        columns = [column for column in self.columns if column.pk in wanted]
        shown = [
            Row(row.rated, [place for place in row.places if place.criterion in wanted], row.tally, row.risk)
            for row in (self.rows if rows is None else rows)
        ]
        return Matrix(columns, shown, self.counts)


@dataclass
class Known:
    """Everything of a campaign that marks follow from (dữ liệu của đợt), fetched once."""

    criteria: list[Criterion]
    rated: list[RatedUnit]
    cells: dict[int, dict[int, tuple[int, Cell]]]
    earlier: dict[int, Cell]
    rule: WithdrawalRule | None
    _marks: dict[int, tuple[Mark, bool, bool]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, campaign: Campaign, *, since: datetime | None = None, units: Sequence[int] | None = None
    ) -> Known:
        rated = campaign.rated_units.select_related("unit")
        if units is not None:
            rated = rated.filter(pk__in=units)
        cells = Assessment.objects.filter(rated_unit__campaign=campaign).order_by()
        if units is not None:
            cells = cells.filter(rated_unit__in=units)
        kinds: dict[Sequence[Any], Cell] = {}  # thousands of cells, few different facts
        listed = list(rated)
        found: dict[int, dict[int, tuple[int, Cell]]] = {one.pk: {} for one in listed}
        for row in cells.values_list(*_COLUMNS):
            said = row[3:]
            cell = kinds.get(said) or kinds.setdefault(said, _cell(said))
            found[row[1]][row[2]] = (row[0], cell)
        return cls(
            list(campaign.criteria_set.criteria.all()),
            listed,
            found,
            _earlier(campaign, since) if since else {},
            campaign.criteria_set.rule,
        )

    def matrix(self, *, today: date, detailed: bool = False) -> Matrix:
        tops = [one for one in self.criteria if one.parent_id is None]
        leaves = [one for one in self.criteria if one.leaf]
        parts: dict[int, list[int]] = {}
        for leaf in leaves:
            parts.setdefault(leaf.parent_id or leaf.pk, []).append(leaf.pk)
        keys = [leaf.pk for leaf in leaves]
        below = [(top.pk, parts.get(top.pk, [])) for top in tops]
        counts: Counter[Mark] = Counter()
        self._marks.clear()
        rows = []
        for rated in self.rated:
            own = self.cells.get(rated.pk, {})
            by_leaf = {key: self._place(own.get(key), key, today, rated=rated.rated) for key in keys}
            whole = [_whole(top, [by_leaf[one] for one in held]) for top, held in below]
            places = list(by_leaf.values()) if detailed else whole
            counts.update(place.mark for place in places)
            rows.append(
                Row(rated, places, tally(place.mark for place in whole), self._risk(rated, tops, whole))
            )
        return Matrix(leaves if detailed else tops, rows, counts)

    def _place(self, held: tuple[int, Cell] | None, criterion: int, today: date, *, rated: bool) -> Place:
        key, cell = held or (None, _NOTHING)
        if not rated:
            return Place(Mark.NOT_APPLICABLE, criterion, key)
        mark, checked, expired = self._marks.get(id(cell)) or self._marked(cell, today)
        before = self.earlier.get(key) if key and self.earlier else None
        return Place(mark, criterion, key, checked, expired, mark_of(before, today=today) if before else None)

    def _marked(self, cell: Cell, today: date) -> tuple[Mark, bool, bool]:
        """The mark, whether somebody checked it, whether its evidence ran out; once for equal facts."""
        mark = mark_of(cell, today=today)
        checked = cell.state in CHECKED or mark in (Mark.UNASSESSED, Mark.NOT_APPLICABLE)
        expired = bool(cell.met) and has_expired(cell.proved_until, today=today)
        return self._marks.setdefault(id(cell), (mark, checked, expired))

    def _risk(self, rated: RatedUnit, tops: Sequence[Criterion], whole: Sequence[Place]) -> Risk | None:
        """Only recognition that was given can be withdrawn."""
        if self.rule is None or not rated.rated or rated.recognised_on is None:
            return None
        applying = [
            (top, place)
            for top, place in zip(tops, whole, strict=True)
            if place.mark is not Mark.NOT_APPLICABLE
        ]
        failing = [top for top, place in applying if place.mark in FAILING]
        named = sum(top.named for top in failing)
        left = sum(top.named for top, _ in applying) - named
        return risk_of(len(failing), named, len(applying), self.rule, named_left=left)


def _cell(said: Sequence[Any]) -> Cell:
    state, met, was_met, applies, proved_until = said
    return Cell(State(state), met, was_met, applies, proved_until)


def _whole(criterion: int, parts: Sequence[Place]) -> Place:
    """The place of a criterion, from those of its parts; with one part it leads to that part's cell."""
    if len(parts) == 1:
        return parts[0]._replace(criterion=criterion)
    marks, checked, expired, moved = set(), True, False, False
    for place in parts:
        marks.add(place.mark)
        checked = checked and place.checked
        expired = expired or place.expired
        moved = moved or place.before is not None
    before = together(place.before or place.mark for place in parts) if moved else None
    return Place(together(marks), criterion, None, checked, expired, before)


def _earlier(campaign: Campaign, since: datetime) -> dict[int, Cell]:
    """What the cells that moved since then said before their first step."""
    steps = Step.objects.filter(assessment__rated_unit__campaign=campaign, at__gte=since).order_by("at", "pk")
    found: dict[int, Cell] = {}
    for key, state, met, was_met in steps.values_list("assessment", "from_state", "from_met", "was_met"):
        found.setdefault(key, Cell(State(state), met, was_met))
    return found
