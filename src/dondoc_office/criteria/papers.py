"""The report to the steering committee, after Nghị định 30/2020: the same values as the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from django.conf import settings

from dondoc_office.criteria.gathering import Failing, failing_cells
from dondoc_office.criteria.marks import MARK_NAMES
from dondoc_office.criteria.matrix import Known, Matrix, Row
from dondoc_office.criteria.models import Campaign
from dondoc_office.criteria.risk import Level
from dondoc_office.papers.letterheads import letterhead_of, signed_for
from dondoc_office.papers.paper import Block, Column, Heading, Paper, Paragraph, Run, Table, Words
from dondoc_office.units.standing import Standing

_BY_UNIT = (
    *(Column("TT", 9, "center"), Column("Đơn vị", 48), Column("Đạt", 15, "center")),
    *(
        Column("Chưa đạt", 16, "center"),
        Column("Chưa đánh giá", 18, "center"),
        Column("Tiêu chí chưa đạt", 59),
    ),
)
_BY_CELL = (
    *(Column("Mã", 13, "center"), Column("Nội dung", 62), Column("Tồn tại", 45), Column("Việc đã giao", 45)),
)


_MOST = 300  # rows in the paper: a longer list is read in Excel


def _day(on: date) -> str:
    return f"{on.day:02d}/{on.month}/{on.year}"


def report_paper(campaign: Campaign, standing: Standing, *, today: date) -> Paper:
    """Counts in a sentence, one table by commune, risk, what is not met and who does what, proposals."""
    matrix = Known.of(campaign).matrix(today=today)
    failing = failing_cells(campaign, standing, today=today)
    blocks: list[Block] = [
        Paragraph(_opening(campaign, matrix, today)),
        Heading("Kết quả chung"),
        Paragraph(_summary(matrix)),
        _by_unit(matrix),
        Heading("Nguy cơ bị thu hồi quyết định công nhận"),
        *_risks(campaign, matrix),
        Heading("Nội dung chưa đạt và việc đã giao"),
        *_failing(failing),
        Heading("Đề nghị"),
        *_proposals(matrix, failing),
    ]
    if not campaign.criteria_set.confirmed:
        remark = "Ghi chú: có ngưỡng, nội dung của bộ tiêu chí trong phần mềm chưa đối chiếu với văn bản gốc."
        blocks.append(Paragraph((Run(remark, italic=True),)))
    return Paper(
        kind="báo cáo",
        letterhead=letterhead_of(campaign.office),
        title=f"Kết quả {campaign.name[:1].lower()}{campaign.name[1:]}",
        blocks=tuple(blocks),
        signature=signed_for(campaign.office),
        dated=today,
        recipients=("Ban Chỉ đạo các chương trình mục tiêu quốc gia", "Các xã có tên trong báo cáo"),
        archive="VT",
    )


def _opening(campaign: Campaign, matrix: Matrix, today: date) -> str:
    one = campaign.criteria_set
    source = f" ({one.source})" if one.source else ""
    return (
        f"Thực hiện đợt “{campaign.name}” theo {one.name}{source}, {campaign.office.name} báo cáo kết quả "
        f"của {matrix.rated:02d} xã đến ngày {_day(today)} như sau:"
    )


def _summary(matrix: Matrix) -> str:
    rated = [row for row in matrix.rows if row.rated.rated]
    unrated = [row.rated.unit.name for row in matrix.rows if not row.rated.rated]
    met = sum(row.tally.met for row in rated)
    total = sum(row.tally.total for row in rated)
    mean = f"{met / len(rated):.1f}".replace(".", ",") if rated else "0"
    words = f"{matrix.complete:02d}/{len(rated):02d} xã đạt đủ tiêu chí; bình quân {mean} tiêu chí/xã ({met}/{total})"
    return words + (f". Không xét: {', '.join(unrated)}." if unrated else "")


def _by_unit(matrix: Matrix) -> Table:
    called = {column.pk: column.code for column in matrix.columns}
    rows = [row for row in matrix.rows if row.rated.rated]
    cells = tuple(
        (
            *(str(number), row.rated.unit.name, f"{row.tally.met}/{row.tally.total}"),
            *(str(row.tally.failing), str(row.tally.open)),
            ", ".join(called[place.criterion] for place in row.failing),
        )
        for number, row in enumerate(rows, 1)
    )
    return Table(_BY_UNIT, cells)


def _risks(campaign: Campaign, matrix: Matrix) -> Iterator[Block]:
    said = campaign.criteria_set.withdrawal
    if not said:
        yield Paragraph("Quy định thu hồi của bộ tiêu chí này chưa được xác lập trong phần mềm.")
        return
    yield Paragraph(
        f"Theo {said.get('source', '')}: từ {said['low']}% đến dưới {said['high']}% số tiêu chí không đạt, "
        f"trong đó có một tiêu chí được nêu tên, hoặc từ {said['high']}% số tiêu chí trở lên không đạt."
    )
    if not matrix.at_risk:
        yield Paragraph("Không có xã nào đã được công nhận ở gần mức này.")
    for row in matrix.at_risk:
        yield Paragraph(f"- {_risk_words(row)}.")


def _risk_words(row: Row) -> str:
    risk = row.risk
    assert risk is not None
    share = f"{row.rated.unit.name}: {risk.failing}/{risk.total} tiêu chí không đạt ({risk.percent}%)"
    if risk.level is Level.REACHED:
        return f"{share}, đã đến mức bị xét thu hồi"
    return f"{share}, thêm {risk.away:02d} tiêu chí không đạt nữa là đến mức bị xét thu hồi"


def _failing(failing: Sequence[Failing]) -> Iterator[Block]:
    if not failing:
        yield Paragraph("Không có nội dung nào chưa đạt.")
        return
    rows: list[tuple[Words, ...]] = []
    if len(failing) > _MOST:
        yield Paragraph(
            f"Có {len(failing)} nội dung chưa đạt; dưới đây là {_MOST} nội dung đầu, đầy đủ ở bản Excel."
        )
    for name, cells in groupby(failing[:_MOST], key=lambda one: one.rated.unit.name):
        rows.append((name,))
        rows.extend(_cells(one) for one in cells)
    yield Table(_BY_CELL, tuple(rows))


def _cells(one: Failing) -> tuple[Words, ...]:
    address = f"{settings.ADDRESS}/tieu-chi/o/{one.cell.pk}/"
    name = (Run(one.cell.criterion.name, link=address, tip=f"Nội dung {one.cell.criterion.code}"),)
    reason = one.cell.reason or one.cell.note or MARK_NAMES[one.mark].vi
    return (one.cell.criterion.code, name, reason, one.task_words or "Chưa giao")


def _proposals(matrix: Matrix, failing: Sequence[Failing]) -> Iterator[Block]:
    without = sum(not one.tasks for one in failing)
    yield Paragraph(
        f"- Giao đơn vị chủ trì và thời hạn cho {without:02d} nội dung chưa đạt chưa có việc."
        if without
        else "- Các đơn vị được giao việc hoàn thành đúng hạn."
    )
    if matrix.at_risk:
        names = ", ".join(row.rated.unit.name for row in matrix.at_risk)
        yield Paragraph(f"- Ưu tiên khắc phục ngay tại {names}.")
