"""Documents, as programs read them and bring them in."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import FileResponse, Http404
from django.utils.translation import get_language
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile
from pydantic import Field

from dondoc_office.documents import actions
from dondoc_office.documents.jobs import read_document
from dondoc_office.documents.models import Came, CameBy, Direction, Document, DocumentQuerySet
from dondoc_office.documents.policy import visible_documents
from dondoc_office.interop.api.answers import ERRORS
from dondoc_office.interop.api.door import READ, WRITE_DOCUMENTS, ApiRequest
from dondoc_office.interop.api.paging import Listing, paged
from dondoc_office.interop.api.shapes import DocumentOut, DocumentRow, Documents
from dondoc_office.interop.errors import WrongInput
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import visible_units

router = Router(tags=["documents"])


def seen(request: ApiRequest, pk: int) -> Document:
    """The document; 404 where it is not hers to see. Every look at a restricted one is on record."""
    found = visible_documents(request.standing).select_related("office").filter(pk=_fits(pk)).first()
    if found is None:
        raise Http404
    actions.look(found, by=request.person, at=request.now)
    return found


def _fits(pk: int) -> int:
    """A key as the database can hold it; one that it cannot is no key of ours."""
    if not 0 < pk < 2**63:
        raise Http404
    return pk


class DocumentFilter(Listing):
    """Which documents."""

    direction: Direction | None = None
    sha256: str = Field(default="", max_length=64, description="a file that may be here already")


def _narrowed(documents: DocumentQuerySet, chosen: DocumentFilter) -> DocumentQuerySet:
    if chosen.direction is not None:
        documents = documents.filter(direction=chosen.direction)
    if chosen.sha256:
        documents = documents.filter(sha256=chosen.sha256)
    return documents.matching(chosen.q) if chosen.q.strip() else documents


@router.get("/documents", response={200: Documents, **ERRORS}, auth=READ, url_name="api-documents")
def document_list(request: ApiRequest, chosen: Query[DocumentFilter]) -> Documents:
    """The registers of documents."""
    documents = _narrowed(visible_documents(request.standing), chosen)
    page = paged(documents.defer("reading", "words").select_related("office"), chosen)
    return Documents(items=[DocumentRow(**DocumentRow.values_of(one)) for one in page.rows], next=page.next)


@router.get("/documents/{int:pk}", response={200: DocumentOut, **ERRORS}, auth=READ, url_name="api-document")
def document(request: ApiRequest, pk: int) -> DocumentOut:
    """One document."""
    return shown(seen(request, pk))


def shown(row: Document) -> DocumentOut:
    """The whole shape of one document."""
    waiting = row.proposals.aggregate(n=Count("pk", filter=Q(state="proposed")))["n"]
    return DocumentOut(
        **DocumentRow.values_of(row),
        recipients=row.recipients,
        meeting_on=row.meeting_on,
        meeting_name=row.meeting_name,
        chair=row.chair,
        progress=row.progress,
        failure=row.failure_en if get_language() == "en" else row.failure_vi,
        proposals=waiting,
    )


@router.get(
    "/documents/{int:pk}/reading",
    response={200: dict[str, Any], **ERRORS},
    auth=READ,
    url_name="api-document-reading",
)
def document_reading(request: ApiRequest, pk: int) -> dict[str, Any]:
    """What was read, by the contract `dondoc.notice/1`: text, orders, figures, each with its place in the words."""
    reading: dict[str, Any] | None = seen(request, pk).reading
    if reading is None:
        raise Http404
    return reading


@router.get("/documents/{int:pk}/file", response={**ERRORS}, auth=READ, url_name="api-document-file")
def document_file(request: ApiRequest, pk: int) -> FileResponse:
    """The file as it came, byte for byte."""
    row = seen(request, pk)
    response = FileResponse(row.file.open("rb"), as_attachment=True, filename=row.file_name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@router.post(
    "/documents",
    response={201: DocumentOut, **ERRORS},
    auth=WRITE_DOCUMENTS,
    url_name="api-documents",
)
def document_add(
    request: ApiRequest,
    *,
    file: File[UploadedFile],
    office: Form[str],
    direction: Form[Direction] = Direction.OUTGOING,
    restricted: Form[bool] = False,
) -> Status[DocumentOut]:
    """A file into the register of an office; it is read in the background (ask again until `state` is `read`).

    Refused as on the page: marked MẬT, infected, too large, or here already (409).
    A `restricted` one is seen by nobody but the person of the key until others are named.
    """
    unit = unit_called(request, office, "office")
    upload = actions.Upload(file.name or "", file.read())
    row = actions.take_in(
        *(unit, upload),
        direction=direction,
        came=Came(CameBy.API),
        restricted=restricted,
        by=request.person,
        at=request.now,
    )
    read_document.enqueue(row.pk)
    return Status(201, shown(row))


def unit_called(request: ApiRequest, code: str, field: str) -> Unit:
    """The unit of a code that a program sent; a sentence beside the field where there is none."""
    units = visible_units(request.standing)
    found = None if "\0" in code else units.filter(code=code[:40]).first()
    if found is None:
        raise WrongInput({field: f"không có đơn vị mang mã này (no unit with this code): {code[:40]}"})
    return found
