"""The list of projects as files, and disbursement through Excel."""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc_office.papers.word import WORD, written
from dondoc_office.programmes.boards import last_month
from dondoc_office.programmes.list_papers import listing, paper
from dondoc_office.programmes.models import Project
from dondoc_office.programmes.narrowing import Filters
from dondoc_office.programmes.payment_sheets import TABLE, planned, take_in, template
from dondoc_office.programmes.policy import visible_projects
from dondoc_office.programmes.views.reading import projects_entered
from dondoc_office.sheets.answers import download, workbook
from dondoc_office.sheets.importing import taking
from dondoc_office.sheets.plan import Plan
from dondoc_office.sheets.reading import Row
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def project_workbook(request: OfficeRequest) -> FileResponse:
    """The list of the same address as a workbook."""
    filters = Filters.of(request.GET, today=request.today)
    rows = filters.rows(visible_projects(request.standing), today=request.today)
    return workbook(f"du-an-{filters.year}", listing(rows, filters.year, on=request.today))


@signed_in
@require_GET
def project_paper(request: OfficeRequest) -> FileResponse:
    """The list for the session; in the name of the office of the first project."""
    filters = Filters.of(request.GET, today=request.today)
    rows = filters.rows(visible_projects(request.standing), today=request.today)
    if not rows:
        raise Http404
    office = min((row.project.office for row in rows), key=lambda one: len(one.path))
    month = last_month(filters.year, today=request.today)
    content = io.BytesIO(written(paper(office, rows, filters.year, month=month, on=request.today)))
    return download(content, f"du-an-{filters.year}.docx", WORD)


@signed_in
@require_http_methods(["GET", "POST"])
def payment_sheet(request: OfficeRequest) -> HttpResponse:
    """A filled-in table is shown as changes, then written whole or not at all."""
    seen, now = visible_projects(request.standing), (request.today.year, request.today.month)

    def compared(rows: Sequence[Row]) -> Plan[Project]:
        return planned(rows, seen, standing=request.standing, now=now)

    def carried_out(plan: Plan[Project], file: str) -> int:
        return take_in(plan, by=request.person, at=request.now)

    said = taking(request, TABLE, planned=compared, take_in=carried_out, person=request.person.pk)
    if said.done is not None:
        messages.success(request, _("Đã ghi %(count)s số giải ngân từ tệp Excel.") % {"count": said.done})
        return redirect("project-list")
    context = {"taking": said, "form": said.form}
    return page(request, "programmes/payment_sheet.html", context, status=said.status)


@signed_in
@require_GET
def payment_template(request: OfficeRequest) -> FileResponse:
    """Last month, one line for each project whose figures she enters."""
    month = request.today.month - 1
    year = request.today.year - (month == 0)
    return workbook(
        f"giai-ngan-{year}-{month or 12:02}", template(projects_entered(request), year, month or 12)
    )
