"""Who may see a document, as programs ask and say it."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import require_register
from dondoc_office.documents.viewers import people_to_name, units_to_name, viewers_of
from dondoc_office.interop.api.answers import ERRORS
from dondoc_office.interop.api.documents import seen
from dondoc_office.interop.api.door import READ, RESTRICT_DOCUMENTS, ApiRequest
from dondoc_office.interop.api.shapes import PersonOut
from dondoc_office.interop.api.versions import IfMatch, Repeat
from dondoc_office.interop.errors import VersionNeeded, WrongInput
from dondoc_office.people.models import Person
from dondoc_office.site.errors import OutOfDate
from dondoc_office.tasks.actions.restricting import restrict_with_tasks
from dondoc_office.units.models import Unit

router = Router(tags=["documents"])


class ViewersIn(Schema):
    """Whom a restricted document names; whoever says so is named too. An open one names nobody."""

    restricted: bool
    people: list[int] = Field(default=[], max_length=1000, description="keys of people of its office")
    units: list[str] = Field(default=[], max_length=1000, description="codes of units of its office")


class ViewersOut(Schema):
    """Who may see a document and its tasks (người được xem)."""

    restricted: bool
    people: list[PersonOut]
    units: list[str]


def shown(row: Document, response: HttpResponse) -> ViewersOut:
    """The list, and its seal as the ETag."""
    response.headers["ETag"] = f'"{viewers_of(row).seal}"'
    people = [one for person in row.named_people.all() if (one := PersonOut.of(person))]
    units = list(row.named_units.values_list("code", flat=True))
    return ViewersOut(restricted=row.restricted, people=people, units=units)


@router.get(
    "/documents/{int:pk}/viewers",
    response={200: ViewersOut, **ERRORS},
    auth=READ,
    url_name="api-document-viewers",
)
def viewers(request: ApiRequest, pk: int, response: HttpResponse) -> ViewersOut:
    """Whom a document names; its ETag is what If-Match asks for."""
    return shown(seen(request, pk), response)


@router.post(
    "/documents/{int:pk}/viewers",
    response={200: ViewersOut, **ERRORS},
    auth=RESTRICT_DOCUMENTS,
    url_name="api-document-viewers",
)
def viewers_change(
    request: ApiRequest,
    pk: int,
    *,
    body: ViewersIn,
    response: HttpResponse,
    if_match: IfMatch = "",
    again: Repeat = "",
) -> ViewersOut:
    """Restrict a document and its tasks to these people and units, or open them again; If-Match is needed."""
    row = seen(request, pk)
    require_register(request.standing, row.office)
    if not if_match:
        raise VersionNeeded
    row = restrict_with_tasks(
        *(row, _people(request, row, body.people), _units(request, row, body.units)),
        restricted=body.restricted,
        seen=_seal(row, if_match),
        by=request.person,
        at=request.now,
    )
    return shown(row, response)


def _seal(row: Document, if_match: str) -> str:
    """What the header says was looked at: asked again where the row is held; empty where it is `*`."""
    wanted = {one.strip().removeprefix("W/") for one in if_match.split(",")}
    if "*" in wanted:
        return ""
    seal = viewers_of(row).seal
    if f'"{seal}"' not in wanted:
        raise OutOfDate(subject=row.reference)
    return seal


def _people(request: ApiRequest, row: Document, keys: list[int]) -> list[Person]:
    found = people_to_name(row, on=request.today).in_bulk([key for key in keys if 0 < key < 2**63])
    _require({f"people.{n}": str(key) for n, key in enumerate(keys) if key not in found})
    return list(found.values())


def _units(request: ApiRequest, row: Document, codes: list[str]) -> list[Unit]:
    named = units_to_name(row, on=request.today).filter(code__in=[code for code in codes if "\0" not in code])
    found = {unit.code: unit for unit in named}
    _require({f"units.{n}": code[:40] for n, code in enumerate(codes) if code not in found})
    return list(found.values())


def _require(unknown: dict[str, str]) -> None:
    if unknown:
        said = "không thuộc cơ quan của văn bản (not of the document's office)"
        raise WrongInput({field: f"{said}: {what}" for field, what in unknown.items()})
