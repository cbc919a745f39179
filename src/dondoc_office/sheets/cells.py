"""A worksheet whose plain rows are written at once: xlsxwriter's own, word for word, in a fifth of the time.

xlsxwriter writes each cell for every kind of workbook that it knows: attribute by attribute, each looked through
for letters to escape. In a list of ten thousand rows that is most of its time. Words in which nothing is to be
escaped, and numbers, need none of it; whatever is not plain goes its own way. Tested equal, byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeAlias

from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellNumberTuple, Worksheet

_SURELY_SHORT = 16_383  # letters, of which Excel counts some twice; a cell holds 32,767
_EXACT = 10**15  # whole numbers below it are written as they stand
_REPEATED = 60  # letters of what may stand in many rows: names, states
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9:/.?=&_-]*")
_named = cache(xl_col_to_name)


Put: TypeAlias = tuple[int, str | float | Decimal, Any, str]
"""One cell (ô): its column, words or a number, its look, the address that it leads to or nothing."""


class PlainCells(Worksheet):  # type: ignore[misc]  # xlsxwriter says little of its types
    """For a workbook in constant memory (bảng ghi nhanh)."""

    def put(self, row: int, cells: Sequence[Put]) -> None:
        """The whole of one row, its cells from left to right; rows come in their order."""
        if not cells or any(self._check_dimensions(row, cell[0]) for cell in (cells[0], cells[-1])):
            return
        if row > self.previous_row:
            self._write_single_row(row)
        for col, _said, _look, address in cells:
            if address:
                self._lead(row, col, address)
        if row in self.row_info or self.table[row] or self.default_row_height != self.original_row_height:
            self._hold(row, cells)
        else:
            self._write_whole(row, cells)

    def _write_whole(self, row: int, cells: Sequence[Put]) -> None:
        number, write = row + 1, self.fh.write
        written = [f'<row r="{number}">']
        for col, said, look, _address in cells:
            if type(said) is not str:
                tail = _number(said)
            elif not (tail := _repeated(said) if len(said) < _REPEATED else _words(said)):
                write("".join(written))
                written.clear()
                self._write_words(row, col, said, look)
                continue
            written.append(f'<c r="{_named(col)}{number}" s="{look._get_xf_index()}{tail}')
        written.append("</row>")
        write("".join(written))
        self.previous_row = number  # what comes later for this row comes too late, as in every row written

    def _lead(self, row: int, col: int, address: str) -> None:
        """The link of a cell, whose words are written with its row."""
        self.ignore_write_string = True
        self._write_url(row, col, _Address(address))
        self.ignore_write_string = False

    def _hold(self, row: int, cells: Sequence[Put]) -> None:
        """A row with a height or look of its own is written as xlsxwriter does."""
        for col, said, look, _address in cells:
            if isinstance(said, str):
                self._write_string(row, col, said, look)
            else:
                self.table[row][col] = CellNumberTuple(said, look)

    def _write_words(self, row: int, col: int, said: str, look: Any) -> None:
        """Words with something to escape, or too many of them."""
        self._write_string(row, col, said, look)
        self._write_cell(row, col, self.table[row].pop(col))


def _number(said: Any) -> str:
    short = type(said) is int and -_EXACT < said < _EXACT
    return f'"><v>{said}</v></c>' if short else f'"><v>{said:.16G}</v></c>'


class _Address(Url):  # type: ignore[misc]
    """An address in which there is mostly nothing to escape."""

    @staticmethod
    def _escape_url(url: str) -> str:
        escaped: str = url if _PLAIN_ADDRESS.fullmatch(url) else Url._escape_url(url)
        return escaped


def _words(said: str) -> str:
    """Nothing where xlsxwriter may write them otherwise than they stand; it would leave more of them alone."""
    plain = (
        said.isprintable()
        and not ("&" in said or "<" in said or ">" in said or "_x" in said)
        and said[:1] != " "
        and said[-1:] != " "
        and len(said) <= _SURELY_SHORT
    )
    return f'" t="inlineStr"><is><t>{said}</t></is></c>' if plain else ""


_repeated = lru_cache(maxsize=2048)(_words)
