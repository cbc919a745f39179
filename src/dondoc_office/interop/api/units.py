"""Units and people, as programs read them."""

from __future__ import annotations

from django.http import Http404
from ninja import Query, Router
from pydantic import Field

from dondoc_office.interop.api.answers import ERRORS
from dondoc_office.interop.api.days import Day
from dondoc_office.interop.api.door import READ, ApiRequest
from dondoc_office.interop.api.paging import Listing, paged
from dondoc_office.interop.api.shapes import Me, People, PersonOut, UnitOut, Units
from dondoc_office.people.models import Person
from dondoc_office.site.searching import sought
from dondoc_office.units.models import Membership, Unit
from dondoc_office.units.policy import visible_people, visible_units

router = Router(tags=["units"])


class UnitFilter(Listing):
    """Which units."""

    on: Day | None = Field(default=None, description="those that exist on this day")


class PersonFilter(Listing):
    """Which people."""

    unit: str = Field(default="", max_length=40, description="code: those with a role there today")


@router.get("/me", response={200: Me, **ERRORS}, auth=READ, url_name="api-me")
def me(request: ApiRequest) -> Me:
    """Whose key this is, what the person is today, and what the key may be used for."""
    held = Membership.objects.held(on=request.today).filter(person=request.person)
    posts = [{"role": role, "unit": code} for role, code in held.values_list("role", "unit__code")]
    person = PersonOut(id=request.person.pk, name=request.person.name, title=request.person.title)
    return Me(
        person=person, posts=posts, scopes=list(request.token.scopes), expires_at=request.token.expires_at
    )


@router.get("/units", response={200: Units, **ERRORS}, auth=READ, url_name="api-units")
def unit_list(request: ApiRequest, chosen: Query[UnitFilter]) -> Units:
    """The tree of units; `q` finds names and aliases."""
    units = visible_units(request.standing).select_related("parent")
    if chosen.on is not None:
        units = units.existing(on=chosen.on)
    if chosen.q.strip():
        units = units.matching(chosen.q)
    page = paged(units, chosen)
    return Units(items=[UnitOut.of(unit) for unit in page.rows], next=page.next)


@router.get("/units/{code}", response={200: UnitOut, **ERRORS}, auth=READ, url_name="api-unit")
def unit(request: ApiRequest, code: str) -> UnitOut:
    """One unit."""
    found = visible_units(request.standing).select_related("parent").filter(code=code[:40]).first()
    if found is None:
        raise Http404
    return UnitOut.of(found)


@router.get("/people", response={200: People, **ERRORS}, auth=READ, url_name="api-people")
def person_list(request: ApiRequest, chosen: Query[PersonFilter]) -> People:
    """Names and titles; no address, no telephone."""
    people = visible_people(request.standing)
    if chosen.q.strip():
        people = people.filter(words__contains=sought(chosen.q))
    if chosen.unit:
        held = Membership.objects.held(on=request.today).filter(
            unit__in=Unit.objects.filter(code=chosen.unit)
        )
        people = people.filter(pk__in=held.values("person"))
    page = paged(people, chosen)
    return People(items=[_shown(person) for person in page.rows], next=page.next)


def _shown(person: Person) -> PersonOut:
    return PersonOut(id=person.pk, name=person.name, title=person.title)
