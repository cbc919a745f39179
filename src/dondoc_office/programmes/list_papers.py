"""The list of projects as a worksheet, and as a paper for the session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc_office.measures.formulas.forecasting import PATH_NAMES
from dondoc_office.measures.templatetags.measures import figure
from dondoc_office.papers.letterheads import letterhead_of, signed_for
from dondoc_office.papers.paper import Annex, Column, Paper, Paragraph, Run, Table
from dondoc_office.programmes.boards import Row, Totals
from dondoc_office.programmes.rules import doubts
from dondoc_office.programmes.states import STATE_NAMES
from dondoc_office.sheets.writing import Cell, Listing
from dondoc_office.sheets.writing import Column as SheetColumn
from dondoc_office.units.models import Unit

TITLES = (
    *("STT", "Mã dự án", "Tên dự án", "Chủ đầu tư", "Kế hoạch vốn năm", "Kho bạc xác nhận", "Tỷ lệ (%)"),
    *("Dự báo cả năm", "Lộ trình", "Vướng mắc", "Nợ đọng", "Tình trạng"),
)
_LETTERS = (6, 14, 60, 30, 16, 16, 10, 16, 24, 10, 14, 26)
_WIDTHS = (11.0, 17.0, 48.0, 27.0, 19.0, 19.0, 14.0, 19.0, 24.0, 16.0, 16.0, 22.0)
"""In millimetres: together the width of the text on a landscape page."""
_RIGHT = range(4, 8)
_UNIT = "Số tiền tính bằng triệu đồng."


def listing(rows: Sequence[Row], year: int, *, on: date) -> Listing:
    """Numbers stay numbers, in triệu đồng."""
    columns = [SheetColumn(title, width) for title, width in zip(TITLES, _LETTERS, strict=True)]
    cells = [_cells(number, row) for number, row in enumerate(rows, 1)]
    heading = [f"TÌNH HÌNH GIẢI NGÂN CÁC DỰ ÁN NĂM {year}", _UNIT, *filter(None, [doubt_words(year, on)])]
    return Listing("Dự án", columns, cells, heading)


def doubt_words(year: int, on: date) -> str:
    """What the reader must know of the marks that nobody confirmed; empty where there is none."""
    found = "; ".join(f"{one.what.vi} ({one.source})" for one in doubts(year=year, on=on))
    return f"Chưa được xác nhận, cần đối chiếu trước khi dùng: {found}." if found else ""


def _cells(number: int, row: Row) -> tuple[Cell, ...]:
    project, told = row.project, row.reading
    return (
        number,
        project.code,
        project.name,
        project.investor.name,
        told.plan,
        told.confirmed,
        told.share,
        told.forecast,
        PATH_NAMES[told.path].vi,
        row.obstacles,
        row.debt,
        STATE_NAMES[project.stage].vi,
    )


def paper(office: Unit, rows: Sequence[Row], year: int, *, month: int, on: date) -> Paper:
    """Red first, for the chair who asks each investor in turn."""
    totals = Totals(tuple(rows))
    share = figure(totals.share) or "chưa tính được"
    words = (
        f"Đến hết tháng {month:02}/{year}, {len(rows)} dự án được giao {figure(totals.plan)} triệu đồng, đã giải ngân "
        f"{figure(totals.confirmed)} triệu đồng (Kho bạc xác nhận), bằng {share}% kế hoạch; {totals.red} dự án có "
        f"nguy cơ không đạt; {totals.obstacles} vướng mắc chưa gỡ; {totals.late} dự án chậm quyết toán; nợ đọng "
        f"xây dựng cơ bản {figure(totals.debt)} triệu đồng. Chi tiết tại Phụ lục kèm theo."
    )
    doubt = doubt_words(year, on)
    notes = (Paragraph((Run(doubt, italic=True),)),) if doubt else ()
    return Paper(
        kind="báo cáo",
        letterhead=letterhead_of(office),
        title=f"Tình hình giải ngân các dự án năm {year}",
        blocks=(Paragraph(words), *notes),
        signature=signed_for(office),
        dated=on,
        annexes=(Annex(f"Danh sách dự án năm {year}, triệu đồng", (_table(rows),)),),
    )


def _table(rows: Sequence[Row]) -> Table:
    columns = tuple(
        Column(title, width, "right" if index in _RIGHT else "left")
        for index, (title, width) in enumerate(zip(TITLES, _WIDTHS, strict=True))
    )
    cells = [_cells(number, row) for number, row in enumerate(rows, 1)]
    words = tuple(
        tuple(figure(cell) if index in (*_RIGHT, 10) else str(cell) for index, cell in enumerate(line))  # type: ignore[arg-type]  # sums stand there
        for line in cells
    )
    return Table(columns, words)
