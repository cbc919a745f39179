"""The report to the next session: a page whose every number and sentence leads to its tasks, and the paper."""

from __future__ import annotations

import io
from datetime import date

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dondoc_office.documents.models import Document
from dondoc_office.papers.word import WORD, written
from dondoc_office.reports.gathering import (
    MOST_DOCUMENTS,
    accounts_of,
    chosen_documents,
    reportable_documents,
    tasks_of,
)
from dondoc_office.reports.papers import session_paper
from dondoc_office.reports.policy import require_overseer
from dondoc_office.reports.session import COLUMNS, Result, reported
from dondoc_office.sheets.answers import download
from dondoc_office.site.pages import page
from dondoc_office.site.typed import day_of
from dondoc_office.units.request import OfficeRequest, signed_in

_CELLS = (
    ("done_on_time",),
    ("done_late",),
    ("open_in_time", "due_soon"),
    ("open_overdue",),
    ("no_deadline",),
    (),
)


def day_in(words: str) -> date | None:
    """A day of an address; None where it is none."""
    return day_of(words)


def _result(request: OfficeRequest) -> tuple[list[Document], Result]:
    require_overseer(request.standing)
    since, until = day_in(request.GET.get("tu", "")), day_in(request.GET.get("den", ""))
    documents = chosen_documents(request.standing, request.GET.getlist("vb"), since, until)
    accounts = accounts_of(tasks_of(request.standing, documents), today=request.today)
    return documents, reported(accounts, [(document.pk, document.reference) for document in documents])


@signed_in
@require_GET
def session_report(request: OfficeRequest) -> HttpResponse:
    """What became of a session's conclusions, on the page."""
    documents, result = _result(request)
    ticked = {document.pk for document in documents}
    titles = [name for name, _ in COLUMNS]
    offered = list(reportable_documents(request.standing)[:MOST_DOCUMENTS])
    context = {
        "documents": documents,
        "offered": [(document, document.pk in ticked) for document in offered],
        "result": result,
        "titles": titles,
        "rows": [(row, list(zip(titles, row.counts, _CELLS, strict=True))) for row in result.rows],
        "totals": list(zip(titles, result.total.counts, strict=True)),
        "query": "&".join(f"vb={document.pk}" for document in documents),
        "since": request.GET.get("tu", ""),
        "until": request.GET.get("den", ""),
    }
    return page(request, "reports/session.html", context)


@signed_in
@require_GET
def session_report_word(request: OfficeRequest) -> HttpResponse | FileResponse:
    """The same as a Word document, ready for number and signature."""
    documents, result = _result(request)
    if not documents:
        return redirect("session-report")
    office = documents[0].office
    paper = session_paper(result, documents, office=office, today=request.today, address=settings.ADDRESS)
    return download(io.BytesIO(written(paper)), f"bao-cao-phien-hop-{request.today:%Y-%m-%d}.docx", WORD)
