"""Figures of an office and its communes through Excel: a locked template out, its cells back in.

Rows are indicators, columns are units; only cells that somebody owes are open. What stands where is said by
codes in the file, never by position alone, so that a column that was moved still means the same unit.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.errors import Message
from dondoc_office.measures.actions.entering import Entry
from dondoc_office.measures.boards import reporters, tracked
from dondoc_office.measures.errors import OtherWorkbook
from dondoc_office.measures.formulas.comparing import ValueKind
from dondoc_office.measures.models import Indicator, Period, ReportedBy, Status, Tracking
from dondoc_office.measures.numbers import NotANumber, read_number
from dondoc_office.sheets.errors import NotASheet
from dondoc_office.sheets.reading import BROKEN, checked
from dondoc_office.units.models import Unit

FIRST_ROW, FIRST_COLUMN = 6, 3
"""Row of the first indicator (from 1), column of the first unit (from 0)."""

_CODES_ROW = 5
_MOST_UNITS, _MOST_INDICATORS = 400, 500
_MARK = "dondoc.measures/1"
_PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class Wrong:
    """A cell that holds no number, and where it stands (ô sai)."""

    cell: str
    about: str
    why: Message


@dataclass(frozen=True)
class Taken:
    """What a workbook holds (nội dung tệp số liệu)."""

    entries: Sequence[Entry]
    wrong: Sequence[Wrong]
    places: Mapping[tuple[int, int], str]


def owed(office: Unit, *, on: date) -> tuple[list[Tracking], list[Unit]]:
    """Indicators that are typed, and the units that give them: the office first."""
    trackings = [row for row in tracked(office, on=on) if not row.indicator.formula]
    return trackings[:_MOST_INDICATORS], [office, *reporters(office, on=on)][:_MOST_UNITS]


def owes(tracking: Tracking, unit: Unit, office: Unit) -> bool:
    """The office gives what it does not add up; communes give what it does."""
    own = tracking.office_id != office.pk or tracking.reported_by == ReportedBy.OFFICE
    return own if unit.pk == office.pk else not own


def template(office: Unit, period: Period, *, on: date) -> bytes:
    """The locked sheet of a period; a hidden row and column carry the codes."""
    import xlsxwriter

    trackings, units = owed(office, on=on)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    looks = _looks(book)
    page = book.add_worksheet("Số liệu")
    page.write_string(0, 0, f"Số liệu {period.span.name.vi}: {office.name}", looks["heading"])
    page.write_string(
        1, 0, "Chỉ nhập vào ô màu vàng. Để trống nếu chưa có số. Không thêm, bớt dòng cột.", looks["remark"]
    )
    page.write_row(2, 0, [_MARK, office.code, period.code], looks["hidden"])
    page.set_row(2, None, None, {"hidden": True})
    page.write_row(3, 0, ["Mã", "Chỉ tiêu", "Đơn vị tính", *(unit.called for unit in units)], looks["title"])
    page.write_row(4, 0, ["", "", "", *(unit.code for unit in units)], looks["hidden"])
    page.set_row(4, None, None, {"hidden": True})
    for row, tracking in enumerate(trackings, FIRST_ROW - 1):
        one = tracking.indicator
        page.write_row(row, 0, [one.code, one.name, one.unit_of_measure], looks["words"])
        for column, unit in enumerate(units, FIRST_COLUMN):
            page.write_blank(row, column, None, looks["open" if owes(tracking, unit, office) else "closed"])
    page.set_column(0, 0, 9)
    page.set_column(1, 1, 48)
    page.set_column(2, 2, 16)
    page.set_column(FIRST_COLUMN, FIRST_COLUMN + len(units), 14)
    page.freeze_panes(FIRST_ROW - 1, FIRST_COLUMN)
    page.protect("", {"format_columns": True})
    book.close()
    return out.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12}
    grid = {**font, "border": 1, "border_color": "#B8C4CE"}
    return {
        "heading": book.add_format({**font, "bold": True, "font_size": 14}),
        "remark": book.add_format({**font, "italic": True}),
        "hidden": book.add_format({**font, "font_color": "#888888"}),
        "title": book.add_format(
            {**grid, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#E8EEF4"}
        ),
        "words": book.add_format({**grid, "text_wrap": True, "valign": "top"}),
        "open": book.add_format(
            {**grid, "locked": False, "bg_color": "#FFF9E0", "num_format": "#,##0.######"}
        ),
        "closed": book.add_format({**grid, "bg_color": "#E4E7EB"}),
    }


def read(content: bytes, office: Unit, period: Period, *, status: Status, on: date) -> Taken:
    """Every filled cell as an entry; refused where the file is of another office or period."""
    from openpyxl import load_workbook

    checked(content, "Mã, Chỉ tiêu")
    trackings, units = owed(office, on=on)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        rows = list(
            book.worksheets[0].iter_rows(
                values_only=True, max_row=FIRST_ROW + _MOST_INDICATORS, max_col=FIRST_COLUMN + _MOST_UNITS
            )
        )
    except BROKEN as error:
        raise NotASheet(columns="Mã, Chỉ tiêu") from error
    if len(rows) < _CODES_ROW or rows[2][0] != _MARK:
        raise NotASheet(columns="Mã, Chỉ tiêu")
    if tuple(rows[2][1:3]) != (office.code, period.code):
        raise OtherWorkbook(office=office.called, period=period.name)
    return _taken(rows, {row.indicator.code: row.indicator for row in trackings}, units, (period, status))


def _taken(
    rows: Sequence[Sequence[Any]],
    indicators: Mapping[str, Indicator],
    units: Sequence[Unit],
    of: tuple[Period, Status],
) -> Taken:
    known = {unit.code: unit for unit in units}
    columns = {
        at: known.get(str(code))
        for at, code in enumerate(rows[_CODES_ROW - 1])
        if at >= FIRST_COLUMN and code
    }
    entries: list[Entry] = []
    wrong: list[Wrong] = []
    places: dict[tuple[int, int], str] = {}
    for row, column, cell in _filled(rows):
        place = f"{letters(column)}{row + 1}"
        one, unit = indicators.get(str(rows[row][0])), columns.get(column)
        if one is None or unit is None:
            wrong.append(
                Wrong(
                    place,
                    str(rows[row][0] or ""),
                    Message("không có chỉ tiêu hoặc đơn vị này.", "no such indicator or unit."),
                )
            )
            continue
        try:
            value = _number(cell, one)
        except NotANumber as error:
            wrong.append(Wrong(place, one.name, error.why))
            continue
        if value is not None:
            entries.append(Entry(one, unit, of[0], value, of[1]))
            places[one.pk, unit.pk] = place
    return Taken(entries, wrong, places)


def _filled(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int, Any]]:
    for row in range(FIRST_ROW - 1, len(rows)):
        for column, cell in enumerate(rows[row]):
            if column >= FIRST_COLUMN and cell is not None and cell != "":
                yield row, column, cell


def _number(cell: Any, indicator: Indicator) -> Decimal | None:
    """A number as Excel keeps it, to six places; words as people type them."""
    if isinstance(cell, bool):
        return Decimal(int(cell))
    if isinstance(cell, int | float):
        return Decimal(repr(cell)).quantize(_PLACES)
    return read_number(str(cell), yes_no=indicator.kind == ValueKind.YES_NO)


def letters(column: int) -> str:
    """3 → D, 30 → AE."""
    said = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said
