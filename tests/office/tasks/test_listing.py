"""The page of the list, which asks kept questions, shows what the plain filters let through."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.listing import leaders_to_filter, page_of_tasks, units_to_filter
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.narrowing import ADDRESS, Filters
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.standing import Standing

CHOICES = {
    "cell": ("", "mo", "da-xong", "tat-ca", "open_overdue", "due_soon", "no_deadline", "nonsense"),
    "state": ("", "in_progress", "assigned", "nonsense"),
    "unit": ("", "tckh", "xa-1", "nowhere"),
    "field": ("", "Đất đai", "' OR 1=1 --"),
    "officer": ("", "{officer}", "²", "9" * 30, "x"),
}


@pytest.fixture
def several(task: Task, office: Office, cast: Cast) -> list[Task]:
    """Of every state and date that a filter tells apart; one for many units; one restricted."""
    today = localdate()
    made = [task]
    for number in range(8):
        fields = {
            "title": f"Việc {number}",
            "content": "làm",
            "lead": (office.finance, office.police, office.communes[0])[number % 3],
            "due_on": today + timedelta(days=10 * number - 30),
            "field": "Đất đai" if number % 2 else "",
        }
        made.append(assign(draft_task(office.huyen, fields, by=cast.clerk, at=NOW), by=cast.clerk, at=NOW))
    shared = draft_task(
        office.huyen,
        {"title": "Việc chung", "content": "các xã làm", "to_group": True},
        by=cast.clerk,
        at=NOW,
    )
    made.append(assign(shared, units=list(office.communes), by=cast.clerk, at=NOW))
    for number, state in enumerate(("in_progress", "done", "submitted", "suspended")):
        Task.objects.filter(pk=made[number + 1].pk).update(
            state=state,
            finished_on=today if state == "done" else None,
            closed_at=NOW if state == "done" else None,
            officer=cast.officer,
        )
    Task.objects.filter(pk=made[7].pk).update(restricted=True)
    return made


@pytest.mark.parametrize("who", ["chair", "clerk", "officer", "commune", "administrator", "stranger"])
def test_kept_lists_show_what_plain_filters_let_through(
    several: list[Task], cast: Cast, standing: Callable[[Person], Standing], who: str
) -> None:
    seen, today = standing(getattr(cast, who)), localdate()
    chance = random.Random(who)
    alone = [
        tuple(value if name == own else "" for name in CHOICES) for own in CHOICES for value in CHOICES[own]
    ]
    together = [tuple(chance.choice(values) for values in CHOICES.values()) for _ in range(25)]
    for said in (*alone, *together):
        words = {ADDRESS[name]: value for name, value in zip(CHOICES, said, strict=True)}
        words["can-bo"] = words["can-bo"].replace("{officer}", str(cast.officer.pk))
        chosen = Filters.of(words)
        plain = chosen.narrow(visible_tasks(seen), today=today)
        page = page_of_tasks(seen, chosen, None, today=today)
        assert [row[0] for row in page] == list(plain.values_list("pk", flat=True)), chosen
        assert page.paginator.count == plain.count(), chosen


def test_pages_beyond_the_last_are_the_last(
    several: list[Task], cast: Cast, standing: Callable[[Person], Standing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dondoc_office.tasks.listing.PER_PAGE", 4)
    seen, today, chosen = standing(cast.clerk), localdate(), Filters(cell="tat-ca")
    keys = list(visible_tasks(seen).values_list("pk", flat=True))
    pages = [page_of_tasks(seen, chosen, number, today=today) for number in ("1", "2", "99", "x", "-1", None)]
    last = (len(keys) - 1) // 4 + 1
    assert [page.number for page in pages] == [1, 2, last, 1, last, 1]
    assert [row[0] for row in pages[1]] == keys[4:8]


def test_the_choices_are_those_of_the_day(office: Office, cast: Cast) -> None:
    today = localdate()
    assert list(units_to_filter(today)) == Unit.objects.existing(on=today).told_apart()
    Unit.objects.filter(pk=office.police.pk).update(valid_until=today - timedelta(days=1))
    assert list(units_to_filter(today)) == Unit.objects.existing(on=today).told_apart()
    assert leaders_to_filter(today) == [(cast.chair.pk, cast.chair.name)]
