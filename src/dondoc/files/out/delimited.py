"""Orders as comma-separated values: one row an order."""

from __future__ import annotations

import csv
from typing import TextIO

from dondoc.files.out.columns import NUMBERS, ORDER_COLUMNS
from dondoc.files.out.sheet import Sheet

# What a spreadsheet would take for a formula; a document can be written to do harm there.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Delimited:
    """Writes sheets one after another under one line of titles; holds no more than a row."""

    def __init__(self, out: TextIO, language: str = "vi") -> None:
        self._rows = csv.writer(out, lineterminator="\r\n")  # RFC 4180
        self._language = language
        self._rows.writerow([column.title.in_language(language) for column in ORDER_COLUMNS])

    def add(self, sheet: Sheet) -> None:
        for row in sheet.orders:
            cells = ((column.key, column.cell(sheet, row, self._language)) for column in ORDER_COLUMNS)
            self._rows.writerow([cell if key in NUMBERS else harmless(cell) for key, cell in cells])


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
