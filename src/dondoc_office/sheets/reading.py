"""A table back in: bounded, by the titles of its columns, every cell as the words a person sees."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dondoc_office.sheets.errors import NotASheet, OldWorkbook, PlainTable, SheetLacksColumns, SheetTooLarge
from dondoc_office.sheets.footers import Outside, outside
from dondoc_office.sheets.plain import is_text, lines_of
from dondoc_office.site.searching import folded_words

MOST_ROWS = 5_000
MOST_BYTES = 4 * 2**20
MOST_UNPACKED = 60 * 2**20
MOST_PARTS = 500
_FURTHEST_TITLE = 12  # rows above the titles that a heading may take
_MOST_COLUMNS = 60
_MOST_SHEETS = 12
_OLD = b"\xd0\xcf\x11\xe0"  # the container of Excel before 2007
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: Excel writes UTF-8 alone
# What openpyxl stumbles with over a broken part; SyntaxError is what XML parsers raise.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, UnicodeError),
    *(AttributeError, EOFError, IndexError, KeyError, OSError, OverflowError, TypeError, ValueError),
)
_COUNTS = frozenset({"stt", "tt", "so tt", "so thu tu"})
_NUMBER = re.compile(r"\(?(\d{1,2})\)?")
_FACT = re.compile(r"[\d@]")  # what the rows of a table have in some cell, and its titles have not
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file (dòng): its number there and the words of each column that was asked for."""

    number: int
    words: Mapping[str, str]
    places: Mapping[str, str]

    def place(self, column: str) -> str:
        """`C5`; the whole row where the file lacks the column."""
        letters = self.places.get(column)
        return f"{letters}{self.number}" if letters else str(self.number)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that belongs to the paper, not to its table (dòng bỏ qua): its number, its first words, what it is.

    The number is 0 for a whole sheet.
    """

    number: int
    words: str
    what: Outside


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds (nội dung tệp): the rows of its table, what was left out, the titles of unread columns."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    unread: tuple[str, ...] = ()


def read_rows(
    content: bytes,
    columns: Mapping[str, str],
    *,
    required: Collection[str],
    also: Mapping[str, Collection[str]] | None = None,
    named: Collection[str] = (),
    most: int = MOST_ROWS,
) -> Found:
    """The rows that hold anything; `columns` are key → title, found with or without marks and capitals.

    `also` are other titles under which people keep the same column; a row that fills `named` is one of the
    table's even where a required column is empty (none given: all required). Of several sheets the first is read that
    has the columns.
    """
    told = ", ".join(columns[key] for key in columns if key in required)
    titles = {key: [title, *(also or {}).get(key, ())] for key, title in columns.items()}
    try:
        lines, others = _lines(content, most + _FURTHEST_TITLE + 2, titles, required)
    except BROKEN as error:
        raise NotASheet(columns=told) from error
    top, places = _titles(lines, titles, required)
    missing = [columns[key] for key in columns if key in required and key not in places]
    if missing and places:
        found = ", ".join(f"“{cell}”" for cell in lines[top] if cell)
        raise SheetLacksColumns(
            missing=", ".join(f"“{one}”" for one in missing), row=top + 1, found=found[:300]
        )
    if missing:
        raise NotASheet(columns=told)
    first = _first_row(lines, top, places, titles=titles, required=required)
    left_out = [LeftOut(0, name, Outside.SHEET) for name in others]
    count = next((place for place, cell in enumerate(lines[top]) if folded_words(cell) in _COUNTS), None)
    rows: list[Row] = []
    signed = False
    for number, cells in enumerate(lines[first:], first + 1):
        words = {key: cells[place] if place < len(cells) else "" for key, place in places.items()}
        what = outside(
            cells,
            complete=all(words[key] for key in required),
            named=all(words.get(key) for key in named or required),
            signed=signed,
            counted=None if count is None else any(cells[count : count + 1]),
        )
        signed = signed or what is Outside.SIGNATURE
        if what is not None:
            left_out.append(LeftOut(number, next(filter(None, cells), "")[:80], what))
        elif any(words.values()):
            rows.append(Row(number, words, {key: _letters(place) for key, place in places.items()}))
    if len(rows) > most:
        raise SheetTooLarge(rows=most, size=MOST_BYTES // 2**20)
    filled = [lines[row.number - 1] for row in rows]
    unread = _unread(lines[top:first], filled, {*places.values(), count})
    return Found(tuple(rows), tuple(one for one in left_out if one.words), unread)


def _unread(
    heads: Sequence[Sequence[str]], filled: Sequence[Sequence[str]], taken: Collection[int | None]
) -> tuple[str, ...]:
    """The lowest titles of columns that hold words in some row and are not taken in."""
    titles: dict[int, str] = {}
    for line in heads:
        if not _numbers_columns(line):
            titles |= {place: title for place, title in enumerate(line) if title and place not in taken}
    holding = {place for cells in filled for place, cell in enumerate(cells) if cell}
    return tuple(" ".join(titles[place].split())[:80] for place in sorted(titles.keys() & holding))


def _lines(
    content: bytes, most: int, titles: Mapping[str, Sequence[str]], required: Collection[str]
) -> tuple[list[list[str]], list[str]]:
    """The lines of a sheet or of plain text without the empty ones at the end, and the names of other such sheets."""
    others: list[str] = []
    if len(content) > MOST_BYTES:
        raise SheetTooLarge(rows=MOST_ROWS, size=MOST_BYTES // 2**20)
    if is_text(content):
        lines = lines_of(content, most, fit=lambda one: len(_titles(one, titles, required)[1]))
    else:
        checked(content, ", ".join(titles[key][0] for key in titles if key in required))
        lines, others = _sheet(content, most, titles, required)
    while lines and not any(lines[-1]):
        lines.pop()
    if len(lines) >= most:
        raise SheetTooLarge(rows=most - _FURTHEST_TITLE - 2, size=MOST_BYTES // 2**20)
    return lines, others


def checked(content: bytes, told: str) -> None:
    """Size, number of parts, unpacked size and declarations, before anything is parsed."""
    if len(content) > MOST_BYTES:
        raise SheetTooLarge(rows=MOST_ROWS, size=MOST_BYTES // 2**20)
    if content.startswith(_OLD):
        raise OldWorkbook
    if is_text(content):
        raise PlainTable
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.infolist()
            if len(names) > MOST_PARTS or sum(part.file_size for part in names) > MOST_UNPACKED:
                raise SheetTooLarge(rows=MOST_ROWS, size=MOST_BYTES // 2**20)
            declares = any(_declares(parts, part) for part in names)
    except (*BROKEN, RuntimeError) as error:
        raise NotASheet(columns=told) from error
    if declares:
        raise NotASheet(columns=told)


def _declares(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """A document type in a part: never written by Excel, always a trap."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with parts.open(part) as opened:
        start = opened.read(4096)
    return start.startswith(_WIDE) or any(word in start for word in _DECLARES)


