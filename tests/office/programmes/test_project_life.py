"""A project from its plan to its settlement: who may do what, what is kept, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from tests.office.conftest import NOW, Cast, Office
from tests.office.programmes.makers import canal, paid, planned

from dondoc_office.journal.models import Entry
from dondoc_office.measures.formulas.forecasting import Path
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import change_project, move_project
from dondoc_office.programmes.actions.paying import Payment, check_payments, pay
from dondoc_office.programmes.actions.progressing import set_clearance, set_settlement
from dondoc_office.programmes.actions.removing import (
    answer_obstacle,
    give_task,
    raise_obstacle,
    remove_obstacle,
)
from dondoc_office.programmes.boards import Totals, board
from dondoc_office.programmes.errors import (
    BelowNothing,
    FinishDayNeeded,
    MonthNotYet,
    ObstacleHasTask,
    ProjectReasonNeeded,
)
from dondoc_office.programmes.models import Disbursement, ObstacleKind, Project, Surety
from dondoc_office.programmes.policy import enters, manages, sees, visible_projects
from dondoc_office.programmes.states import MOVES, IllegalProjectMove, Move, State, after, moves_from
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.units.standing import Standing

D = Decimal
Stand = Callable[[Person], Standing]
TODAY = NOW.date()

WHO = {
    #               sees   enters manages
    "chair":        (True, False, True),
    "clerk":        (True, True, True),
    "head":         (True, False, False),
    "officer":      (True, False, False),
    "outsider":     (False, False, False),
    "commune":      (True, True, False),
    "auditor":      (True, False, False),
    "administrator": (False, False, False),
    "stranger":     (False, False, False),
}  # fmt: skip


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_every_state_and_move_follows_the_table(state: State, move: Move) -> None:
    if (state, move) in MOVES:
        assert after(state, move) is MOVES[state, move] and move in moves_from(state)
    else:
        with pytest.raises(IllegalProjectMove):
            after(state, move)


@pytest.mark.parametrize("who", WHO)
def test_each_role_does_its_own_part(who: str, cast: Cast, project: Project, standing: Stand) -> None:
    held = standing(cast.everybody()[who])
    assert (sees(held, project), enters(held, project), manages(held, project.office)) == WHO[who]
    assert visible_projects(held).filter(pk=project.pk).exists() is WHO[who][0]


def test_a_project_begins_with_the_usual_milestones_of_its_kind(project: Project) -> None:
    names = list(project.milestones.values_list("name", flat=True))
    assert names[0] == "Phê duyệt chủ trương đầu tư" and len(names) == 7


def test_a_code_is_used_once_and_an_end_lies_after_its_beginning(
    office: Office, cast: Cast, project: Project
) -> None:
    with pytest.raises(ValidationError):
        canal(office, cast)
    with pytest.raises(ValidationError):
        canal(office, cast, code="DA-02", begins_on=TODAY, ends_on=TODAY - timedelta(days=1))
    assert Project.objects.count() == 1


def test_a_change_on_an_old_page_is_refused(cast: Cast, project: Project) -> None:
    said = {"name": "Kênh N2"}
    change_project(project, said, places=[], version=1, by=cast.clerk, at=NOW)
    with pytest.raises(OutOfDate):
        change_project(project, {"name": "Kênh N3"}, places=[], version=1, by=cast.clerk, at=NOW)
    project.refresh_from_db()
    assert project.name == "Kênh N2" and not project.places.exists()


def test_a_revised_plan_keeps_the_old_one_and_says_why(cast: Cast, project: Project) -> None:
    planned(project, cast, "1200")
    with pytest.raises(ProjectReasonNeeded):
        planned(project, cast, "900")
    planned(project, cast, "900", reason="Điều chuyển sang dự án khác")
    rows = list(project.capital.values_list("amount", "current"))
    assert sorted(rows) == [(D(900), True), (D(1200), False)]
    assert [row.reading.plan for row in board([project], 2023, today=TODAY)] == [D(900)]


def test_the_investor_pays_in_and_another_one_of_the_financial_body_checks(
    cast: Cast, project: Project
) -> None:
    paid(project, cast.commune, 1, "20")
    with pytest.raises(NotAllowed):
        paid(project, cast.officer, 1, "30")
    with pytest.raises(NotAllowed):
        check_payments(project, by=cast.commune, at=NOW)
    assert check_payments(project, by=cast.officer, at=NOW) == 1
    paid(project, cast.commune, 1, "25")
    row = Disbursement.objects.get(current=True)
    assert (row.amount, row.checked_at) == (D(25), None)
    assert Disbursement.objects.count() == 2


def test_the_same_sum_again_changes_nothing(cast: Cast, project: Project) -> None:
    assert len(paid(project, cast.commune, 1, "20")) == 1
    assert paid(project, cast.commune, 1, "20") == []


def test_many_sums_are_written_all_or_none(cast: Cast, project: Project) -> None:
    good = Payment(project, 2023, 1, Surety.CONFIRMED, D(20))
    for wrong, error in (
        (replace(good, month=2, amount=D(-1)), BelowNothing),
        (replace(good, month=4), MonthNotYet),
    ):
        with pytest.raises(error):
            pay([good, wrong], by=cast.commune, at=NOW)
    assert not Disbursement.objects.exists()


def test_the_red_list_stands_first_with_its_totals(office: Office, cast: Cast, project: Project) -> None:
    other = canal(office, cast, code="DA-00", name="Trạm bơm")
    for one, sums in ((project, "1"), (other, "40")):
        planned(one, cast)
        for month in (1, 2):
            paid(one, cast.commune, month, sums)
    paid(project, cast.commune, 2, "3", Surety.ESTIMATE)
    rows = board(Project.objects.all(), 2023, today=TODAY)
    assert [(row.project.code, row.reading.path) for row in rows] == [("DA-01", Path.OFF), ("DA-00", Path.ON)]
    totals = Totals(tuple(rows))
    assert (totals.plan, totals.confirmed, totals.share, totals.red) == (D(2400), D(82), D("3.4"), 1)


def test_a_finish_has_its_day_and_a_step_back_takes_it_away(cast: Cast, project: Project) -> None:
    move_project(project, Move.BEGIN, by=cast.commune, at=NOW)
    for day in (None, TODAY + timedelta(days=1)):
        with pytest.raises(FinishDayNeeded):
            move_project(project, Move.FINISH, on=day, by=cast.commune, at=NOW)
    moved = move_project(project, Move.FINISH, on=date(2022, 11, 1), by=cast.commune, at=NOW)
    assert (moved.stage, moved.finished_on) == (State.FINISHED, date(2022, 11, 1))
    with pytest.raises(ProjectReasonNeeded):
        move_project(project, Move.REOPEN, by=cast.commune, at=NOW)
    back = move_project(project, Move.REOPEN, reason="Còn khối lượng", by=cast.commune, at=NOW)
    assert (back.stage, back.finished_on) == (State.UNDER_WAY, None)


def test_a_project_finished_and_not_settled_in_time_is_on_the_late_list_with_its_debt(
    cast: Cast, project: Project
) -> None:
    move_project(project, Move.BEGIN, by=cast.commune, at=NOW)
    move_project(project, Move.FINISH, on=date(2022, 11, 1), by=cast.commune, at=NOW)
    set_settlement(project, accepted=D(2000), paid_before=D(1500), by=cast.commune, at=NOW)
    paid(project, cast.commune, 1, "100")
    row = board(Project.objects.all(), 2023, today=TODAY)[0]
    assert row.late is not None and (row.late.due_on, row.late.days) == (date(2023, 3, 1), 27)
    assert row.debt == D(400)


def test_no_more_land_is_cleared_than_there_is(cast: Cast, project: Project) -> None:
    figures: dict[str, int | Decimal] = {
        "households": 10,
        "households_done": 4,
        "area": D(2),
        "area_done": D(1),
        "money": D(500),
        "money_done": D(100),
    }
    set_clearance(project, figures, by=cast.commune, at=NOW)
    wrongs: tuple[dict[str, int | Decimal], ...]
    wrongs = ({"households_done": 11}, {"area_done": D("2.1")}, {"money": D(-1)})
    for wrong in wrongs:
        with pytest.raises(BelowNothing):
            set_clearance(project, figures | wrong, by=cast.commune, at=NOW)
    project.refresh_from_db()
    assert project.clearance.households_done == 4


def test_an_obstacle_is_answered_within_three_days_and_becomes_one_task(
    office: Office, cast: Cast, project: Project
) -> None:
    text = "05 hộ chưa nhận tiền bồi thường"
    found = raise_obstacle(project, ObstacleKind.LAND, text, since=TODAY, by=cast.commune, at=NOW)
    assert found.answer_by == TODAY + timedelta(days=3)
    with pytest.raises(NotAllowed):
        give_task(found, office.police, due_on=TODAY, by=cast.commune, at=NOW)
    given = give_task(found, office.police, due_on=date(2023, 4, 10), by=cast.chair, at=NOW)
    assert given.task is not None and given.answered_on == TODAY
    assert (given.task.lead, given.task.due_on, given.task.obstacle) == (
        office.police,
        date(2023, 4, 10),
        given,
    )
    with pytest.raises(ObstacleHasTask):
        give_task(found, office.police, due_on=TODAY, by=cast.chair, at=NOW)
    assert remove_obstacle(found, on=TODAY, by=cast.commune, at=NOW).removed_on == TODAY


def test_the_first_answer_keeps_its_day(cast: Cast, project: Project) -> None:
    found = raise_obstacle(project, ObstacleKind.CAPITAL, "Chưa có vốn", since=TODAY, by=cast.clerk, at=NOW)
    answer_obstacle(found, "Bố trí quý II", by=cast.chair, at=NOW)
    later = answer_obstacle(found, "Bố trí tháng 5", by=cast.chair, at=NOW + timedelta(days=9))
    assert (later.answer, later.answered_on) == ("Bố trí tháng 5", TODAY)


def test_the_journal_keeps_every_step(cast: Cast, project: Project) -> None:
    planned(project, cast)
    paid(project, cast.commune, 1, "20")
    check_payments(project, by=cast.officer, at=NOW)
    said = Entry.objects.filter(subject=f"project:{project.pk}").order_by("number")
    verbs = list(said.values_list("verb", flat=True))
    assert verbs == ["project.added", "project.capital", "project.disbursed", "project.checked"]
