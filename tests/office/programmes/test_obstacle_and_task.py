"""An obstacle and its task: whichever ends first, the other is proposed and never ended silently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client
from tests.office.conftest import NOW, Cast, Office
from tests.office.programmes.makers import canal

from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.removing import (
    give_task,
    raise_obstacle,
    remove_obstacle,
    reopen_obstacle,
)
from dondoc_office.programmes.errors import (
    ObstacleDayWrong,
    ObstacleHasTask,
    ObstacleRemoved,
    ObstacleStands,
    ProjectReasonNeeded,
)
from dondoc_office.programmes.models import Obstacle, ObstacleKind
from dondoc_office.programmes.next_steps import Next, may_give_task, next_step
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions.ending import cancel
from dondoc_office.tasks.actions.working import accept, submit
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import State

SignIn = Callable[[Person], Client]
TODAY = NOW.date()
DUE = date(2023, 4, 10)
LATER = NOW + timedelta(days=5)


@pytest.fixture
def obstacle(office: Office, cast: Cast) -> Obstacle:
    """Raised by the commune, its task given to the finance department."""
    text = "05 hộ chưa nhận tiền bồi thường"
    found = raise_obstacle(canal(office, cast), ObstacleKind.LAND, text, since=TODAY, by=cast.commune, at=NOW)
    return give_task(found, office.finance, due_on=DUE, by=cast.chair, at=NOW)


def finished(task: Task | None, cast: Cast) -> Task:
    """Submitted by the department, accepted by the leader."""
    assert task is not None
    submit(task, "Đã chi trả đủ 05 hộ", by=cast.head, at=LATER)
    return accept(task, by=cast.chair, at=LATER)


def verbs(subject: str) -> list[str]:
    return list(Entry.objects.filter(subject=subject).order_by("number").values_list("verb", flat=True))


@pytest.mark.parametrize(("removed", "task"), list(product((False, True), (None, *State))))
def test_nothing_is_proposed_but_where_one_of_the_two_ended(removed: bool, task: State | None) -> None:
    over = {State.DONE, State.CANCELLED, State.CLOSED_WITHOUT_RESULT}
    step = next_step(removed=removed, task=task)
    agree = task is None or (removed == (task in over))
    assert (step in (Next.WORK, Next.NOTHING)) == agree
    assert may_give_task(removed=removed, task=task) == (not removed and (task is None or task in over))


@pytest.mark.parametrize(
    ("task", "asked"),
    [
        (State.IN_PROGRESS, Next.SUBMIT),
        (State.RETURNED, Next.SUBMIT),
        (State.SUBMITTED, Next.END_TASK),
        (State.SENT_BACK, Next.END_TASK),
        (State.SUSPENDED, Next.END_TASK),
        (State.DRAFT, Next.END_TASK),
    ],
)
def test_a_unit_is_asked_for_a_result_only_where_it_may_submit_one(task: State, asked: Next) -> None:
    assert next_step(removed=True, task=task) is asked


def test_an_accepted_task_proposes_the_end_of_its_obstacle_and_ends_it_not(
    obstacle: Obstacle, cast: Cast, signed_in_as: SignIn
) -> None:
    finished(obstacle.task, cast)
    obstacle.refresh_from_db()
    assert obstacle.removed_on is None
    for address in ("/chuong-trinh/vuong-mac/", f"/chuong-trinh/du-an/{obstacle.project_id}/"):
        page = signed_in_as(cast.clerk).get(address).content.decode()
        assert "đề nghị xác nhận vướng mắc đã gỡ" in page and "Xác nhận đã gỡ" in page
    form = signed_in_as(cast.clerk).get(f"/chuong-trinh/vuong-mac/{obstacle.pk}/da-go/")
    assert form.context["form"].initial["on"] == LATER.date()  # the day on which the task was accepted


def test_confirmed_after_its_task_both_journals_say_so(obstacle: Obstacle, cast: Cast) -> None:
    task = finished(obstacle.task, cast)
    remove_obstacle(obstacle, on=LATER.date(), by=cast.commune, at=LATER)
    assert verbs(f"project:{obstacle.project_id}")[-1] == "obstacle.removed"
    assert verbs(f"task:{task.pk}")[-2:] == ["task.accept", "obstacle.removed"]


def test_removed_before_its_task_the_task_stays_open_and_is_asked_to_end(
    obstacle: Obstacle, cast: Cast, signed_in_as: SignIn
) -> None:
    remove_obstacle(obstacle, on=TODAY, by=cast.commune, at=NOW)
    task = Task.objects.get(obstacle=obstacle)
    assert task.is_open and verbs(f"task:{task.pk}")[-1] == "obstacle.removed"
    said = "Vướng mắc đã gỡ, nhiệm vụ còn mở: đề nghị trình kết quả"
    assert said in signed_in_as(cast.head).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert said in signed_in_as(cast.clerk).get("/chuong-trinh/vuong-mac/").content.decode()
    finished(task, cast)
    assert said not in signed_in_as(cast.head).get(f"/nhiem-vu/{task.pk}/").content.decode()


def test_a_task_that_ended_in_vain_gives_way_to_another(
    obstacle: Obstacle, office: Office, cast: Cast
) -> None:
    with pytest.raises(ObstacleHasTask):
        give_task(obstacle, office.police, due_on=DUE, by=cast.chair, at=NOW)
    assert obstacle.task is not None
    cancel(obstacle.task, reason="Giao nhầm", by=cast.clerk, at=NOW)
    again = give_task(obstacle, office.police, due_on=DUE, by=cast.chair, at=NOW)
    assert again.task != obstacle.task
    assert verbs(f"project:{obstacle.project_id}").count("obstacle.task") == 2


def test_what_was_said_to_be_gone_stands_again_with_the_reason(obstacle: Obstacle, cast: Cast) -> None:
    with pytest.raises(ObstacleStands):
        reopen_obstacle(obstacle, reason="Hai hộ đòi lại đất", by=cast.commune, at=NOW)
    remove_obstacle(obstacle, on=TODAY, by=cast.commune, at=NOW)
    with pytest.raises(ObstacleRemoved):
        remove_obstacle(obstacle, on=TODAY, by=cast.commune, at=NOW)
    with pytest.raises(ProjectReasonNeeded):
        reopen_obstacle(obstacle, reason=" ", by=cast.commune, at=NOW)
    assert reopen_obstacle(obstacle, reason="Hai hộ đòi lại đất", by=cast.commune, at=NOW).removed_on is None
    entry = Entry.objects.filter(subject=f"task:{obstacle.task_id}").latest("number")
    assert (entry.verb, entry.reason) == ("obstacle.reopened", "Hai hộ đòi lại đất")


@pytest.mark.parametrize("days", [-1, 1])
def test_an_obstacle_is_gone_on_no_day_before_it_began_nor_tomorrow(
    obstacle: Obstacle, cast: Cast, days: int
) -> None:
    with pytest.raises(ObstacleDayWrong):
        remove_obstacle(obstacle, on=TODAY + timedelta(days=days), by=cast.commune, at=NOW)


def test_who_does_not_enter_the_project_confirms_nothing(obstacle: Obstacle, cast: Cast) -> None:
    for person in (cast.chair, cast.officer, cast.auditor):
        with pytest.raises(NotAllowed):
            remove_obstacle(obstacle, on=TODAY, by=person, at=NOW)
    assert verbs(f"project:{obstacle.project_id}")[-1] == "obstacle.task"


def test_a_hidden_task_proposes_nothing(obstacle: Obstacle, cast: Cast, signed_in_as: SignIn) -> None:
    finished(obstacle.task, cast)
    Task.objects.filter(obstacle=obstacle).update(restricted=True)
    page = signed_in_as(cast.auditor).get("/chuong-trinh/vuong-mac/").content.decode()
    assert "đề nghị xác nhận" not in page