def _sheet(
    content: bytes, most: int, titles: Mapping[str, Sequence[str]], required: Collection[str]
) -> tuple[list[list[str]], list[str]]:
    """The cells of the first sheet that has the columns (else of the first), and the names of others that have them."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = book.worksheets[:_MOST_SHEETS]
        fit = [one for one in sheets if _has(_cells(one, _FURTHEST_TITLE + 1), titles, required)]
        lines = _cells((fit or sheets)[0], most)
    finally:
        book.close()
    return lines, [one.title for one in fit[1:]]


def _cells(sheet: Any, most: int) -> list[list[str]]:
    rows = sheet.iter_rows(values_only=True, max_row=most, max_col=_MOST_COLUMNS)
    return [[said(cell) for cell in row] for row in rows]


def _has(
    lines: Sequence[Sequence[str]], titles: Mapping[str, Sequence[str]], required: Collection[str]
) -> bool:
    return set(required) <= _titles(lines, titles, required)[1].keys()


def _titles(
    lines: Sequence[Sequence[str]], titles: Mapping[str, Sequence[str]], required: Collection[str]
) -> tuple[int, dict[str, int]]:
    """The first row that holds every required title, else the one that holds most; a heading may stand above it."""
    best: tuple[int, dict[str, int]] = (0, {})
    for index, line in enumerate(lines[: _FURTHEST_TITLE + 1]):
        places = _places(line, titles)
        if set(required) <= places.keys():
            return index, places
        if len(places) > len(best[1]):
            best = (index, places)
    return best


def _places(line: Sequence[str], titles: Mapping[str, Sequence[str]]) -> dict[str, int]:
    heads = [folded_words(cell) for cell in line]
    found = {
        key: [heads.index(folded_words(one)) for one in names if folded_words(one) in heads]
        for key, names in titles.items()
    }
    return {key: places[0] for key, places in found.items() if places}


def _first_row(
    lines: Sequence[Sequence[str]],
    top: int,
    places: dict[str, int],
    *,
    titles: Mapping[str, Sequence[str]],
    required: Collection[str],
) -> int:
    """Under the titles official tables may have a second row of titles, and one that numbers the columns."""
    first = top + 1
    if first < len(lines):
        cells = lines[first]
        empty = not any(cells[places[key]] for key in required)
        under = {key: place for key, place in _places(cells, titles).items() if key not in places}
        grouped = any(cell and not head for cell, head in zip(cells, lines[top], strict=False))
        if empty and (under or (grouped and not any(_FACT.search(cell) for cell in cells))):
            places.update(under)
            first += 1
    return first + (first < len(lines) and _numbers_columns(lines[first]))


def _numbers_columns(cells: Sequence[str]) -> bool:
    """`(1) (2) (3)`, as the forms of decrees have it."""
    numbers = [_NUMBER.fullmatch(cell) for cell in cells if cell]
    said = [int(one[1]) for one in numbers if one]
    return len(said) > 1 and len(said) == len(numbers) and said == list(range(said[0], said[0] + len(said)))


def said(cell: Any) -> str:
    """A cell as a person reads it: days as dd/mm/yyyy, whole numbers without a point, one line."""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else re.sub(r"[ \t\xa0]*\n\s*", "\n", str(cell).replace("_x000D_", "")).strip()


def _letters(place: int) -> str:
    first, second = divmod(place, 26)
    return (_LETTERS[first - 1] if first else "") + _LETTERS[second]
