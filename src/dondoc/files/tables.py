"""Tables drawn with lines on a page: which words stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dondoc.files.flow import set_apart
from dondoc.files.geometry import Line, Word, reading_order, rows_of

NEAR = 3.0  # points: borders of neighbouring cells are drawn up to this far apart
_LEAST_LINES = 3  # two columns have three upright lines
_LEAST_DRAWN = 0.3  # of the table's height
_MOST_DRAWN = 0.6  # of the rows: a column with fewer lines in a scan has lost them
_MOST_RULES = 4000
_SAME_COLUMN = 0.02  # of the width of a table: borders move so little from page to page


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
        return [self._row(row, cells) for row in sorted({row for row, _ in cells})]

    def _cell(self, word: Word) -> tuple[int, int]:
        column = _interval(self.columns, (word.left + word.right) / 2)
        begins = max(
            (height for height in self.closed[column] if height <= word.middle), default=self.rows[0]
        )
        return _interval(self.rows, begins + self.near), column

    def _row(self, row: int, cells: dict[tuple[int, int], list[Word]]) -> Line:
        columns = range(len(self.columns) - 1)
        parts = [rows_of(cells.get((row, column), [])) for column in columns]
        return row_of([[word for part in cell for word in part] for cell in parts], self.columns)


def row_of(cells: Sequence[Sequence[Word]], borders: tuple[float, ...]) -> Line:
    """The words of a row on one line, a tab before each cell but the first."""
    line = Line(borders=borders)
    pending = ""
    for column, words in enumerate(cells):
        pending += "\t" if column else ""
        for word in words:
            line.words.append(word)
            line.before.append(pending or (" " if len(line.words) > 1 else ""))
            pending = ""
    return line


def cells_of(row: Line) -> list[list[Word]]:
    """The words of each cell of a row."""
    cells: list[list[Word]] = [[] for _ in row.borders[1:]]
    column = 0
    for gap, word in zip(row.before, row.words, strict=True):
        column += gap.count("\t")
        cells[column].append(word)
    return cells


def over_the_page(above: Line, below: Line) -> Line | None:
    """Two rows as one, where the second is what the page cut off the first: no number, and words go on."""
    if not _same_columns(above.borders, below.borders):
        return None
    upper, lower = cells_of(above), cells_of(below)
    said = [column for column, words in enumerate(lower) if words]
    if not said or lower[0] or not all(upper[column] for column in said):
        return None
    if not lower[said[0]][0].text[0].islower():
        return None
    return row_of([[*one, *more] for one, more in zip(upper, lower, strict=True)], above.borders)


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    if len(one) != len(other) or not one:
        return False
    wide = one[-1] - one[0]
    return all(abs(a - b) < _SAME_COLUMN * wide for a, b in zip(one, other, strict=True))


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
    parts: list[list[Line]] = []
    rest = list(words)
    for table in tables_of(rules, near):
        inside = [word for word in rest if table.holds(word)]
        if not inside:
            continue
        parts.append(reading_order([word for word in rest if word.middle <= table.rows[0]]))
        parts.append(table.read(inside))
        rest = [word for word in rest if word.middle > table.rows[0] and not table.holds(word)]
    parts.append(reading_order(rest))
    set_apart(parts)
    return [line for part in parts for line in part]
