"""Words with places on a page to lines in reading order; the same for text layers and recognition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from dondoc.text.folding import bare, fold_nfc

# In heights of a line. Justified text stretches its blanks to about one; columns stand further apart.
_COLUMN_GAP = 1.8
_LONE_COLUMN_GAP = 3.0
_SAME_ROW = 0.5
_OPEN_ROWS = 3  # a word can only belong to one of the last rows
_COLLISION = 0.3  # of the narrower word

_MOTTO = "cong hoa xa hoi chu nghia"
_NUMBER_LINE = re.compile(r"^so\s*[:./]?\s*[\d/.…_ -]*(?:/|$)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, y downwards, in any unit that is the same on the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = 1.0
    reading: str | None = None

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """Words that are read in one go; `before` says what separates each from the one before it."""

    words: list[Word] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    apart: bool = False  # a blank line stands before it
    wrapped: bool = False  # it goes on with the line above, which was full
    column: bool = False  # it stands in one of two columns, where indents and short lines mean nothing
    borders: tuple[float, ...] = ()  # of the columns, where it is a row of a drawn table
    inset: float = 0.0  # from the left edge of the text
    room: float = 0.0  # to the right edge of the text

    @property
    def text(self) -> str:
        return "".join(gap + word.text for gap, word in zip(self.before, self.words, strict=True))

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return median(word.middle for word in self.words)

    @property
    def height(self) -> float:
        return median(word.bottom - word.top for word in self.words)


def line_of(words: Iterable[Word], gap: str = " ") -> Line:
    """The words as one line."""
    kept = list(words)
    return Line(kept, [gap if index else "" for index in range(len(kept))])


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words at the same height together, from the top down, each row from the left.

    The two columns of a signature are set in different sizes: a word of one stands beside two lines
    of the other. Words above each other are therefore never one row, whatever overlaps with both.
    """
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: word.middle):
        fits = [(share, row) for row in rows[-_OPEN_ROWS:] if (share := row.beside(word)) > _SAME_ROW]
        if fits:
            max(fits, key=lambda fit: fit[0])[1].add(word)
        else:
            rows.append(_Row(word))
    return [sorted(row.words, key=lambda word: word.left) for row in rows]


class _Row:
    """A row that still takes words, and the height they span."""

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self._top, self._bottom = word.top, word.bottom

    def add(self, word: Word) -> None:
        self.words.append(word)
        self._top, self._bottom = min(self._top, word.top), max(self._bottom, word.bottom)

    def beside(self, word: Word) -> float:
        """How much of the lower of two heights a word shares with its neighbour in the row."""
        if word.top >= self._bottom or word.bottom <= self._top:
            return 0.0
        nearest, distance = self.words[-1], float("inf")
        for other in self.words:
            gap = max(other.left - word.right, word.left - other.right)
            if -gap > _COLLISION * min(other.right - other.left, word.right - word.left):
                return 0.0  # above or below it
            if gap < distance:
                nearest, distance = other, gap
        common = min(nearest.bottom, word.bottom) - max(nearest.top, word.top)
        return common / max(min(nearest.bottom - nearest.top, word.bottom - word.top), 0.01)


def segments(row: list[Word]) -> list[Line]:
    """The row cut where the blanks are as wide as between columns."""
    height = median(word.bottom - word.top for word in row)
    parts: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right > _COLUMN_GAP * height and not _left_blank(before.text, word.text):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [line_of(part) for part in parts]


def _left_blank(before: str, after: str) -> bool:
    """Whether the gap was left to be filled in by hand: "Số:      /TB-UBND", "ngày     tháng 5"."""
    label, begun = bare(fold_nfc(before)).strip(":"), bare(fold_nfc(after))
    if label == "so":
        return begun[0] in "/.…" or begun[0].isdigit()
    if begun in ("thang", "nam"):
        return label in ("ngay", "thang") or label.isdigit()
    return label in ("ngay", "thang", "nam") and begun[0].isdigit()


