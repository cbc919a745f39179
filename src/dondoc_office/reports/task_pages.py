"""Tasks out to Excel as the list shows them, and changed ones back in."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc_office.documents.actions import look
from dondoc_office.documents.models import Document
from dondoc_office.reports.tasksheet import TABLE, planned, take_in
from dondoc_office.reports.workbook import listing
from dondoc_office.sheets.answers import workbook
from dondoc_office.sheets.importing import taking
from dondoc_office.sheets.plan import Line, Plan
from dondoc_office.sheets.reading import Row
from dondoc_office.site.pages import page
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.narrowing import Filters
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import State
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def task_workbook(request: OfficeRequest) -> FileResponse:
    """The list of the same address as an .xlsx; taking a restricted document's tasks along is on record."""
    chosen = Filters.of(request.GET.dict())
    tasks = chosen.narrow(visible_tasks(request.standing), today=request.today)
    restricted = tasks.filter(restricted=True).order_by().values("document")
    for document in Document.objects.filter(pk__in=restricted).defer("reading", "words"):
        look(document, by=request.person, at=request.now)
    sheet = listing(tasks, today=request.today, address=settings.ADDRESS, language=get_language() or "vi")
    return workbook(f"nhiem-vu-{request.today:%Y-%m-%d}", sheet)


@signed_in
@require_http_methods(["GET", "POST"])
def task_sheet(request: OfficeRequest) -> HttpResponse:
    """A changed list comes back: shown as changes, then carried out whole or not at all."""
    homes = Unit.objects.filter(pk__in=request.standing.units(Role.CLERK, Role.LEADER)).order_by("path")

    def compared(rows: Sequence[Row]) -> Plan[Task]:
        return planned(rows, standing=request.standing, today=request.today)

    added: list[Line[Task]] = []

    def carried_out(plan: Plan[Task], file: str) -> int:
        added.extend(plan.added)
        return take_in(plan, home=homes.first(), by=request.person, at=request.now)

    said = taking(request, TABLE, planned=compared, take_in=carried_out, person=request.person.pk)
    if said.done is not None:
        messages.success(request, _("Đã ghi %(count)s nhiệm vụ từ tệp Excel.") % {"count": said.done})
        return redirect(reverse("task-list") + (f"?trang-thai={State.DRAFT}" if added else ""))
    return page(request, "reports/task_sheet.html", {"taking": said, "form": said.form}, status=said.status)
