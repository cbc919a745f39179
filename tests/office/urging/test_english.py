"""Every page of urging in English: no Vietnamese but names and the words of documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from tests.office.conftest import Cast

from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Membership, Role
from dondoc_office.urging.actions.reminding import make_round
from dondoc_office.urging.gathering import Chosen

SPOKEN = re.compile(
    r"<(?:h1|h2|th scope=\"col\"[^>]*|caption|summary|legend|label[^>]*|button[^>]*)>([^<]+)<"
)


@pytest.mark.parametrize(
    "url",
    [
        "/don-doc/",
        "/don-doc/thu/",
        "/don-doc/lien-ket/",
        "/don-doc/lich/",
        "/don-doc/cong-van/",
        "/don-doc/tuan/",
    ],
)
def test_what_people_read_is_english(
    task: Task, cast: Cast, usual: Chosen, signed_in_as: Callable[[Person], Client], url: str
) -> None:
    Membership.objects.create(person=cast.clerk, unit=task.office, role=Role.LEADER)
    Person.objects.filter(pk=cast.clerk.pk).update(language="en")
    make_round(date(2023, 4, 10), chosen=usual, at=datetime(2023, 4, 10, 1, tzinfo=UTC))
    page = signed_in_as(cast.clerk).get(url).content.decode()
    names = {task.title, task.office.name, cast.clerk.name, "Đôn Đốc", "Tiếng Việt"}
    said = [words.strip() for words in SPOKEN.findall(page)]
    assert [
        words
        for words in said
        if not words.replace("–", "-").isascii() and not any(name in words for name in names)
    ] == []
