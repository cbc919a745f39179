"""The registers of a year: page, Excel, Word."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc_office.documents.actions import look
from dondoc_office.documents.models import Direction, Document
from dondoc_office.documents.policy import visible_documents
from dondoc_office.papers import paper as papers
from dondoc_office.papers.letterheads import letterhead_of
from dondoc_office.papers.word import WORD, written_book
from dondoc_office.reports.registers import REGISTERS, Entry, Register, Value, place
from dondoc_office.sheets.answers import download, workbook
from dondoc_office.sheets.writing import Column, Listing
from dondoc_office.site.pages import page
from dondoc_office.site.typed import key_of
from dondoc_office.tasks.models import Result, Task
from dondoc_office.tasks.models.result import ResultState
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import OfficeSetting, Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.rhythm import Soon

PER_PAGE = 50
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Book:
    """A register of one office and one year (quyển sổ): the documents in its order, by key."""

    register: Register
    office: Unit | None
    year: int
    keys: Sequence[int]


def _book(request: OfficeRequest, slug: str) -> tuple[Book, list[Unit], list[int]]:
    register = REGISTERS.get(slug)
    if register is None:
        raise Http404
    seen = visible_documents(request.standing).filter(direction=register.direction)
    offices = list(
        Unit.objects.filter(pk__in=seen.values("office")).select_related("parent").order_by("path")
    )
    asked = request.GET.get("co-quan", "")
    office = next((unit for unit in offices if unit.code == asked), offices[0] if offices else None)
    said = request.GET.get("nam", "")
    typed = key_of(said)
    year = typed if typed and 1900 < typed < 3000 else request.today.year
    dated = "arrived_on" if register.direction == Direction.INCOMING else "issued_on"
    of_year = Q(**{f"{dated}__year": year}) | Q(**{dated: None, "uploaded_at__year": year})
    number = "arrival_number" if register.direction == Direction.INCOMING else "number"
    rows = seen.filter(of_year, office=office).order_by().values_list(number, "issued_on", "pk")
    keys = [key for _, _, key in sorted(place(*row) for row in rows)]
    years = sorted(
        {one.year for one in seen.filter(office=office).dates(dated, "year")} | {request.today.year}
    )
    return Book(register, office, year, keys), offices, years[::-1]


def _entries(request: OfficeRequest, book: Book, keys: Sequence[int]) -> Iterator[Entry]:
    """The lines of these documents; every look at a restricted one is on record."""
    results = Result.objects.filter(state=ResultState.ACCEPTED).select_related("document")
    tasks = visible_tasks(request.standing).select_related("lead", "officer").order_by("pk").defer("words")
    held = Prefetch("tasks", tasks.prefetch_related(Prefetch("results", results)))
    soon = OfficeSetting.objects.soon()
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        rows = visible_documents(request.standing).defer("reading", "words").prefetch_related(held)
        found = rows.in_bulk(chunk)
        for document in (found[key] for key in chunk if key in found):
            look(document, by=request.person, at=request.now)
            yield from _lines(book.register, document, request.today, soon)


def _lines(register: Register, document: Document, today: date, soon: Soon) -> Iterator[Entry]:
    tasks: list[Task] = list(document.tasks.all())
    if not register.follows_tasks or not tasks:
        yield Entry(document, tasks if not register.follows_tasks else ())
        return
    for task in tasks:
        yield Entry(document, (task,), task.timeliness_name(today, soon))


def _cells(register: Register, entry: Entry) -> list[Value]:
    return [column.value(entry) for column in register.columns]


@signed_in
@require_GET
def register_page(request: OfficeRequest, slug: str) -> HttpResponse:
    """A page of the register; its columns are the decree's."""
    book, offices, years = _book(request, slug)
    rows: Page[int] = Paginator(book.keys, PER_PAGE).get_page(request.GET.get("trang"))
    entries = list(_entries(request, book, list(rows.object_list)))
    context = {
        "book": book,
        "offices": offices,
        "years": years,
        "rows": rows,
        "lines": [
            (entry.document, list(zip(book.register.columns, _cells(book.register, entry), strict=True)))
            for entry in entries
        ],
    }
    return page(request, "reports/register.html", context)


@signed_in
@require_GET
def register_excel(request: OfficeRequest, slug: str) -> FileResponse:
    """The whole year."""
    book, _offices, _years = _book(request, slug)
    columns = [Column(column.title, column.width / 2.1) for column in book.register.columns]
    rows = (_cells(book.register, entry) for entry in _entries(request, book, book.keys))
    heading = [book.register.paper_title, _("Năm %(year)s") % {"year": book.year}]
    if book.office:
        heading.append(book.office.name)
    listing = Listing(str(book.register.title), columns, rows, heading)
    return workbook(f"so-{slug}-{book.year}", listing)


@signed_in
@require_GET
def register_word(request: OfficeRequest, slug: str) -> FileResponse:
    """The whole year as a book to print: landscape, the titles on every page."""
    book, _offices, _years = _book(request, slug)
    columns = tuple(papers.Column(column.title, column.width) for column in book.register.columns)
    entries = _entries(request, book, book.keys)
    rows = tuple(tuple(_printed(value) for value in _cells(book.register, entry)) for entry in entries)
    head = letterhead_of(book.office) if book.office else None
    issuer = " ".join(head.issuer) if head else ""
    content = written_book(
        papers.Book(book.register.paper_title, f"Năm {book.year}", issuer, papers.Table(columns, rows))
    )
    return download(io.BytesIO(content), f"so-{slug}-{book.year}.docx", WORD)


def _printed(value: Value) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value if value is not None else "")
