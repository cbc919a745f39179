"""Who may see a restricted document, as it stands, and whom its office may name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import MEMBERS
from dondoc_office.people.models import Person
from dondoc_office.units.models import Membership, Unit, UnitQuerySet


@dataclass(frozen=True, slots=True)
class Viewers:
    """Those whom a document names (người được xem), by their keys; nobody where it is open."""

    restricted: bool
    people: frozenset[int]
    units: frozenset[int]

    @property
    def seal(self) -> str:
        """Another for every other list: whoever sends it back says which list they were looking at."""
        said = f"{self.restricted} {sorted(self.people)} {sorted(self.units)}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def viewers_of(document: Document) -> Viewers:
    people = document.named_people.values_list("pk", flat=True)
    return Viewers(
        document.restricted, frozenset(people), frozenset(document.named_units.values_list("pk", flat=True))
    )


def units_to_name(document: Document, *, on: date) -> UnitQuerySet:
    """The units of its office. Whoever is named already may stay so, from wherever they are."""
    there = Q(pk__in=document.named_units.values("pk"))
    inside = Unit.objects.existing(on=on).under([document.office.path])
    return Unit.objects.filter(Q(pk__in=inside.values("pk")) | there)


def people_to_name(document: Document, *, on: date) -> QuerySet[Person]:
    """Those who hold a role in one of these units; and, again, whoever is named already."""
    there = Q(pk__in=document.named_people.values("pk"))
    inside = Unit.objects.existing(on=on).under([document.office.path])
    held = Membership.objects.held(on=on).filter(unit__in=inside, role__in=MEMBERS)
    return Person.objects.filter(Q(memberships__in=held, is_active=True) | there).distinct()
