"""Tables drawn with lines on a page: which words stand in which cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.files.geometry import Line, Word, rows_of

_NEAR = 3.0  # points: borders of neighbouring cells are drawn up to this far apart
_LEAST_LINES = 3  # two columns have three upright lines
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


@dataclass(frozen=True, slots=True)
class Table:
    """The grid of a drawn table."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def holds(self, word: Word) -> bool:
        middle = (word.left + word.right) / 2
        return self.columns[0] < middle < self.columns[-1] and self.rows[0] < word.middle < self.rows[-1]

    def read(self, words: Sequence[Word]) -> list[Line]:
        """One line a row, a tab between cells."""
        found: list[Line] = []
        for top, bottom in zip(self.rows, self.rows[1:], strict=False):
            inside = [word for word in words if top <= word.middle < bottom]
            if inside:
                found.append(self._row(inside))
        if found:
            found[0].apart = True
        return found

    def _row(self, words: Sequence[Word]) -> Line:
        line = Line()
        pending = ""
        for index, (left, right) in enumerate(zip(self.columns, self.columns[1:], strict=False)):
            pending += "\t" if index else ""
            cell = [word for word in words if left <= (word.left + word.right) / 2 < right]
            for row in rows_of(cell):
                for word in row:
                    line.words.append(word)
                    line.before.append(pending or (" " if len(line.words) > 1 else ""))
                    pending = ""
        return line


def tables_of(rules: Sequence[Rule]) -> list[Table]:
    """The grids that rules make; boxes of one cell and underlines are none."""
    if len(rules) > _MOST_RULES:
        return []
    found: list[Table] = []
    for group in _touching(rules):
        columns = _merged(rule.left for rule in group if rule.upright)
        rows = _merged(rule.top for rule in group if not rule.upright)
        if len(columns) >= _LEAST_LINES and len(rows) >= _LEAST_LINES:
            found.append(Table(columns, rows))
    return sorted(found, key=lambda table: table.rows[0])


def _merged(places: Iterator[float]) -> tuple[float, ...]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _NEAR:
            merged.append(place)
    return tuple(merged)


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that stand at the same heights: one table after the other down the page."""
    groups: list[list[Rule]] = []
    bottom = 0.0
    for rule in sorted(rules, key=lambda rule: rule.top):
        if not groups or rule.top > bottom + _NEAR:
            groups.append([])
            bottom = rule.bottom
        groups[-1].append(rule)
        bottom = max(bottom, rule.bottom)
    return groups
