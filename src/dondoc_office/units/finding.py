"""One box that searches everything: each app says what of its own it finds; settings name them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from dondoc_office.people.models import Person
from dondoc_office.site.pages import page
from dondoc_office.site.searching import apart, folded_words, sought
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import visible_people, visible_units
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.standing import Standing

SHOWN = 8
FEWEST_LETTERS = 2
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found (kết quả tìm): where it is, how it is called, a word about it."""

    url: str
    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What one kind of thing gave (nhóm kết quả tìm); `url` leads to the whole list where there is more."""

    name: Promise | str
    hits: Sequence[Hit]
    more: bool
    url: str
    apart: bool = False  # it holds the words, but not side by side


Finder = Callable[[Standing, str, date], Found]


def gathered(
    rows: QuerySet[Row], shown: Callable[[Row], Hit], *, name: Promise | str, listed: str, words: str
) -> Found:
    """The first few of the rows, and the list that holds them all."""
    hits = [shown(row) for row in rows[: SHOWN + 1]]
    return Found(name, hits[:SHOWN], len(hits) > SHOWN, f"{reverse(listed)}?{urlencode({'tim': words})}")


def find_units(standing: Standing, words: str, today: date) -> Found:
    """By any name; those that have ended too, marked by their last day."""
    rows = visible_units(standing).matching(words).select_related("parent")
    return gathered(rows, _unit, name=gettext_lazy("Đơn vị"), listed="unit-list", words=words)


def _unit(unit: Unit) -> Hit:
    ended = f"… {unit.valid_until:%d/%m/%Y}" if unit.valid_until else ""
    about = " · ".join(filter(None, (unit.parent.name if unit.parent else "", ended)))
    return Hit(reverse("unit-page", args=[unit.code]), unit.name, about)


def find_people(standing: Standing, words: str, today: date) -> Found:
    rows = visible_people(standing).filter(words__contains=sought(words))
    return gathered(rows, _person, name=gettext_lazy("Cán bộ"), listed="person-list", words=words)


def _person(person: Person) -> Hit:
    return Hit(reverse("person-page", args=[person.pk]), person.name, person.title)


FINDERS: Sequence[Finder] = (find_units, find_people)


def finders() -> Iterator[Finder]:
    """Every app's, in the order of the settings; each asks its own policy."""
    for name in settings.SEARCHED:
        yield from import_module(name).FINDERS


@signed_in
@require_GET
def search(request: OfficeRequest) -> HttpResponse:
    """Everything that holds the words, with or without marks, by kind."""
    words = request.GET.get("tim", "").strip()[:200]
    enough = len(folded_words(words)) >= FEWEST_LETTERS
    found = [_found(find, request, words) for find in finders()] if enough else []
    context = {"words": words, "enough": enough, "groups": [one for one in found if one.hits]}
    return page(request, "units/search.html", context)


def _found(find: Finder, request: OfficeRequest, words: str) -> Found:
    """What holds the words side by side; where nothing does, what holds all of them anywhere."""
    found = find(request.standing, words, request.today)
    if found.hits or not (parted := apart(words)):
        return found
    return replace(find(request.standing, parted, request.today), apart=True)
