"""The monthly list of late tasks: page, print, Word, Excel."""

from __future__ import annotations

import io
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc_office.papers.letterheads import letterhead_of
from dondoc_office.papers.paper import Block, Column, Heading, Paper, Paragraph, Run, Table, Words
from dondoc_office.papers.word import WORD, written
from dondoc_office.reports.accounts import written_day
from dondoc_office.reports.gathering import account_of, with_rows
from dondoc_office.reports.late import LateTask, UnitLate, by_unit
from dondoc_office.reports.papers import signature_of
from dondoc_office.reports.policy import OVERSEERS, require_overseer
from dondoc_office.sheets.answers import download, workbook
from dondoc_office.sheets.writing import Column as SheetColumn
from dondoc_office.sheets.writing import Link, Listing
from dondoc_office.site.pages import page
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.models import OfficeSetting, Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.rhythm import Soon

_COLUMNS = (
    *(Column("TT", 9, "center"), Column("Nhiệm vụ", 54), Column("Văn bản giao", 30)),
    *(Column("Thời hạn", 26, "center"), Column("Quá hạn (ngày)", 16, "center"), Column("Nguyên nhân", 30)),
)


def _gathered(request: OfficeRequest) -> list[UnitLate]:
    require_overseer(request.standing)
    above = Q(pk__in=[])
    for path in request.standing.paths(*OVERSEERS):
        above |= Q(office__path__startswith=path)
    seen = visible_tasks(request.standing).filter(above, restricted=False)
    tasks = with_rows(seen.overdue(today=request.today)).select_related("lead", "document")
    soon = OfficeSetting.objects.soon()
    return by_unit(row for task in tasks for row in _rows(task, request, soon))


def _rows(task: Task, request: OfficeRequest, soon: Soon) -> Iterator[LateTask]:
    """The lead owes it; a task for many is owed by the units whose part is late."""
    account, reference = (
        account_of(task, today=request.today, soon=soon),
        task.document.reference if task.document else "",
    )
    owing: list[tuple[Unit, Task | Part]] = [(task.lead, task)] if task.lead else []
    if task.to_group:
        timely = [(part, part.timeliness(request.today, soon)) for part in task.parts.all()]
        owing = [(part.unit, part) for part, cell in timely if cell is Timeliness.OPEN_OVERDUE]
    for unit, owed in owing:
        days = (request.today - owed.due_on).days if owed.due_on else account.late
        yield LateTask(unit.name, unit.code, unit.sort_key, account, reference, owed.due_on, days)


@signed_in
@require_GET
def late_report(request: OfficeRequest) -> HttpResponse:
    """Late tasks, one table a unit; prints as it stands."""
    units = _gathered(request)
    tasks = {row.account.task for unit in units for row in unit.tasks}
    context = {"units": units, "count": len(tasks), "day": request.today}
    return page(request, "reports/late.html", context)


@signed_in
@require_GET
def late_report_excel(request: OfficeRequest) -> FileResponse:
    """The same rows with a column for the unit."""
    titles = (
        *((_("Đơn vị"), 34), (_("Mã"), 8), (_("Nhiệm vụ"), 60), (_("Văn bản giao"), 28), (_("Hạn"), 12)),
        *((_("Quá hạn (ngày)"), 12), (_("Nguyên nhân"), 40)),
    )
    rows = (
        (
            *(unit.name, Link(str(row.account.task), f"{settings.ADDRESS}/nhiem-vu/{row.account.task}/")),
            *(
                row.account.title,
                row.reference,
                row.due_on,
                row.late,
                row.why.in_language(get_language() or "vi"),
            ),
        )
        for unit in _gathered(request)
        for row in unit.tasks
    )
    columns = [SheetColumn(title, width) for title, width in titles]
    heading = [
        _("Nhiệm vụ quá hạn theo đơn vị"),
        _("Đến ngày %(day)s") % {"day": f"{request.today:%d/%m/%Y}"},
    ]
    listing = Listing(_("Quá hạn"), columns, rows, heading)
    return workbook(f"qua-han-{request.today:%Y-%m-%d}", listing)


@signed_in
@require_GET
def late_report_word(request: OfficeRequest) -> FileResponse:
    """The list as a paper for the session."""
    units = _gathered(request)
    overseen = Unit.objects.filter(pk__in=request.standing.units(*OVERSEERS)).select_related("parent")
    office = get_object_or_404(overseen.order_by("path")[:1])
    paper = _paper(units, office, request)
    return download(io.BytesIO(written(paper)), f"qua-han-{request.today:%Y-%m-%d}.docx", WORD)


def _paper(units: list[UnitLate], office: Unit, request: OfficeRequest) -> Paper:
    count = len({row.account.task for unit in units for row in unit.tasks})
    opening = (
        f"Đến ngày {written_day(request.today)}, còn {count:02d} nhiệm vụ quá hạn chưa hoàn thành "
        f"của {len(units):02d} đơn vị, cụ thể như sau:"
        if units
        else f"Đến ngày {written_day(request.today)}, không có nhiệm vụ nào quá hạn chưa hoàn thành"
    )
    blocks: list[Block] = [Paragraph(opening)]
    if units:
        rows: list[tuple[Words, ...]] = []
        for unit in units:
            rows.append((f"{unit.name} ({len(unit.tasks)})",))
            rows.extend(_cells(number, row) for number, row in enumerate(unit.tasks, 1))
        blocks += [Heading("Danh sách nhiệm vụ quá hạn"), Table(_COLUMNS, tuple(rows)), Heading("Đề nghị")]
        blocks.append(
            Paragraph("Đề nghị phiên họp xem xét, chỉ đạo các đơn vị nêu trên khẩn trương hoàn thành")
        )
    return Paper(
        kind="báo cáo",
        letterhead=letterhead_of(office),
        title=f"Nhiệm vụ quá hạn trình phiên họp tháng {request.today.month} năm {request.today.year}",
        blocks=tuple(blocks),
        signature=signature_of(office, on=request.today),
        dated=request.today,
        recipients=("Chủ tịch, các Phó Chủ tịch", "Các đơn vị có tên trong danh sách"),
        archive="VT, TH",
    )


def _cells(number: int, row: LateTask) -> tuple[Words, ...]:
    address = f"{settings.ADDRESS}/nhiem-vu/{row.account.task}/"
    title = (Run(row.account.title, link=address, tip=f"Nhiệm vụ số {row.account.task}"),)
    return (str(number), title, row.reference, written_day(row.due_on), str(row.late), row.why.vi)
