"""What is written at once is what xlsxwriter writes, byte by byte."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dondoc_office.sheets.cells import PlainCells

WORDS = (
    "Đôn đốc Ủy ban nhân dân xã",
    "a < b & c > d \"e\" 'f'",
    " trước",
    "sau ",
    "hai\ndòng",
    "dòng cuối\n",
    "\tthụt",
    "\u00a0cứng\u00a0",
    "_x0041_",
    "_x41_",
    "<r>đậm</r>",
    "\x01\x1f\x7f\x85",
    "\ufffe\uffff",
    "=1+1",
    "😀" * 20_000,
    "ữ" * 32_767,
    "",
    "0",
)
NUMBERS = (0, -1, 1.5, 10**18, 0.1 + 0.2, 1e-9, Decimal("12.50"), 45_000)


def parts(page_class: type[Worksheet], *, one_by_one: bool) -> dict[str, bytes]:
    """The files in a workbook of all these words and numbers, with links between them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    page: Any = book.add_worksheet("Bảng", page_class)
    look = book.add_format({"text_wrap": True})
    page.set_row(1, 30, look)
    page.set_column(3, 3, 20, look)
    for row, words in enumerate(WORDS):
        address, shown = f"http://127.0.0.1/{row}?a=1&b=2", words[:100] or "x"
        cells = [(col, said, look, "") for col, said in enumerate((words, *NUMBERS, words), 2)]
        if not one_by_one:
            page.put(row, [(0, shown, look, address), *cells])
            continue
        page.write_url(row, 0, address, look, shown)
        for col, said, how, _address in cells:
            (page.write_string if isinstance(said, str) else page.write_number)(row, col, said, how)
    page.write_string(len(WORDS), 3, "không kiểu", None)
    page.write_number(len(WORDS) + 3, 1, 7, None)
    page.write_boolean(len(WORDS) + 4, 1, True, look)
    page.write_formula(len(WORDS) + 4, 2, "=B1", look)
    page.autofilter(0, 0, len(WORDS), 5)
    book.close()
    with zipfile.ZipFile(out) as packed:
        return {name: packed.read(name) for name in packed.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize("one_by_one", [True, False], ids=["cells", "rows"])
def test_a_sheet_is_written_as_xlsxwriter_writes_it(one_by_one: bool) -> None:
    assert parts(PlainCells, one_by_one=one_by_one) == parts(Worksheet, one_by_one=True)


def test_a_row_beyond_the_sheet_is_left_out() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    page: Any = book.add_worksheet("Bảng", PlainCells)
    page.put(1_048_576, [(0, "xa", None, "")])
    page.put(0, [])
    assert not page.table
    book.close()
