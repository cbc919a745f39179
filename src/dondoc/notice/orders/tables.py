"""Orders that stand in a table of assignments: nội dung, đơn vị chủ trì, phối hợp, thời hạn, sản phẩm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.bodies import BodyMention
from dondoc.notice.document import Document, Paragraph, Table
from dondoc.notice.orders.drafting import Draft
from dondoc.notice.orders.scan import Scan
from dondoc.notice.plain import plain
from dondoc.notice.tables import Column
from dondoc.vietnamese.times import TimeExpression

# In a report these columns say what became of the work: the rows were given elsewhere.
_STATE = re.compile(r"(?:ket qua|tinh trang|trang thai|tien do|danh gia|ly do|ty le|da thuc hien)\b")


def read_tables(document: Document, scan: Scan, *, reports: bool = False) -> Iterator[Draft]:
    """One order for each row that says what is to be done and by whom or by when.

    In a document that `reports`, a table that says what became of the work orders nothing.
    """
    for table in document.tables:
        columns = set(table.columns)
        if reports and _tells_state(document, table):
            continue
        if "work" in columns and columns & {"lead", "deadline", "coordinating"}:
            for row in table.rows:
                draft = _row(document, scan, table, row)
                if draft is not None:
                    yield draft


def _tells_state(document: Document, table: Table) -> bool:
    cells = [document.cased(document.paragraphs[index]) for index in table.head or () if index is not None]
    return any(_STATE.match(plain(cell)) for cell in cells)


def _row(document: Document, scan: Scan, table: Table, row: tuple[int | None, ...]) -> Draft | None:
    cells = _cells(document, table, row)
    work, lead = cells.get("work"), cells.get("lead")
    if work is not None and lead is not None and _is_name(scan, work) and not _is_name(scan, lead):
        work, lead = lead, work
    said = [document.paragraphs[index] for index in row if index is not None]
    leads = _bodies(scan, lead, guess=True)
    time = _time(scan, cells.get("deadline"), said)
    if work is None or not (leads or time):
        return None
    behind = [cell for cell in said if cell.start >= min(work.start, lead.start if lead else work.start)]
    return Draft(
        start=min(cell.start for cell in behind),
        end=max(cell.end for cell in behind),
        work=work.start,
        rule="order.table.row",
        kind="assigned" if leads else "general",
        paragraph=work,
        leads=leads,
        lead_source="explicit" if leads else "none",
        heading_time=time,
        coordinating=_bodies(scan, cells.get("coordinating"), guess=True),
        task_end=work.end,
    )


def _is_name(scan: Scan, cell: Paragraph) -> bool:
    """Whether a cell holds a name and nothing else."""
    return scan.party_list(cell.start, cell.end)[1] == cell.end


def _cells(document: Document, table: Table, row: tuple[int | None, ...]) -> dict[Column, Paragraph]:
    return {
        column: document.paragraphs[index]
        for column, index in zip(table.columns, row, strict=False)
        if index is not None
    }


def _bodies(scan: Scan, cell: Paragraph | None, *, guess: bool = False) -> tuple[BodyMention, ...]:
    if cell is None:
        return ()
    known = tuple(scan.bodies_in(cell.start, cell.end))
    return known if known or not guess else scan.party_list(cell.start, cell.end, guess=True)[0]


def _time(scan: Scan, cell: Paragraph | None, said: list[Paragraph]) -> TimeExpression | None:
    """In the column of deadlines every time is one, whatever words stand before it; so is a time that fills a cell."""
    for time in () if cell is None else scan.times_in(cell.start, cell.end):
        if time.kind != "vague":
            return time
    for other in said:
        for time in scan.times_in(other.start, other.end):
            if time.kind != "vague" and (time.end - time.cue_start) * 2 > other.end - other.start:
                return time
    return None
