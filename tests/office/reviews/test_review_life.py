"""A review from its draft to its conclusion: who may do what, what is refused, what the journal keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, given, indicator, period
from tests.office.reviews.makers import review_of

from dondoc.errors import DondocError
from dondoc_office.journal.models import Entry
from dondoc_office.measures.models import Value
from dondoc_office.people.models import Person
from dondoc_office.reviews.actions.asking import Asked, ask_explanation
from dondoc_office.reviews.actions.assessing import Ruling, Said, decide, give_opinion
from dondoc_office.reviews.actions.reviewing import add_line, add_thrust, change_line, join, move_review
from dondoc_office.reviews.errors import LegalReasonNeeded, LinesWaiting, NewGoalNeeded, NotNowAssessed
from dondoc_office.reviews.models import GoalLine, Review, Thrust
from dondoc_office.reviews.policy import (
    assesses,
    checks,
    decides,
    manages,
    sees,
    visible_explanations,
    visible_reviews,
)
from dondoc_office.reviews.states import (
    MOVES,
    Cause,
    Course,
    IllegalReviewMove,
    Move,
    Outcome,
    Side,
    State,
    after,
    moves_from,
)
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.tasks.models import Task
from dondoc_office.units.standing import Standing

D = Decimal
Stand = Callable[[Person], Standing]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_every_state_and_move_follows_the_table(state: State, move: Move) -> None:
    if (state, move) in MOVES:
        assert after(state, move) is MOVES[state, move] and move in moves_from(state)
    else:
        with pytest.raises(IllegalReviewMove):
            after(state, move)


WHO = {
    #               sees   manages assesses checks decides
    "chair":        (True, True, False, True, True),
    "clerk":        (True, True, False, True, False),
    "head":         (True, False, True, False, False),
    "officer":      (True, False, True, False, False),
    "outsider":     (True, False, False, False, False),
    "commune":      (True, False, False, False, False),
    "auditor":      (True, False, False, False, False),
    "administrator": (False, False, False, False, False),
    "stranger":     (False, False, False, False, False),
}  # fmt: skip


@pytest.mark.parametrize("who", WHO)
def test_each_role_does_its_own_part(
    who: str, cast: Cast, review: Review, line: GoalLine, standing: Stand
) -> None:
    stand = standing(cast.everybody()[who])
    own = assesses(stand, line), checks(stand, line), decides(stand, line)
    may = (sees(stand, review), manages(stand, review.office), *own)
    assert may == WHO[who]
    assert visible_reviews(stand).filter(pk=review.pk).exists() == sees(stand, review)


def opened(review: Review, cast: Cast) -> Review:
    return move_review(review, Move.OPEN, by=cast.clerk, at=NOW)


def test_from_draft_to_conclusion(cast: Cast, review: Review, line: GoalLine) -> None:
    opened(review, cast)
    own = Said(Outcome.MET, D("8.5"), Cause.SUBJECTIVE, "Chậm giải ngân vốn giảm nghèo")
    give_opinion(line, Side.UNIT, own, by=cast.officer, at=NOW)
    with pytest.raises(LinesWaiting):
        move_review(review, Move.FINISH, by=cast.clerk, at=NOW)
    give_opinion(line, Side.CHECK, Said(Outcome.HARD, D(9)), by=cast.clerk, at=NOW)
    move_review(review, Move.FINISH, by=cast.clerk, at=NOW)
    with pytest.raises(LinesWaiting):
        move_review(review, Move.CLOSE, by=cast.chair, at=NOW)
    reason = "Chuẩn nghèo đa chiều mới theo Nghị định 07/2021/NĐ-CP"
    ruling = Ruling(Outcome.UNFIT, Course.ADJUST, most=D(6), legal_reason=reason)
    made = decide(line, ruling, by=cast.chair, at=NOW)
    assert made.goal is not None and made.goal.most == 6
    closed = move_review(review, Move.CLOSE, by=cast.chair, at=NOW)
    assert (closed.stage, closed.closed_at) == (State.CLOSED, NOW)
    verbs = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    steps = [
        "review.open",
        "review.assessed",
        "review.checked",
        "review.finish",
        "review.decided",
        "review.close",
    ]
    assert [verb for verb in verbs if verb in steps] == steps


def test_nobody_checks_what_they_said_of_themselves(
    cast: Cast, office: Office, review: Review, line: GoalLine
) -> None:
    own = add_line(
        review, {"text": "Cải cách hành chính", "responsible": office.huyen}, by=cast.clerk, at=NOW
    )
    opened(review, cast)
    give_opinion(own, Side.UNIT, Said(Outcome.MET), by=cast.clerk, at=NOW)
    for who in (cast.clerk, cast.chair):  # both belong to the unit that assessed itself
        with pytest.raises(NotAllowed):
            give_opinion(own, Side.CHECK, Said(Outcome.MET), by=who, at=NOW)
    with pytest.raises(NotAllowed):
        give_opinion(line, Side.CHECK, Said(Outcome.MET), by=cast.head, at=NOW)
    with pytest.raises(NotAllowed):
        give_opinion(line, Side.UNIT, Said(Outcome.MET), by=cast.outsider, at=NOW)


@pytest.mark.parametrize(
    ("ruling", "error"),
    [
        (Ruling(Outcome.UNFIT, Course.DROP), LegalReasonNeeded),
        (Ruling(Outcome.UNFIT, Course.ADJUST, most=D(6), legal_reason="  "), LegalReasonNeeded),
        (Ruling(Outcome.UNFIT, Course.ADJUST, legal_reason="NĐ 07/2021/NĐ-CP"), NewGoalNeeded),
    ],
)
def test_a_goal_is_changed_or_dropped_on_a_legal_ground_only(
    ruling: Ruling, error: type[DondocError], cast: Cast, review: Review, line: GoalLine
) -> None:
    opened(review, cast)
    give_opinion(line, Side.CHECK, Said(Outcome.HARD), by=cast.clerk, at=NOW)
    move_review(review, Move.FINISH, by=cast.clerk, at=NOW)
    with pytest.raises(error):
        decide(line, ruling, by=cast.chair, at=NOW)
    line.refresh_from_db()
    assert not hasattr(line, "decision")


def test_words_come_only_in_their_step(cast: Cast, review: Review, line: GoalLine) -> None:
    with pytest.raises(NotNowAssessed):
        give_opinion(line, Side.UNIT, Said(Outcome.MET), by=cast.officer, at=NOW)
    with pytest.raises(NotNowAssessed):
        decide(line, Ruling(Outcome.MET, Course.KEEP), by=cast.chair, at=NOW)
    with pytest.raises(NotAllowed):
        decide(line, Ruling(Outcome.MET, Course.KEEP), by=cast.clerk, at=NOW)


def test_a_review_without_goals_is_not_opened(cast: Cast, review: Review) -> None:
    with pytest.raises(LinesWaiting):
        opened(review, cast)


def test_the_year_counted_lies_in_the_term(office: Office, cast: Cast) -> None:
    for wrong in ("2026", "2022-03"):
        with pytest.raises(ValidationError):
            review_of(office, cast, until=period(wrong))


def test_a_goal_somebody_changed_meanwhile_is_not_overwritten(cast: Cast, line: GoalLine) -> None:
    change_line(line, {"text": "Tỷ lệ hộ nghèo còn 4%"}, version=1, by=cast.clerk, at=NOW)
    with pytest.raises(OutOfDate):
        change_line(line, {"text": "Khác"}, version=1, by=cast.clerk, at=NOW)
    line.refresh_from_db()
    assert line.text == "Tỷ lệ hộ nghèo còn 4%"


def test_a_rate_is_never_added_up_over_the_years(cast: Cast, line: GoalLine) -> None:
    with pytest.raises(ValidationError):
        change_line(line, {"reach": "whole_term"}, version=1, by=cast.clerk, at=NOW)


def test_a_goal_stands_under_programmes_and_is_carried_by_tasks(
    cast: Cast, review: Review, line: GoalLine, task: Task
) -> None:
    thrust = add_thrust(review, "Giảm nghèo bền vững", Thrust.Sort.PROGRAMME, by=cast.clerk, at=NOW)
    assert add_thrust(review, "Giảm nghèo bền vững", Thrust.Sort.PROGRAMME, by=cast.clerk, at=NOW) == thrust
    hidden = Task.objects.create(
        office=review.office,
        title="Mật",
        content="Mật",
        restricted=True,
        created_by=cast.clerk,
        created_at=NOW,
    )
    line.tasks.add(hidden)
    join(line, thrusts=[thrust], tasks=[task], by=cast.clerk, at=NOW)
    assert set(line.tasks.all()) == {task, hidden}  # what she does not see stays as it was
    join(line, by=cast.clerk, at=NOW)
    assert set(line.tasks.all()) == {hidden}


def test_a_question_to_a_number_is_a_task_with_a_date(office: Office, cast: Cast, standing: Stand) -> None:
    one = indicator("KT99", "Thu ngân sách", "tỷ đồng")
    follow(office.huyen, one, office.finance)
    given(one, {office.huyen: "9"}, "2023-03", by=cast.officer, at=NOW)
    value = Value.objects.get()
    asked = Asked(one, office.huyen, period("2023-03"), value)
    due = date(2023, 4, 5)
    with pytest.raises(NotAllowed):
        ask_explanation(asked, "Vì sao chỉ đạt 20%?", due_on=due, by=cast.head, at=NOW)
    assert not Task.objects.exists()
    found = ask_explanation(asked, "Vì sao chỉ đạt 20%?", due_on=due, by=cast.chair, at=NOW)
    assert (found.task.lead, found.task.due_on, found.task.state) == (office.finance, due, "assigned")
    assert found.value == value and "Vì sao chỉ đạt 20%?" in found.task.content
    seen = {name for name, who in cast.everybody().items() if found in visible_explanations(standing(who))}
    assert seen == {"chair", "clerk", "head", "officer", "auditor"}


def test_a_communes_own_number_is_explained_by_the_commune_where_nobody_answers_for_it(
    office: Office, cast: Cast
) -> None:
    one = indicator("KT98", "Diện tích gieo trồng", "ha")
    asked = Asked(one, office.communes[0], period("2023-03"))
    found = ask_explanation(asked, "Vì sao giảm?", due_on=date(2023, 4, 5), by=cast.clerk, at=NOW)
    assert found.task.lead == office.communes[0]
