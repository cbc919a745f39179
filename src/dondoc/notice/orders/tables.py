"""Orders that stand in a table of assignments: nội dung, đơn vị chủ trì, phối hợp, thời hạn, sản phẩm."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.bodies import BodyMention
from dondoc.notice.document import Document, Paragraph, Table
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.walk import Draft
from dondoc.notice.tables import Column
from dondoc.vietnamese.times import TimeExpression


def read_tables(document: Document, scan: Scan) -> Iterator[Draft]:
    """One order for each row that says what is to be done and by whom or by when."""
    for table in document.tables:
        columns = set(table.columns)
        if "work" in columns and columns & {"lead", "deadline", "coordinating"}:
            for row in table.rows:
                draft = _row(document, scan, table, row)
                if draft is not None:
                    yield draft


def _row(document: Document, scan: Scan, table: Table, row: tuple[int | None, ...]) -> Draft | None:
    cells = _cells(document, table, row)
    work = cells.get("work")
    leads = _bodies(scan, cells.get("lead"))
    time = _time(scan, cells.get("deadline"))
    if work is None or not (leads or time or cells.get("lead")):
        return None
    said = [
        cell
        for index in row
        if index is not None and (cell := document.paragraphs[index]).start >= work.start
    ]
    draft = Draft(
        start=work.start,
        end=max(cell.end for cell in said),
        work=work.start,
        rule="order.table.row",
        kind="assigned" if leads or cells.get("lead") else "general",
        paragraph=work,
        leads=leads,
        lead_source="explicit" if leads or cells.get("lead") else "none",
        heading_time=time,
        coordinating=_bodies(scan, cells.get("coordinating")),
        task_end=work.end,
    )
    lead = cells.get("lead")
    if lead is not None and not leads:
        draft.unlisted = (lead.start, lead.end)
    return draft


def _cells(document: Document, table: Table, row: tuple[int | None, ...]) -> dict[Column, Paragraph]:
    return {
        column: document.paragraphs[index]
        for column, index in zip(table.columns, row, strict=False)
        if index is not None
    }


def _bodies(scan: Scan, cell: Paragraph | None) -> tuple[BodyMention, ...]:
    return () if cell is None else tuple(scan.bodies_in(cell.start, cell.end))


def _time(scan: Scan, cell: Paragraph | None) -> TimeExpression | None:
    """In the column of deadlines every time is one, whatever words stand before it."""
    times = () if cell is None else scan.times_in(cell.start, cell.end)
    return next((time for time in times if time.kind != "vague"), None)
