"""The menu holds what somebody of her standing needs; every page of it explains itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.office.conftest import Cast

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.site.help import HELP
from dondoc_office.site.menu import ENTRIES, GROUPS, Entry, menu


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


def test_the_help_of_a_page_is_in_her_language(cast: Cast, signed_in_as: Callable[[Person], Client]) -> None:
    Person.objects.filter(pk=cast.chair.pk).update(language="en")
    assert HELP["home"].en[:40] in signed_in_as(cast.chair).get("/").content.decode()
