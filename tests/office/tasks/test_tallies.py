"""Counting ahead changes no number that anybody sees, whatever happens to the tasks meanwhile."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.db import connection
from django.db.models import F
from tests.office.conftest import Cast, Office, restricted_document

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.running import rows
from dondoc_office.running.checking import findings
from dondoc_office.tasks.boards import Overview, overview
from dondoc_office.tasks.counted import keep_counted
from dondoc_office.tasks.models import Delta, Reckoning, Tally, Task
from dondoc_office.tasks.states import OPEN, State
from dondoc_office.tasks.tallies import MANY, count_ahead, count_anew, miscounted
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.standing import Standing

NOON = datetime(2023, 4, 20, 5, tzinfo=UTC)
TODAY = NOON.date()
DAYS = (None, date(2023, 4, 1), date(2023, 4, 20), date(2023, 4, 22), date(2023, 6, 1))
EVERYBODY = ("chair", "clerk", "head", "officer", "outsider", "auditor", "stranger")
Standings = Callable[[Person], Standing]


@pytest.fixture
def many(office: Office, cast: Cast) -> None:
    """Every state, date, lead and supervisor, restricted or not, closed long ago and just now."""
    leads = (office.finance, office.police)
    ends = (NOON - timedelta(days=3), NOON - timedelta(minutes=1))
    named = restricted_document(office.huyen, by=cast.clerk, at=NOON)
    named.named_people.add(cast.officer)
    named.named_units.add(office.huyen)
    sorts = product(leads, DAYS, (State.IN_PROGRESS, State.SUBMITTED, State.DONE), ends, (False, True))
    Task.objects.bulk_create(
        Task(
            office=office.huyen,
            lead=lead,
            title="Việc",
            content="x",
            field="đất đai" if due else "",
            supervisor=cast.chair if lead == office.finance else None,
            due_on=due,
            state=state,
            restricted=restricted,
            document=named if restricted and due != date(2023, 4, 22) else None,
            finished_on=None if state is State.IN_PROGRESS else date(2023, 4, 10),
            closed_at=closed if state is State.DONE else None,
            created_by=cast.clerk,
            created_at=NOON,
        )
        for lead, due, state, closed, restricted in sorts
    )


def said(page: Overview) -> tuple[object, ...]:
    return (page.cells, page.soon, page.waiting, page.by_unit, page.by_field, page.by_leader)


def as_counted(standing: Standing, today: date = TODAY) -> tuple[object, ...]:
    """The page from every row: as where nothing was counted ahead."""
    kept = list(Reckoning.objects.all())
    Reckoning.objects.all().delete()
    found = said(overview(standing, today=today))
    Reckoning.objects.bulk_create(kept)
    return found


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_page_says_the_same_before_and_after(
    many: None, cast: Cast, standing: Standings, who: str
) -> None:
    hers = standing(getattr(cast, who))
    before = said(overview(hers, today=TODAY))
    assert count_ahead(NOON) > 0
    assert said(overview(hers, today=TODAY)) == before


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_the_counts_are_the_counted_truth(
    many: None, office: Office, cast: Cast, standing: Standings, seed: int
) -> None:
    chance = random.Random(seed)
    at = NOON
    count_ahead(at)
    for _ in range(40):
        _something_happens(chance, office, cast)
        if chance.random() < 0.1:
            at += timedelta(days=chance.choice((0, 1, 3)))
            count_ahead(at)
    for who in EVERYBODY:
        hers = standing(getattr(cast, who))
        assert said(overview(hers, today=at.date())) == as_counted(hers, at.date()), who
    assert miscounted() == 0
    assert Reckoning.objects.get().day == at.date()


def test_a_count_that_went_wrong_is_found_and_counted_anew(many: None, office: Office) -> None:
    assert miscounted() is None
    OfficeSetting.objects.create(unit=office.huyen, soon_days=30)
    count_ahead(NOON)
    assert miscounted() == 0
    assert Tally.objects.filter(pk=Tally.objects.earliest("pk").pk).update(late=F("late") + 1, soon=99) == 1
    assert miscounted() == 2
    [found] = [one for one in findings() if "recount" in one.said.en]
    assert not found.good
    count_anew(NOON)
    assert miscounted() == 0
    assert not [one for one in findings() if "recount" in one.said.en]


def test_a_task_that_slipped_past_the_triggers_is_found(many: None) -> None:
    count_ahead(NOON)
    Task.objects.filter(state=State.IN_PROGRESS, restricted=False).first().delete()  # type: ignore[union-attr]
    assert miscounted() == 0
    Delta.objects.all().delete()
    assert miscounted() == 1


def _something_happens(chance: random.Random, office: Office, cast: Cast) -> None:
    """To one task or to several, by an update, a deletion or a new row: as actions, imports and a hand at the database do."""
    some = Task.objects.filter(
        pk__in=chance.sample(list(Task.objects.values_list("pk", flat=True)), chance.randint(1, 4))
    )
    state = chance.choice(list(State))
    ended = {"finished_on": TODAY if state in {State.DONE, State.SUBMITTED} else None}
    changes = chance.choice(
        (
            {"state": state, "closed_at": None if state in OPEN else NOON, **ended},
            {"due_on": chance.choice(DAYS)},
            {"lead": chance.choice((office.finance, office.police))},
            {"office": chance.choice((office.huyen, office.finance))},
            {"supervisor": chance.choice((None, cast.chair))},
            {"field": chance.choice(("", "đất đai", "y tế"))},
            {"restricted": chance.random() < 0.5},
            {"parent": Task.objects.exclude(pk__in=some).first() if chance.random() < 0.5 else None},
            {"percent": 40},
            None,
        )
    )
    if changes is not None:
        some.update(**changes)
        return
    old = some[0]
    Task.objects.filter(parent=old.pk).update(parent=None)
    old.delete()
    Task.objects.create(
        office=office.huyen, lead=office.police, title="Mới", due_on=chance.choice(DAYS),
        state=State.ASSIGNED, restricted=chance.random() < 0.5, created_by=cast.clerk, created_at=NOON,
    )  # fmt: skip


def test_a_restricted_task_counts_for_those_it_names_alone(
    many: None, cast: Cast, standing: Standings
) -> None:
    count_ahead(NOON)
    named = Task.objects.filter(restricted=True, document__isnull=False, state=State.DONE).count()
    done = {
        who: sum(count for _, _, count in overview(standing(getattr(cast, who)), today=TODAY).cells[:2])
        for who in ("chair", "auditor")
    }
    assert named and done["chair"] == done["auditor"]
    Document.objects.get().named_units.clear()
    without = sum(count for _, _, count in overview(standing(cast.chair), today=TODAY).cells[:2])
    assert without == done["chair"] - named


def test_fields_with_as_much_to_do_stand_in_vietnamese_order(
    task: Task, cast: Cast, standing: Callable[[Person], Standing]
) -> None:
    fields = ("Trật tự", "Ăn uống", "Đất đai", "Dân số")
    for field in fields:
        task.pk, task.field = None, field
        task.save()
    lines = overview(standing(cast.chair), today=TODAY).by_field
    assert [line.name for line in lines if line.name in fields] == ["Ăn uống", "Dân số", "Đất đai", "Trật tự"]


def test_a_task_that_closes_later_is_counted_with_what_was_counted(
    many: None, cast: Cast, standing: Standings
) -> None:
    count_ahead(NOON)
    hers = standing(cast.chair)
    before = overview(hers, today=TODAY).cells[0][2]
    task = Task.objects.filter(state=State.IN_PROGRESS, restricted=False, due_on=None)[0]
    Task.objects.filter(pk=task.pk).update(state=State.DONE, finished_on=TODAY, closed_at=NOON)
    assert overview(hers, today=TODAY).cells[0][2] == before + 1


def test_a_restricted_task_is_never_counted_ahead(many: None) -> None:
    count_ahead(NOON)
    counted = sum(row.on_time + row.late for row in Tally.objects.all())
    done = Task.objects.filter(state=State.DONE)
    assert counted == done.filter(restricted=False).count() < done.count()
    Task.objects.filter(restricted=False).update(restricted=True)
    assert sum(Delta.objects.values_list("sign", flat=True)) == -Task.objects.count() // 2


def test_what_changes_nothing_that_is_counted_leaves_no_trace(many: None) -> None:
    count_ahead(NOON)
    Task.objects.update(percent=50, last_report_at=NOON, version=7)
    assert not Delta.objects.exists()


def test_it_is_counted_once_a_day_and_when_much_has_changed(many: None) -> None:
    assert count_ahead(NOON)
    assert count_ahead(NOON + timedelta(minutes=1)) == 0
    while Delta.objects.count() <= MANY:
        Task.objects.filter(state=State.IN_PROGRESS).update(field=str(Delta.objects.count()))
    assert count_ahead(NOON + timedelta(minutes=2))
    assert not Delta.objects.exists()
    assert count_ahead(NOON + timedelta(days=1))


def test_the_next_day_before_it_is_counted_the_rows_are(many: None, cast: Cast, standing: Standings) -> None:
    count_ahead(NOON)
    hers, later = standing(cast.chair), TODAY + timedelta(days=3)
    assert said(overview(hers, today=later)) == as_counted(hers, later) != as_counted(hers)


def test_another_distance_to_what_is_due_soon_holds_at_once(
    many: None, office: Office, cast: Cast, standing: Standings
) -> None:
    count_ahead(NOON)
    hers = standing(cast.chair)
    before = overview(hers, today=TODAY).soon
    OfficeSetting.objects.create(unit=office.huyen, soon_days=60)
    assert overview(hers, today=TODAY).soon > before
    assert count_ahead(NOON)
    assert said(overview(hers, today=TODAY)) == as_counted(hers)


def test_a_lost_trigger_comes_back_and_the_count_begins_anew(many: None) -> None:
    count_ahead(NOON)
    keep_counted("default")
    assert Reckoning.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER tasks_delta_changed"
            if connection.vendor == "sqlite"
            else "DROP FUNCTION tasks_delta_write CASCADE"
        )
    keep_counted("default")
    assert not Reckoning.objects.exists()
    Task.objects.filter(state=State.IN_PROGRESS).update(field="y tế")
    assert Delta.objects.exists()


def test_a_copy_of_the_office_counts_for_itself() -> None:
    assert {Delta, Reckoning, Tally}.isdisjoint(rows.tables())


def test_an_emptied_office_forgets_its_count(many: None) -> None:
    """Else rows put in anew would be counted twice: by their triggers, and by the count of those before."""
    count_ahead(NOON)
    assert Reckoning.objects.exists() and Tally.objects.exists()
    connection.check_constraints()  # PostgreSQL empties no table whose deferred checks still wait
    rows.empty("default")
    assert not Task.objects.exists() and not Reckoning.objects.exists() and not Tally.objects.exists()
