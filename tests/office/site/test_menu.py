"""The menu holds what somebody of her standing needs; every page of it explains itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.site.help import HELP
from dondoc_office.site.menu import ENTRIES, GROUPS, Entry, menu
from dondoc_office.units.models import Membership, Role, Unit
from dondoc_office.units.policy import standing_of


def test_the_page_shown_is_marked_once() -> None:
    marked = [item.url for group in menu("/nhiem-vu/lanh-dao/") for item in group.items if item.current]
    assert marked == ["/nhiem-vu/lanh-dao/"]


def test_a_group_of_one_stands_in_the_bar() -> None:
    assert all(len(group.items) > 1 for group in menu("/") if group.name)


def test_every_entry_stands_in_a_known_group() -> None:
    assert {entry.group for entry in ENTRIES} <= set(GROUPS)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.url)
def test_every_page_of_the_menu_explains_itself(entry: Entry) -> None:
    assert isinstance(HELP.get(entry.url), Message)


def test_the_journal_is_offered_to_auditors_alone(
    cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    assert 'href="/nhat-ky/"' in signed_in_as(cast.auditor).get("/").content.decode()
    assert 'href="/nhat-ky/"' not in signed_in_as(cast.officer).get("/").content.decode()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("place", ["huyen", "tckh", "xa-1"])
def test_no_entry_of_her_menu_is_refused_to_her(
    office: Office, place: str, role: Role, signed_in_as: Callable[[Person], Client]
) -> None:
    person = Person.objects.create_user("ai@xa.example", None, name="Ai Đó")
    Membership.objects.create(person=person, unit=Unit.objects.get(code=place), role=role)
    browser, standing = signed_in_as(person), standing_of(person, on=timezone.localdate())
    urls = [item.url for group in menu("/", standing) for item in group.items]
    assert urls
    refused = {url: status for url in urls if (status := browser.get(url).status_code) != 200}
    assert refused == {}


def test_the_help_of_a_page_is_in_her_language(cast: Cast, signed_in_as: Callable[[Person], Client]) -> None:
    Person.objects.filter(pk=cast.chair.pk).update(language="en")
    assert HELP["home"].en[:40] in signed_in_as(cast.chair).get("/").content.decode()
