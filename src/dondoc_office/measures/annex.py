"""The annex of a report: the table of targets as offices print it, for Excel and for Word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from dondoc_office.measures.boards import Board, Row
from dondoc_office.measures.formulas.comparing import VERDICT_NAMES
from dondoc_office.measures.templatetags.measures import figure, goal_words, signed
from dondoc_office.papers.letterheads import letterhead_of, signed_for
from dondoc_office.papers.paper import Annex, Column, Paper, Paragraph, Run, Table
from dondoc_office.sheets.writing import Cell, Listing
from dondoc_office.sheets.writing import Column as SheetColumn

TITLES = (
    *("STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện cùng kỳ", "Kế hoạch năm", "Thực hiện đến nay"),
    *("So kế hoạch", "So cùng kỳ", "Đánh giá", "Đơn vị chủ trì", "Ghi chú"),
)
_WIDTHS = (12.0, 58.0, 20.0, 22.0, 22.0, 22.0, 20.0, 20.0, 18.0, 30.0, 26.0)
_LETTERS = (6, 46, 14, 14, 14, 14, 12, 12, 12, 22, 26)


def _number(value: Decimal | None, places: int) -> Cell:
    return None if value is None else round(value, places)


def _share(row: Row) -> str:
    told = row.reading.against
    if told.share is not None:
        return f"{figure(told.share)} %"
    return (
        "" if told.difference is None else f"{signed(told.difference, row.indicator.places)} {_points(row)}"
    )


def _growth(row: Row) -> str:
    if row.redefined:
        return "đổi định nghĩa"
    told = row.reading.compared
    if told.percent is not None:
        return f"{signed(told.percent)} %"
    return (
        "" if told.difference is None else f"{signed(told.difference, row.indicator.places)} {_points(row)}"
    )


def _points(row: Row) -> str:
    return "điểm %" if row.indicator.unit_of_measure == "%" else ""


def remarks(row: Row, board: Board) -> str:
    """What a reader must know of the figure."""
    point, before, said = row.reading.point, row.reading.before, []
    if point is not None and point.estimate:
        said.append("ước")
    if point is not None and not point.firm:
        said.append("chưa duyệt")
    if point is not None and point.counted is not None and point.counted < board.reporters:
        said.append(f"{point.counted}/{board.reporters} đơn vị")
    if before is not None and before.rebased:
        said.append(f"cùng kỳ cộng từ {before.rebased} đơn vị cũ")
    if not row.indicator.confirmed:
        said.append("cách tính cần xác nhận")
    return "; ".join(said)


def listing(board: Board) -> Listing:
    """As a worksheet: numbers stay numbers."""
    rows: list[Sequence[Cell]] = []
    number = 0
    for field, those in board.by_field:
        rows.append(("", field.upper(), *[""] * (len(TITLES) - 2)))
        for row in those:
            number += 1
            rows.append(_cells(number, row, board))
    span = board.span.name.vi
    columns = [SheetColumn(title, width) for title, width in zip(TITLES, _LETTERS, strict=True)]
    count = board.count
    heading = (
        f"TÌNH HÌNH THỰC HIỆN CHỈ TIÊU {span.upper()}",
        f"{board.unit.name}: {count.met}/{count.total} chỉ tiêu đạt kế hoạch năm",
    )
    return Listing("Chỉ tiêu", columns, rows, heading)


def _cells(number: int, row: Row, board: Board) -> tuple[Cell, ...]:
    one, told = row.indicator, row.reading
    bound = told.goal.bound if told.goal else None
    return (
        number,
        one.name,
        one.unit_of_measure,
        _number(told.before.value if told.before and not row.redefined else None, one.places),
        _number(bound, one.places) if bound is not None else goal_words(told.goal, one),
        _number(told.point.value if told.point else None, one.places),
        _share(row),
        _growth(row),
        VERDICT_NAMES[told.against.verdict].vi if told.goal else "",
        row.responsible,
        remarks(row, board),
    )


def paper(board: Board, *, on: date) -> Paper:
    """A short report whose annex is the table."""
    count, span = board.count, board.span.name.vi
    words = (
        f"Đến hết {span}, {board.unit.name} có {count.met}/{count.total} chỉ tiêu đạt kế hoạch năm; "
        f"{count.known}/{count.total} chỉ tiêu đã có số liệu. Chi tiết tại Phụ lục kèm theo."
    )
    return Paper(
        kind="báo cáo",
        letterhead=letterhead_of(board.unit),
        title=f"Tình hình thực hiện các chỉ tiêu {span}",
        blocks=(Paragraph(words),),
        signature=signed_for(board.unit),
        dated=on,
        annexes=(Annex(f"Tình hình thực hiện chỉ tiêu {span}", (_table(board),)),),
    )


def _table(board: Board) -> Table:
    aligned = {0: "center", 3: "right", 4: "right", 5: "right", 6: "right", 7: "right"}
    columns = tuple(
        Column(title, width, aligned.get(index, "left"))  # type: ignore[arg-type]  # the literals of Align
        for index, (title, width) in enumerate(zip(TITLES, _WIDTHS, strict=True))
    )
    rows: list[tuple[str | tuple[Run, ...], ...]] = []
    number = 0
    for field, those in board.by_field:
        rows.append(((Run(field.upper(), bold=True),),))
        for row in those:
            number += 1
            rows.append(_words(number, row, board))
    return Table(columns, tuple(rows))


def _words(number: int, row: Row, board: Board) -> tuple[str, ...]:
    one, told = row.indicator, row.reading
    return (
        str(number),
        one.name,
        one.unit_of_measure,
        figure(told.before.value if told.before and not row.redefined else None, one),
        goal_words(told.goal, one),
        figure(told.point.value if told.point else None, one),
        _share(row),
        _growth(row),
        VERDICT_NAMES[told.against.verdict].vi if told.goal else "",
        row.responsible,
        remarks(row, board),
    )
