"""The annex of targets as a file."""

from __future__ import annotations

import io

from django.http import FileResponse, Http404
from django.views.decorators.http import require_GET

from dondoc_office.measures.annex import listing, paper
from dondoc_office.measures.boards import Board, board
from dondoc_office.measures.views.reading import chosen
from dondoc_office.papers.word import WORD, written
from dondoc_office.sheets.answers import download, workbook
from dondoc_office.units.request import OfficeRequest, signed_in


def _board(request: OfficeRequest) -> Board:
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None:
        raise Http404
    return board(found.unit, found.span)


@signed_in
@require_GET
def annex_excel(request: OfficeRequest) -> FileResponse:
    """The table as a workbook."""
    shown = _board(request)
    return workbook(f"chi-tieu-{shown.unit.code}-{shown.span.code}", listing(shown))


@signed_in
@require_GET
def annex_word(request: OfficeRequest) -> FileResponse:
    """A report of one sentence with the table as its annex."""
    shown = _board(request)
    content = io.BytesIO(written(paper(shown, on=request.today)))
    return download(content, f"chi-tieu-{shown.unit.code}-{shown.span.code}.docx", WORD)
