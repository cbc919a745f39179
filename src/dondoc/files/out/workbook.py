"""Notices as an Excel workbook: orders, figures, problems, and the files that were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from dondoc.errors import Message
from dondoc.files.out.columns import DATES, FIGURE_COLUMNS, NUMBERS, ORDER_COLUMNS, PROBLEM_COLUMNS, Column
from dondoc.files.out.sheet import Sheet

Row = TypeVar("Row")

_TITLES = {
    "orders": Message("Nội dung giao", "Orders"),
    "figures": Message("Số liệu", "Figures"),
    "problems": Message("Lỗi", "Problems"),
    "files": Message("Tệp", "Files"),
}
_FILE_TITLES = (
    (Message("Tệp", "File"), 40),
    (Message("Trích yếu", "Title"), 60),
    (Message("Lỗi", "Error"), 80),
)
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 — xlsxwriter wants a naive moment; fixed, so that equal notices give equal files
_LONGEST = 32_767  # what a cell of Excel holds


class _Page:
    """One worksheet that grows row by row."""

    def __init__(
        self, book: Any, title: str, titles: Sequence[tuple[str, int]], looks: dict[str, Any]
    ) -> None:
        self._page = book.add_worksheet(title)
        self._looks = looks
        self._count = 0
        self._columns = len(titles)
        for index, (_, width) in enumerate(titles):
            self._page.set_column(index, index, width)
        self._page.freeze_panes(1, 0)
        self._page.set_landscape()
        self._page.set_paper(9)  # A4
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(0)
        for index, (title_of, _) in enumerate(titles):
            self._page.write_string(0, index, title_of, looks["title"])

    def add(self, cells: Sequence[tuple[str, str]]) -> None:
        """One row of (key, cell); the key tells numbers and dates from words."""
        self._count += 1
        for index, (key, cell) in enumerate(cells):
            if cell:
                self._write(index, key, cell)

    def _write(self, index: int, key: str, cell: str) -> None:
        at = (self._count, index)
        if key in NUMBERS:
            self._page.write_number(*at, float(cell), self._looks["number"])
        elif key in DATES and len(cell) == len("2023-03-27"):
            self._page.write_datetime(*at, date.fromisoformat(cell), self._looks["date"])
        else:  # always a string: no document writes a formula into somebody's spreadsheet
            self._page.write_string(*at, cell[:_LONGEST], self._looks["words"])

    def close(self) -> None:
        self._page.autofilter(0, 0, self._count, self._columns - 1)


class Workbook:
    """Writes sheets one after another; rows go to disk at once, memory does not grow with them."""

    def __init__(self, path: Path, language: str = "vi") -> None:
        import xlsxwriter

        self._language = language
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self._book.set_properties({"title": "Đôn Đốc", "created": _MADE})
        top = {"valign": "top", "text_wrap": True}
        looks = {
            "title": self._book.add_format(
                {"bold": True, "valign": "vcenter", "text_wrap": True, "bg_color": "#E8EEF4", "bottom": 1}
            ),
            "words": self._book.add_format(top),
            "number": self._book.add_format({"valign": "top"}),
            "date": self._book.add_format({"valign": "top", "num_format": "dd/mm/yyyy", "align": "left"}),
        }
        self._orders = self._page("orders", _titles(ORDER_COLUMNS, language), looks)
        self._figures = self._page("figures", _titles(FIGURE_COLUMNS, language), looks)
        self._problems = self._page("problems", _titles(PROBLEM_COLUMNS, language), looks)
        files = [(title.in_language(language), width) for title, width in _FILE_TITLES]
        self._files = self._page("files", files, looks)

    def add(self, sheet: Sheet) -> None:
        self._add(self._orders, ORDER_COLUMNS, sheet, sheet.orders)
        self._add(self._figures, FIGURE_COLUMNS, sheet, sheet.figures)
        self._add(self._problems, PROBLEM_COLUMNS, sheet, sheet.problems)
        self._files.add((("file", sheet.name), ("title", sheet.heading["title"])))

    def add_failure(self, name: str, why: str) -> None:
        """A file that could not be read stands in the list of files with the reason."""
        self._files.add((("file", name), ("title", ""), ("error", why)))

    def close(self) -> None:
        for page in (self._orders, self._figures, self._problems, self._files):
            page.close()
        self._book.close()

    def _page(self, key: str, titles: Sequence[tuple[str, int]], looks: dict[str, Any]) -> _Page:
        return _Page(self._book, _TITLES[key].in_language(self._language), titles, looks)

    def _add(self, page: _Page, columns: Sequence[Column[Row]], sheet: Sheet, rows: Sequence[Row]) -> None:
        for row in rows:
            page.add([(column.key, column.cell(sheet, row, self._language)) for column in columns])


def _titles(columns: Sequence[Column[Any]], language: str) -> list[tuple[str, int]]:
    return [(column.title.in_language(language), column.width) for column in columns]
