"""Tables in running text: rows of cells between tabs, or Markdown rows between bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from dondoc.notice.joining import Draft
from dondoc.notice.lines import Line, cut, stretch
from dondoc.notice.plain import plain

Column = Literal["number", "work", "lead", "coordinating", "deadline", "product", "report", "note", "other"]
# On the bare form of a head cell, the first that fits decides.
_COLUMNS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    ("number", re.compile(r"(?:so )?(?:stt|tt|so thu tu|thu tu|#)\b")),
    ("note", re.compile(r"ghi chu|luu y")),
    ("coordinating", re.compile(r".*phoi hop")),
    ("report", re.compile(r".*(?:bao cao|cap (?:trinh|phe duyet)|noi nhan|nguoi duyet)")),
    ("deadline", re.compile(r".*(?:thoi (?:gian|han|diem)|tien do|han |ngay |ky han|hoan thanh)|han$")),
    ("product", re.compile(r".*(?:san pham|ket qua|dau ra)")),
    (
        "lead",
        re.compile(
            r".*(?:chu tri|thuc hien$|phu trach|chiu trach nhiem|dau moi|don vi|co quan|ca nhan|bo phan|tham muu)"
        ),
    ),
    ("work", re.compile(r".*(?:noi dung|nhiem vu|cong viec|hoat dong|van de|hang muc|ten|viec)")),
)
_RULE = re.compile(r"[|\s:+=-]+$")
_NUMBERED = re.compile(r"\d{1,3}[.)]?$")
_SECTION = 120  # characters: no title of a section is longer
# What recognition makes of "III" is still short, and the only cell before the title.
_SECTION_MARK = re.compile(
    r"(?:(?:[IVX]{1,4}|[A-ZĐ]|\d{1,2})[.)]?(?:\t| (?=[A-ZÀ-Ỹ]))|\w{1,3}\t(?=[A-ZÀ-Ỹ]))"
)
_LONGEST = 20_000  # characters: no row of a table is longer


@dataclass(slots=True)
class Grid:
    """A table in the making: rows of cells, an empty cell is None."""

    rows: list[list[Draft | None]]
    columns: tuple[Column, ...]
    headed: bool

    def cells(self) -> Iterator[Draft]:
        return (cell for row in self.rows for cell in row if cell is not None)


def runs(lines: Sequence[Line], text: str) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in order, in runs that are a table or are not."""
    if "\t" not in text and "|" not in text:
        yield False, list(lines)
        return
    rows = _with_sections([_is_row(line) for line in lines], lines, text)
    for tabular, group in groupby(zip(rows, lines, strict=True), key=itemgetter(0)):
        run = [line for _, line in group]
        yield tabular and len(run) > 1, run


def _with_sections(rows: list[bool], lines: Sequence[Line], text: str) -> list[bool]:
    """Rows, and the titles of sections between them: "I <tab> Lĩnh vực kinh tế", all of one cell."""
    for at in range(1, len(rows) - 1):
        if rows[at] or not rows[at - 1] or not (rows[at + 1] or _is_section(lines[at + 1], text)):
            continue
        rows[at] = _is_section(lines[at], text)
    return rows


def _is_section(line: Line, text: str) -> bool:
    if len(line.text) >= _SECTION:
        return False
    return _SECTION_MARK.match(line.text) is not None or text[max(line.start - 1, 0) : line.start] == "\t"


def _is_row(line: Line) -> bool:
    if len(line.text) > _LONGEST:
        return False
    return line.text.count("\t") > 1 or (line.text[0] == "|" and line.text.count("|") > 2)


def grid(lines: Sequence[Line], text: str) -> Grid:
    """The cells of a run of rows and what its columns are for."""
    rows = [_row(line, text) for line in lines if not _RULE.match(line.text)]
    width = max(map(len, rows), default=0)
    for row in rows:
        row += [None] * (width - len(row))
    columns = tuple([_column(cell) for cell in rows[0]]) if rows else ()
    headed = sum(column != "other" for column in columns) > 1
    return Grid(rows, columns if headed else _guessed(rows, width), headed)


def _row(line: Line, text: str) -> list[Draft | None]:
    bar = "|" if line.text[0] == "|" else "\t"
    before = text[text.rfind("\n", 0, line.start) + 1 : line.start].count("\t") if bar == "\t" else 0
    row: list[Draft | None] = [None] * before
    start = 0
    for piece in line.text.split(bar):
        inside = piece.strip()
        lead = start + (piece.index(inside[0]) if inside else 0)
        row.append(_cell(line, text, lead, lead + len(inside)) if inside else None)
        start += len(piece) + 1
    return row[1:-1] if bar == "|" and line.text[-1] == "|" else row


def _cell(line: Line, text: str, start: int, end: int) -> Draft:
    cell = stretch(line, text, start, end)
    if cell is None:
        parts = cut(line, text, *[place for place in (start, end) if 0 < place < len(line.text)])
        cell = parts[1 if start else 0]
    return Draft([cell], zone="table")


def _column(cell: Draft | None) -> Column:
    low = plain(cell.text).strip(" *_.:()") if cell else ""
    if not low or len(low) > 60:
        return "other"
    return next((column for column, pattern in _COLUMNS if pattern.match(low)), "other")


def _guessed(rows: Sequence[Sequence[Draft | None]], width: int) -> tuple[Column, ...]:
    """Without a head only the numbers in front are sure."""
    numbered = bool(rows) and all(row and row[0] is not None and _NUMBERED.match(row[0].text) for row in rows)
    return tuple(["number" if numbered and index == 0 else "other" for index in range(width)])
