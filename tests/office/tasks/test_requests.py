"""What a unit asks for, who answers, and what the answer does; extensions of a part; likeness and links."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions import ending, extending, requesting, sharing, working
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.actions.linking import NoLink, link, probable, unlink
from dondoc_office.tasks.boards import waiting_requests
from dondoc_office.tasks.likeness import likeness, words_of
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.models.request import RequestKind
from dondoc_office.tasks.models.task import LinkKind
from dondoc_office.tasks.states import State
from dondoc_office.units.actions import set_rhythm
from dondoc_office.units.policy import standing_of
from dondoc_office.units.rhythm import Rhythm

LATE = NOW + timedelta(days=20)


def fresh(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


@pytest.fixture
def shared(office: Office, cast: Cast) -> Task:
    fields = {"title": "Rà soát", "content": "Rà soát", "to_group": True, "due_on": date(2023, 4, 7)}
    draft = draft_task(office.huyen, fields, by=cast.clerk, at=NOW)
    return assign(draft, units=office.communes, by=cast.clerk, at=NOW)


def test_a_leader_confirms_an_objective_cause_and_it_stays_with_the_task(task: Task, cast: Cast) -> None:
    with pytest.raises(requesting.NoRequest):
        requesting.ask(task, RequestKind.CAUSE, reason="Bão số 4", by=cast.officer, at=NOW)
    asked = requesting.ask(task, RequestKind.CAUSE, reason="Bão số 4", by=cast.officer, at=LATE)
    with pytest.raises(NotAllowed):
        requesting.grant(asked, by=cast.clerk, at=LATE)
    requesting.grant(asked, by=cast.chair, at=LATE)
    assert fresh(task).objective_cause == "Bão số 4"
    assert Entry.objects.get(verb="task.cause_confirmed").by == cast.chair


def test_a_refused_cause_says_why_and_changes_nothing(task: Task, cast: Cast) -> None:
    asked = requesting.ask(task, RequestKind.CAUSE, reason="Bận", by=cast.officer, at=LATE)
    refused = requesting.refuse(asked, answer="Không phải nguyên nhân khách quan", by=cast.chair, at=LATE)
    assert (refused.state, fresh(task).objective_cause) == ("refused", "")
    with pytest.raises(requesting.NoRequest):
        requesting.grant(asked, by=cast.chair, at=LATE)


def test_another_lead_is_asked_for_by_the_unit_and_chosen_by_the_giver(
    task: Task, office: Office, cast: Cast
) -> None:
    asked = requesting.ask(task, RequestKind.LEAD, reason="Không đúng việc", by=cast.head, at=NOW)
    with pytest.raises(requesting.NoRequest):
        requesting.grant(asked, by=cast.clerk, at=NOW)
    requesting.grant(asked, lead=office.police, by=cast.clerk, at=NOW)
    assert (fresh(task).lead, fresh(task).current) == (office.police, State.ASSIGNED)


def test_a_unit_asks_for_a_suspension(task: Task, cast: Cast) -> None:
    asked = requesting.ask(task, RequestKind.SUSPENSION, reason="Chờ nghị quyết", by=cast.head, at=NOW)
    with pytest.raises(requesting.NoRequest):
        requesting.ask(task, RequestKind.SUSPENSION, reason="Chờ nữa", by=cast.head, at=NOW)
    requesting.grant(asked, by=cast.chair, at=NOW)
    assert (fresh(task).current, fresh(task).reason) == (State.SUSPENDED, "Chờ nghị quyết")


def test_what_is_asked_for_stands_on_the_desk_of_whoever_answers_it(task: Task, cast: Cast) -> None:
    asked = requesting.ask(task, RequestKind.CAUSE, reason="Bão số 4", by=cast.head, at=LATE)
    waiting = {
        who: waiting_requests(standing_of(getattr(cast, who), on=LATE.date()), most=5)
        for who in ("chair", "clerk", "head", "stranger")
    }
    assert waiting == {"chair": [asked], "clerk": [], "head": [], "stranger": []}


def test_nobody_answers_their_own_request(task: Task, office: Office, cast: Cast) -> None:
    cast.head.memberships.create(unit=office.huyen, role="leader")
    asked = requesting.ask(task, RequestKind.SUSPENSION, reason="Chờ", by=cast.head, at=NOW)
    with pytest.raises(NotAllowed):
        requesting.grant(asked, by=cast.head, at=NOW)


def test_a_part_is_extended_and_the_whole_is_in_time_as_long_as_its_last_part(
    shared: Task, office: Office, cast: Cast
) -> None:
    part = shared.parts.get(unit=office.communes[0])
    with pytest.raises(NotAllowed):
        extending.ask(part, date(2023, 4, 20), reason="Chờ", by=cast.officer, at=NOW)
    asked = extending.ask(part, date(2023, 4, 20), reason="Chờ số liệu", by=cast.commune, at=NOW)
    extending.grant(asked, by=cast.clerk, at=NOW)
    assert set(shared.parts.values_list("due_on", flat=True)) == {date(2023, 4, 7), date(2023, 4, 20)}
    assert (fresh(shared).due_on, fresh(shared).first_due_on) == (date(2023, 4, 20), date(2023, 4, 7))


def test_an_objective_cause_of_a_part_is_its_own(shared: Task, office: Office, cast: Cast) -> None:
    part = shared.parts.get(unit=office.communes[0])
    asked = requesting.ask(part, RequestKind.CAUSE, reason="Lũ quét", by=cast.commune, at=LATE)
    requesting.grant(asked, by=cast.chair, at=LATE)
    part.refresh_from_db()
    assert (part.objective_cause, fresh(shared).objective_cause) == ("Lũ quét", "")


def test_a_leader_gives_more_time_after_the_date_and_that_shows(task: Task, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        extending.give(task, date(2023, 5, 1), reason="x", by=cast.clerk, at=LATE)
    given = extending.give(task, date(2023, 5, 1), reason="Bão lũ", by=cast.chair, at=LATE)
    assert (given.after_lapse, fresh(task).due_on, fresh(task).first_due_on) == (
        True,
        date(2023, 5, 1),
        date(2023, 4, 7),
    )


def test_a_wrongly_addressed_task_is_sent_back_within_the_office_s_days(
    task: Task, office: Office, cast: Cast
) -> None:
    with pytest.raises(working.TooLateToSendBack):
        working.send_back(task, reason="Giao nhầm", by=cast.head, at=NOW + timedelta(days=3))
    set_rhythm(office.huyen, Rhythm(send_back_days=5), by=cast.administrator, at=NOW)
    sent = working.send_back(task, reason="Giao nhầm", by=cast.head, at=NOW + timedelta(days=3))
    assert sent.current is State.SENT_BACK


def test_a_cancelled_task_takes_its_parts_along(shared: Task, office: Office, cast: Cast) -> None:
    sharing.submit(shared.parts.get(unit=office.communes[0]), "Xong", by=cast.commune, at=NOW)
    ending.cancel(shared, reason="Công văn 12/UBND thay thế", by=cast.clerk, at=NOW)
    assert {part.current for part in shared.parts.all()} == {State.CANCELLED}


ONE = "Hoàn chỉnh báo cáo kinh tế - xã hội quý I năm 2023 trình Thường trực Huyện ủy trước ngày 5/4"
ALIKE = [
    (ONE, "hoan chinh bao cao KINH TẾ - XÃ HỘI quý II/2023, trình Thường trực Huyện ủy", True),
    (ONE, "Kiểm tra an toàn thực phẩm tại các bếp ăn tập thể trên địa bàn huyện", False),
    ("Báo cáo", "Báo cáo", False),
]


@pytest.mark.parametrize(("one", "other", "proposed"), ALIKE)
def test_orders_are_alike_by_their_words_not_their_dates(one: str, other: str, proposed: bool) -> None:
    assert likeness(words_of(one), words_of(other)).proposed is proposed


@pytest.fixture
def again(office: Office, cast: Cast, task: Task) -> Task:
    fields = {
        "title": "Hoàn chỉnh báo cáo quý II",
        "content": "Tiếp thu ý kiến, hoàn chỉnh báo cáo kinh tế - xã hội quý II",
        "lead": office.finance,
    }
    return draft_task(office.huyen, fields, by=cast.clerk, at=NOW + timedelta(days=30))


def test_the_same_order_for_the_same_lead_is_proposed_and_a_person_says_what_it_is(
    task: Task, again: Task, cast: Cast
) -> None:
    standing = standing_of(cast.clerk, on=NOW.date())
    assert [other for other, how in probable(again, standing)] == [task]
    row = link(again, task, LinkKind.REPEATS, by=cast.clerk, at=NOW)
    assert row.times == 2
    assert probable(again, standing) == []
    unlink(row, by=cast.clerk, at=NOW)
    link(again, task, LinkKind.APART, by=cast.clerk, at=NOW)
    assert probable(again, standing) == []
    said = Entry.objects.about(f"task:{task.pk}").order_by("number").values_list("verb", flat=True)
    assert list(said)[-3:] == ["task.linked", "task.unlinked", "task.linked"]


def test_a_task_given_a_third_time_counts(task: Task, again: Task, office: Office, cast: Cast) -> None:
    third = draft_task(
        office.huyen, {"title": "c", "content": "c", "lead": office.finance}, by=cast.clerk, at=NOW
    )
    link(again, task, LinkKind.REPEATS, by=cast.clerk, at=NOW)
    assert link(third, again, LinkKind.REPEATS, by=cast.clerk, at=NOW).times == 3


def test_no_link_to_itself_nor_back_nor_to_what_one_does_not_see(
    task: Task, again: Task, office: Office, cast: Cast
) -> None:
    with pytest.raises(NoLink):
        link(task, task, LinkKind.RELATES, by=cast.clerk, at=NOW)
    link(again, task, LinkKind.FOLLOWS, by=cast.clerk, at=NOW)
    with pytest.raises(NoLink):
        link(task, again, LinkKind.FOLLOWS, by=cast.clerk, at=NOW)
    hidden = draft_task(
        office.huyen, {"title": "b", "content": "b", "lead": office.police}, by=cast.clerk, at=NOW
    )
    with pytest.raises(Http404):
        link(task, hidden, LinkKind.RELATES, by=cast.head, at=NOW)
    with pytest.raises(NotAllowed):
        link(task, again, LinkKind.RELATES, by=cast.auditor, at=NOW)
