"""From a read notice to its meeting, and from what it leaves open to the next one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.models import Document, ReadingState
from dondoc_office.journal.models import Entry
from dondoc_office.meetings.actions import call_from_notice, call_meeting, lay_before
from dondoc_office.meetings.boards import MOST_OWED, board
from dondoc_office.meetings.models import Meeting, MeetingKind, PaperRole, Presence
from dondoc_office.meetings.notices import kind_of, period_name, presence_of, said_of, unit_in
from dondoc_office.meetings.policy import sees, visible_meetings
from dondoc_office.meetings.sessions import ages
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.actions.ending import close_without_result
from dondoc_office.tasks.models import Task
from dondoc_office.units.standing import Standing

SignIn = Callable[[Person], Client]
Stands = Callable[[Person], Standing]


def fact(value: str) -> dict[str, str]:
    return {"value": value, "text": value}


def reading(month: int) -> dict[str, object]:
    return {
        "text": "Kết luận.",
        "meeting": {
            "kind": fact("phiên họp thường kỳ"),
            "period": fact(f"2023-{month:02}"),
            "date": fact(f"2023-{month:02}-24"),
            "chair": fact("Phạm Minh Chu"),
            "agenda": None,
            "attendees": [fact("Trưởng Công an huyện"), fact("đại diện các đoàn thể")],
        },
    }


Notices = Callable[..., Document]


@pytest.fixture
def notice_of(office: Office, cast: Cast) -> Notices:
    def make(month: int, *, restricted: bool = False) -> Document:
        document = Document(
            office=office.huyen,
            number=str(month),
            symbol="TB-UBND",
            file=ContentFile(b"a", f"{month}.txt"),
            file_name=f"{month}.txt",
            sha256=f"{month}" * 64,
            size=1,
            uploaded_by=cast.clerk,
            uploaded_at=NOW,
            state=ReadingState.READ,
            reading=reading(month),
            restricted=restricted,
        )
        document.arrange()
        document.save()
        return document

    return make


def given(office: Office, cast: Cast, document: Document, at: datetime = NOW) -> Task:
    fields = {"title": "Rà soát", "content": "Rà soát", "lead": office.police, "document": document}
    return assign(draft_task(office.huyen, fields, by=cast.clerk, at=at), by=cast.clerk, at=at)


def test_the_notice_tells_kind_period_day_chair_and_attendance() -> None:
    said = said_of(reading(3))
    assert (said.kind, said.name) == (MeetingKind.REGULAR, "Phiên họp thường kỳ tháng 3 năm 2023")
    assert (said.held_on, said.chair) == (date(2023, 3, 24), "Phạm Minh Chu")
    assert said.attendees == ("Trưởng Công an huyện", "đại diện các đoàn thể")


def test_a_notice_that_tells_nothing_of_its_meeting_gives_blanks() -> None:
    assert said_of({"text": "x", "meeting": None}).held_on is None
    assert said_of({}).name == ""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("phiên họp thường kỳ", MeetingKind.REGULAR),
        ("Họp chuyên đề", MeetingKind.THEMATIC),
        ("hội nghị giao ban", MeetingKind.CONFERENCE),
        ("buổi làm việc", MeetingKind.VISIT),
        ("", MeetingKind.OTHER),
    ],
)
def test_the_kind_follows_from_the_words(words: str, kind: MeetingKind) -> None:
    assert kind_of(words) is kind


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2023-03", "tháng 3 năm 2023"),
        ("2023-Q2", "quý II năm 2023"),
        ("2023", "năm 2023"),
        ("tuần 3", "tuần 3"),
    ],
)
def test_a_period_is_said_as_people_say_it(period: str, name: str) -> None:
    assert period_name(period) == name


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Vắng: Phòng Y tế", ("Phòng Y tế", Presence.ABSENT)),
        ("Phòng Y tế (vắng có phép)", ("Phòng Y tế", Presence.ABSENT)),
        ("Dự thay: Phòng Y tế", ("Phòng Y tế", Presence.DELEGATE)),
        ("Trưởng Phòng Y tế", ("Trưởng Phòng Y tế", Presence.PRESENT)),
        ("Xã Vắng Sơn", ("Xã Vắng Sơn", Presence.PRESENT)),
    ],
)
def test_whoever_is_absent_is_marked_so(line: str, said: tuple[str, Presence]) -> None:
    assert presence_of(line) == said


def test_the_longest_name_in_the_words_is_the_unit() -> None:
    names = [(1, "cong an"), (2, "cong an huyen"), (3, "huyen doan")]
    assert unit_in("Trưởng Công an huyện", names) == 2
    assert unit_in("đại diện các đoàn thể", names) is None


def test_age_counts_sessions_not_months() -> None:
    days = [(1, date(2023, 1, 24)), (2, date(2023, 2, 24)), (3, date(2023, 5, 30))]
    assert ages(days, (9, date(2023, 6, 24))) == {3: 1, 2: 2, 1: 3}
    assert ages(days, (3, date(2023, 5, 30))) == {2: 1, 1: 2}


def test_a_meeting_is_made_from_its_notice_in_one_step(
    office: Office, cast: Cast, notice_of: Notices, signed_in_as: SignIn
) -> None:
    notice = notice_of(3)
    browser = signed_in_as(cast.clerk)
    assert "Lập phiên họp" in browser.get(f"/phien-hop/tu-van-ban/{notice.pk}/").content.decode()
    browser.post(f"/phien-hop/tu-van-ban/{notice.pk}/")
    meeting = Meeting.objects.get(notice=notice)
    assert (meeting.chair, meeting.held_on) == (cast.chair, date(2023, 3, 24))
    assert [one.unit for one in meeting.attendees.all()] == [office.police, None]
    assert Entry.objects.about(f"meeting:{meeting.pk}").get().verb == "meeting.called"


def test_the_same_notice_makes_one_meeting(cast: Cast, notice_of: Notices) -> None:
    notice = notice_of(3)
    first = call_from_notice(notice, by=cast.clerk, at=NOW)
    assert call_from_notice(notice, by=cast.clerk, at=NOW) == first


def test_what_is_unfinished_stands_on_the_next_agenda_with_its_age(
    office: Office, cast: Cast, notice_of: Notices, standing: Stands
) -> None:
    older, newer = notice_of(2), notice_of(3)
    for notice in (older, newer):
        call_from_notice(notice, by=cast.clerk, at=NOW)
    old, new = given(office, cast, older), given(office, cast, newer)
    coming = call_meeting(
        office.huyen,
        {"name": "Phiên tháng 4", "held_on": date(2023, 4, 24)},
        series="Phiên họp thường kỳ",
        by=cast.clerk,
        at=NOW,
    )
    found = board(coming, standing(cast.chair), today=NOW.date())
    assert [(one.task, one.age) for one in found.owed] == [(old, 2), (new, 1)]
    assert found.oldest == 2


def test_more_than_is_shown_of_what_is_owed_is_said_with_a_way_to_the_rest(
    office: Office,
    cast: Cast,
    notice_of: Notices,
    standing: Stands,
    signed_in_as: Callable[[Person], Client],
) -> None:
    older, newer = notice_of(2), notice_of(3)
    for notice in (older, newer):
        call_from_notice(notice, by=cast.clerk, at=NOW)
    owed = given(office, cast, newer)
    many = [
        Task(
            office=owed.office,
            lead=owed.lead,
            document=newer,
            title=f"Việc {n}",
            content="x",
            state="assigned",
            created_by=owed.created_by,
            created_at=owed.created_at,
            assigned_at=owed.assigned_at,
        )
        for n in range(MOST_OWED)
    ]
    Task.objects.bulk_create(many)
    oldest = given(office, cast, older)
    fields = {"name": "Phiên tháng 4", "held_on": date(2023, 4, 24)}
    coming = call_meeting(office.huyen, fields, series="Phiên họp thường kỳ", by=cast.clerk, at=NOW)
    found = board(coming, standing(cast.chair), today=NOW.date())
    assert (len(found.owed), found.owed_in_all, found.unshown) == (MOST_OWED, MOST_OWED + 2, 2)
    assert found.owed[0].task == oldest  # never among those left out
    browser = signed_in_as(cast.chair)
    page = browser.get(f"/phien-hop/{coming.pk}/").content.decode()
    assert f"tất cả là {MOST_OWED + 2} việc" in page
    assert f'href="/phien-hop/{coming.pk}/con-no/">Xem tất cả' in page
    whole = browser.get(f"/phien-hop/{coming.pk}/con-no/").content.decode()
    assert whole.count("/nhiem-vu/") >= MOST_OWED + 2


def test_a_meeting_is_found_with_and_without_marks(
    office: Office, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    fields = {"name": "Phiên họp thường kỳ tháng Tư", "held_on": date(2023, 4, 24)}
    call_meeting(office.huyen, fields, series="", by=cast.clerk, at=NOW)
    browser = signed_in_as(cast.clerk)
    for words in ("thường kỳ", "thuong ky", "THUONG", "kỳ thang, tư"):
        assert "tháng Tư" in browser.get("/phien-hop/", {"tim": words}).content.decode(), words
    assert "tháng Tư" not in browser.get("/phien-hop/", {"tim": "bất thường"}).content.decode()


def test_what_was_finished_before_the_session_is_not_owed_at_it_what_later_is_said_so(
    office: Office, cast: Cast, notice_of: Notices, standing: Stands
) -> None:
    notice = notice_of(3)
    call_from_notice(notice, by=cast.clerk, at=NOW)
    before, after = given(office, cast, notice), given(office, cast, notice)
    close_without_result(before, reason="gộp", by=cast.chair, at=NOW + timedelta(days=2))
    close_without_result(after, reason="gộp", by=cast.chair, at=NOW + timedelta(days=40))
    coming = call_meeting(
        office.huyen,
        {"name": "Phiên tháng 4", "held_on": date(2023, 4, 24)},
        series="Phiên họp thường kỳ",
        by=cast.clerk,
        at=NOW,
    )
    found = board(coming, standing(cast.chair), today=date(2023, 6, 1))
    assert [one.task for one in found.owed] == [after]
    assert found.since_settled == 1


def test_the_row_test_and_the_list_agree(
    office: Office, cast: Cast, notice_of: Notices, standing: Stands
) -> None:
    call_from_notice(notice_of(2), by=cast.clerk, at=NOW)
    kept = Meeting.objects.create(
        office=office.huyen,
        name="Kín",
        held_on=NOW.date(),
        notice=notice_of(4, restricted=True),
        created_by=cast.clerk,
        created_at=NOW,
    )
    assert kept.notice is not None
    kept.notice.named_people.add(cast.outsider)
    for person in cast.everybody().values():
        one = standing(person)
        seen = set(visible_meetings(one))
        assert seen == {meeting for meeting in Meeting.objects.all() if sees(one, meeting)}, person
        assert (kept in seen) == (person == cast.outsider)


def test_only_the_keeper_of_the_register_calls_meetings(office: Office, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        call_meeting(office.huyen, {"name": "x", "held_on": NOW.date()}, by=cast.head, at=NOW)


def test_a_paper_is_laid_before_a_meeting_once(cast: Cast, notice_of: Notices) -> None:
    meeting, report = call_from_notice(notice_of(3), by=cast.clerk, at=NOW), notice_of(2)
    for _ in range(2):
        lay_before(meeting, report, role=PaperRole.REPORT, by=cast.clerk, at=NOW)
    assert meeting.papers.get().document == report


def test_a_restricted_paper_is_not_shown_to_others(
    cast: Cast, notice_of: Notices, signed_in_as: SignIn
) -> None:
    meeting, report = call_from_notice(notice_of(3), by=cast.clerk, at=NOW), notice_of(2)
    lay_before(meeting, report, role=PaperRole.REPORT, by=cast.clerk, at=NOW)
    Document.objects.filter(pk=report.pk).update(restricted=True)
    assert report.reference not in signed_in_as(cast.head).get(f"/phien-hop/{meeting.pk}/").content.decode()


def test_two_clerks_do_not_overwrite_each_other(cast: Cast, notice_of: Notices, signed_in_as: SignIn) -> None:
    meeting = call_from_notice(notice_of(3), by=cast.clerk, at=NOW)
    form = {"kind": "regular", "held_on": "2023-03-24", "version": "1", "series": "Phiên họp thường kỳ"}
    browser = signed_in_as(cast.clerk)
    assert browser.post(f"/phien-hop/{meeting.pk}/sua/", {**form, "name": "Tên mới"}).status_code == 302
    late = browser.post(f"/phien-hop/{meeting.pk}/sua/", {**form, "name": "Tên khác"})
    assert late.status_code == 422
    assert "Tên khác" in late.content.decode()
    meeting.refresh_from_db()
    assert meeting.name == "Tên mới"


@pytest.mark.parametrize("wrong", [{"held_on": "31/02/2023"}, {"name": ""}, {"period": "tháng ba"}])
def test_a_wrong_field_keeps_what_was_typed_and_changes_nothing(
    cast: Cast, office: Office, signed_in_as: SignIn, wrong: dict[str, str]
) -> None:
    form = {"kind": "regular", "held_on": "2023-04-24", "version": "1", "name": "Phiên tháng 4"}
    answer = signed_in_as(cast.clerk).post("/phien-hop/them/", {**form, "place": "Hội trường", **wrong})
    assert answer.status_code == 422
    assert "Hội trường" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_the_board_asks_no_more_questions_for_a_longer_series(
    office: Office,
    cast: Cast,
    notice_of: Notices,
    signed_in_as: SignIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    for month in range(1, 9):
        notice = notice_of(month)
        call_from_notice(notice, by=cast.clerk, at=NOW)
        given(office, cast, notice)
    last = Meeting.objects.latest("held_on")
    browser = signed_in_as(cast.chair)
    browser.get(f"/phien-hop/{last.pk}/")
    with django_assert_max_num_queries(24):  # type: ignore[attr-defined]
        page = browser.get(f"/phien-hop/{last.pk}/").content.decode()
    assert "7 phiên" in page
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        browser.get("/phien-hop/")
