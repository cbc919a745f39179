"""Lists out to Excel: rows go to disk one by one, so that memory does not grow with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from dondoc_office.sheets.cells import PlainCells, Put

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST = 32_767  # what a cell of Excel holds
_DAY_NOUGHT = date(1899, 12, 30).toordinal()
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 — xlsxwriter wants a naive moment; fixed, so that equal lists give equal files
_ACTS = ("=", "+", "-", "@", "\t", "\r")  # letters by which a spreadsheet may take words for a formula
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Link:
    """A number or word that leads to a page (liên kết)."""

    text: str
    address: str


Cell: TypeAlias = str | int | float | Decimal | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list (cột): its title and its width in letters; `may_change` is shaded for whoever edits."""

    title: str
    width: float
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One list as a worksheet (bảng); `heading` are the lines above the titles."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    heading: Sequence[str] = ()
    portrait: bool = False


def write(out: IO[bytes], *listings: Listing) -> None:
    """The workbook into an open file."""
    import xlsxwriter

    from dondoc_office.sheets.cells import PlainCells

    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"title": listings[0].name, "created": _MADE})
    looks = _looks(book)
    for listing in listings:
        _page(book.add_worksheet(_page_name(listing.name), PlainCells), listing, looks)
    book.close()


def _page_name(name: str) -> str:
    """Without what Excel forbids in the name of a sheet."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in name)[:31].strip("' ") or "Bảng"


def _looks(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    title = {**font, "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    return {
        "heading": book.add_format({**font, "bold": True, "font_size": 14}),
        "remark": book.add_format({**font, "italic": True}),
        "title": book.add_format({**title, "bg_color": "#E8EEF4"}),
        "may_change": book.add_format({**title, "bg_color": "#FFF3CD"}),
        "words": book.add_format({**font, "text_wrap": True}),
        "quoted": book.add_format({**font, "text_wrap": True, "quote_prefix": True}),
        "number": book.add_format({**font, "align": "right"}),
        "date": book.add_format({**font, "num_format": "dd/mm/yyyy", "align": "center"}),
        "link": book.add_format({**font, "font_color": "#0B5394", "underline": 1}),
    }


def _page(page: Any, listing: Listing, looks: dict[str, Any]) -> None:
    top, last = len(listing.heading), len(listing.columns) - 1
    for index, column in enumerate(listing.columns):
        page.set_column(index, index, column.width)
    for index, line in enumerate(listing.heading):
        page.write_string(index, 0, line, looks["remark" if index else "heading"])
    for index, column in enumerate(listing.columns):
        page.write_string(top, index, column.title, looks["may_change" if column.may_change else "title"])
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    page.set_footer("&C&P/&N")
    page.hide_gridlines(0)  # shown, and printed too
    if not listing.portrait:
        page.set_landscape()
    end = top
    for end, row in enumerate(listing.rows, top + 1):
        _row(page, end, row, looks)
    page.autofilter(top, 0, end, last)


def _row(page: PlainCells, end: int, row: Sequence[Cell], looks: dict[str, Any]) -> None:
    """Words are always words: no document writes a formula into somebody's spreadsheet."""
    cells: list[Put] = []
    for col, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, str):
            words = (cell if cell.isprintable() else _UNSEEN.sub("", cell))[:_LONGEST]
            cells.append((col, words, looks["quoted" if words.startswith(_ACTS) else "words"], ""))
        elif isinstance(cell, date):
            cells.append((col, cell.toordinal() - _DAY_NOUGHT, looks["date"], ""))
        elif isinstance(cell, Link):
            cells.append((col, cell.text, looks["link"], cell.address))
        else:
            cells.append((col, cell, looks["number"], ""))
    page.put(end, cells)


def counted(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    """Each row with its number in front."""
    for number, row in enumerate(rows, 1):
        yield (number, *row)
