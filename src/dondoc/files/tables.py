"""Tables drawn with lines on a page: which words stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dondoc.files.geometry import Line, Word, reading_order, rows_of

NEAR = 3.0  # points: borders of neighbouring cells are drawn up to this far apart
_LEAST_LINES = 3  # two columns have three upright lines
_LEAST_DRAWN = 0.3  # of the table's height
_MOST_DRAWN = 0.6  # of the rows: a column with fewer lines in a scan has lost them
_MOST_RULES = 4000


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, upright or level, in the coordinates of the words."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        return self.bottom - self.top > self.right - self.left

    def covers(self, place: float) -> bool:
        """Whether a level line passes above or below a place."""
        return self.left <= place <= self.right


@dataclass(frozen=True, slots=True)
class Table:
    """The grid of a drawn table; `closed` holds, for each column, the heights where its cells end."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    closed: tuple[tuple[float, ...], ...]
    near: float

    def holds(self, word: Word) -> bool:
        middle = (word.left + word.right) / 2
        return self.columns[0] < middle < self.columns[-1] and self.rows[0] < word.middle < self.rows[-1]

    def read(self, words: Sequence[Word]) -> list[Line]:
        """One line a row, a tab between cells; a cell over several rows is read with the first."""
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            cells.setdefault(self._cell(word), []).append(word)
        found = [self._row(row, cells) for row in sorted({row for row, _ in cells})]
        if found:
            found[0].apart = True
        return found

    def _cell(self, word: Word) -> tuple[int, int]:
        column = _interval(self.columns, (word.left + word.right) / 2)
        begins = max(
            (height for height in self.closed[column] if height <= word.middle), default=self.rows[0]
        )
        return _interval(self.rows, begins + self.near), column

    def _row(self, row: int, cells: dict[tuple[int, int], list[Word]]) -> Line:
        line = Line()
        pending = ""
        for column in range(len(self.columns) - 1):
            pending += "\t" if column else ""
            for part in rows_of(cells.get((row, column), [])):
                for word in part:
                    line.words.append(word)
                    line.before.append(pending or (" " if len(line.words) > 1 else ""))
                    pending = ""
        return line


def _interval(borders: Sequence[float], place: float) -> int:
    return min(max(bisect_right(borders, place) - 1, 0), len(borders) - 2)


def tables_of(rules: Sequence[Rule], near: float = NEAR) -> list[Table]:
    """The grids that rules make; boxes of one cell and underlines are none."""
    if len(rules) > _MOST_RULES:
        return []
    found: list[Table] = []
    for group in _touching(rules, near):
        columns = _borders([rule for rule in group if rule.upright], near)
        level = [rule for rule in group if not rule.upright]
        rows = _merged((rule.top for rule in level), near)
        if len(columns) >= _LEAST_LINES and len(rows) >= _LEAST_LINES:
            found.append(Table(columns, rows, _closed(columns, rows, level, near), near))
    return sorted(found, key=lambda table: table.rows[0])


def _closed(
    columns: Sequence[float], rows: tuple[float, ...], level: Sequence[Rule], near: float
) -> tuple[tuple[float, ...], ...]:
    """Where the cells of each column end; where most lines of a scan are lost, at every row."""
    closed: list[tuple[float, ...]] = []
    for left, right in pairwise(columns):
        drawn = _merged((rule.top for rule in level if rule.covers((left + right) / 2)), near)
        closed.append(drawn if near == NEAR or len(drawn) >= _MOST_DRAWN * len(rows) else rows)
    return tuple(closed)


def _borders(upright: Sequence[Rule], near: float) -> tuple[float, ...]:
    """The places where uprights stand along a good part of the table; strokes of letters do not."""
    if not upright:
        return ()
    height = max(rule.bottom for rule in upright) - min(rule.top for rule in upright)
    kept: list[float] = []
    for place in _merged((rule.left for rule in upright), near):
        drawn = sum(rule.bottom - rule.top for rule in upright if place <= rule.left <= place + near)
        if drawn >= _LEAST_DRAWN * height:
            kept.append(place)
    return tuple(kept)


def _merged(places: Iterable[float], near: float) -> tuple[float, ...]:
    merged: list[float] = []
    last = float("-inf")
    for place in sorted(places):
        if place - last > near:
            merged.append(place)
        last = place
    return tuple(merged)


def _touching(rules: Sequence[Rule], near: float) -> list[list[Rule]]:
    """Groups of rules that stand at the same heights: one table after the other down the page."""
    groups: list[list[Rule]] = []
    bottom = 0.0
    for rule in sorted(rules, key=lambda rule: rule.top):
        if not groups or rule.top > bottom + near:
            groups.append([])
            bottom = rule.bottom
        groups[-1].append(rule)
        bottom = max(bottom, rule.bottom)
    return groups


def lines_of_page(words: Sequence[Word], rules: Sequence[Rule], near: float = NEAR) -> list[Line]:
    """Tables row by row where they stand, everything else in reading order around them."""
    lines: list[Line] = []
    rest = list(words)
    for table in tables_of(rules, near):
        inside = [word for word in rest if table.holds(word)]
        if not inside:
            continue
        above = [word for word in rest if word.middle <= table.rows[0]]
        rest = [word for word in rest if word.middle > table.rows[0] and not table.holds(word)]
        lines += reading_order(above) + table.read(inside)
    after = reading_order(rest)
    if lines and after:
        after[0].apart = True
    return lines + after