@dataclass(slots=True)
class _Band:
    """Rows of two columns with a gutter no word of them crosses."""

    rows: list[list[Line]]
    start: float
    end: float

    def takes(self, row: list[Line]) -> bool:
        """Whether a row leaves the gutter free; it then narrows it."""
        lefts = [part.right for part in row if part.left < (self.start + self.end) / 2]
        rights = [part.left for part in row if part.left >= (self.start + self.end) / 2]
        start, end = max([self.start, *lefts]), min([self.end, *rights])
        if end - start < row[0].height:
            return False
        self.start, self.end = start, end
        return True

    def read(self) -> list[Line]:
        """Left before right; in a heading the number and the date come after the names of both."""
        middle = (self.start + self.end) / 2
        blocks: list[list[list[Line]]] = [[]]
        for row in self.rows:
            if _NUMBER_LINE.match(bare(fold_nfc(row[0].text))) and len(blocks) == 1:
                blocks.append([])
            blocks[-1].append(row)
        first = [part for row in blocks[0] for part in row]
        columns = (
            [part for part in first if part.left < middle],
            [part for part in first if part.left >= middle],
        )
        rows = [part for block in blocks[1:] for row in block for part in row]
        columns = _whole_motto(columns[0]), _whole_motto(columns[1])
        for part in (*columns[0], *columns[1], *rows):
            part.column = True
        for group in (*columns, rows):
            if group:
                group[0].apart = True
        return [*columns[0], *columns[1], *rows]


def _whole_motto(lines: list[Line]) -> list[Line]:
    """The name of the state on one line again where a narrow cell wrapped it."""
    for index, (line, rest) in enumerate(pairwise(lines)):
        words = bare(fold_nfc(line.text))
        if (
            words.startswith(_MOTTO)
            and not words.endswith("nam")
            and bare(fold_nfc(rest.text)).endswith("nam")
        ):
            joined = Line(line.words + rest.words, [*line.before, " ", *rest.before[1:]])
            return [*lines[:index], joined, *lines[index + 2 :]]
    return lines


def reading_order(words: Sequence[Word]) -> list[Line]:
    """The lines of a page: columns of a heading or signature one after the other, the rest as it stands."""
    rows = [segments(row) for row in rows_of(words) if row]
    lines: list[Line] = []
    index = 0
    while index < len(rows):
        band, after = _band_at(rows, index)
        if band is None:
            lines.append(_joined(rows[index]))
            index += 1
            continue
        # A row above that stands in one column only belongs to the band ("UBND TỈNH" above the motto).
        while lines and not _is_recipients(band.rows[0][0]) and _stands_above(lines[-1], band):
            band.rows.insert(0, [lines.pop()])
        lines += band.read()
        index = after
    return lines


def _band_at(rows: list[list[Line]], index: int) -> tuple[_Band | None, int]:
    first = rows[index]
    if len(first) != 2:
        return None, index
    band = _Band([first], first[0].right, first[1].left)
    after = index + 1
    while after < len(rows) and len(rows[after]) <= 2 and band.takes(rows[after]):
        band.rows.append(rows[after])
        after += 1
    gap = band.end - band.start
    if sum(len(row) == 2 for row in band.rows) == 1 and gap < _LONE_COLUMN_GAP * first[0].height:
        return None, index
    return band, after


def _is_recipients(line: Line) -> bool:
    """Whether a line opens the recipients; what stands above it is the end of the text."""
    return bare(fold_nfc(line.text)).startswith("noi nhan")


def _stands_above(line: Line, band: _Band) -> bool:
    near = band.rows[0][0].top - line.bottom < line.height
    return near and (line.right < band.start or line.left > band.end) and band.takes([line])


def _joined(row: list[Line]) -> Line:
    """One line again: three columns and more are a table without lines, two were only stretched."""
    gap = "\t" if len(row) > 2 else " "
    line = Line()
    for part in row:
        line.words += part.words
        line.before += [gap if line.before else "", *part.before[1:]]
    return line
