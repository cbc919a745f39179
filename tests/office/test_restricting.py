"""A document that is restricted takes its tasks along: those it names see them, nobody else, anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from tests.office.conftest import NOW, Cast, Office
from tests.office.test_access import rows

from dondoc_office.documents.actions import Upload, take_in
from dondoc_office.documents.models import Document
from dondoc_office.interop.models import Scope
from dondoc_office.interop.tokens import make_token
from dondoc_office.journal.models import Entry
from dondoc_office.meetings.actions import call_meeting
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task, hand_down
from dondoc_office.tasks.actions.dating import add_occasion
from dondoc_office.tasks.actions.extending import ask
from dondoc_office.tasks.actions.working import Attachment, Report, accept, report, submit
from dondoc_office.tasks.boards import overview
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import sees, visible_tasks
from dondoc_office.tasks.tallies import count_ahead
from dondoc_office.units.models import Absence, Unit
from dondoc_office.units.policy import standing_of

SignIn = Callable[[Person], Client]
WORD = "khuyếchđại"
"""Stands in everything that is restricted, and in nothing else."""
SEARCHED = ("/tim/", "/nhiem-vu/", "/van-ban/")
UNNAMED = ("chair", "head", "outsider", "commune", "auditor", "administrator", "stranger")


@pytest.fixture
def document(office: Office, cast: Cast) -> Document:
    """A conclusion with a task that is worked on, has a sub-task, a report, a file and a request."""
    upload = Upload(f"{WORD}.txt", f"Giao Phòng Tài chính rà soát {WORD}.".encode())
    held = take_in(office.huyen, upload, by=cast.clerk, at=NOW)
    held.title, held.symbol, held.number = f"Kết luận {WORD}", "TB-UBND", "77"
    held.arrange()
    held.save()
    meeting = {"name": f"Phiên họp {WORD}", "held_on": NOW.date()}
    call_meeting(office.huyen, meeting, notice=held, by=cast.clerk, at=NOW)
    event = add_occasion(office.huyen, f"Lễ {WORD}", on=NOW.date(), by=cast.clerk, at=NOW)
    fields = {
        **{"title": f"Rà soát {WORD}", "content": f"Rà soát toàn bộ {WORD}", "product": f"Báo cáo {WORD}"},
        **{"lead": office.finance, "supervisor": cast.chair, "document": held, "field": WORD},
        **{"due_on": NOW.date(), "deadline_kind": "date", "occasion": event, "officer": cast.officer},
    }
    task = assign(
        draft_task(office.huyen, fields, coordinators=[office.police], by=cast.clerk, at=NOW),
        by=cast.clerk,
        at=NOW,
    )
    file = Attachment(f"{WORD}.txt", b"x", "text/plain")
    report(task, Report(f"Đã rà soát {WORD}", 50, difficulty=WORD, files=(file,)), by=cast.officer, at=NOW)
    ask(task, NOW.date() + timedelta(days=9), reason=f"Vì {WORD}", by=cast.officer, at=NOW)
    hand_down(
        task, {"title": f"Việc con {WORD}", "content": WORD, "lead": office.finance}, by=cast.head, at=NOW
    )
    return held


def restricted(document: Document, client: Client, *people: Person) -> Document:
    said = {"restricted": "on", "people": [person.pk for person in people]}
    answer = client.post(f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/", said)
    assert answer.status_code == 302
    document.refresh_from_db()
    return document


def test_the_clerk_restricts_it_by_its_page_and_its_tasks_follow(
    document: Document, cast: Cast, signed_in_as: SignIn
) -> None:
    restricted(document, signed_in_as(cast.clerk), cast.officer)
    tasks = list(Task.objects.filter(document=document))
    assert len(tasks) == 2 and all(task.restricted for task in tasks)
    for name, person in cast.everybody().items():
        standing = standing_of(person, on=NOW.date())
        named = name in ("clerk", "officer")
        assert [sees(standing, task) for task in tasks] == [named] * 2, name
        assert visible_tasks(standing).filter(document=document).count() == 2 * named
    assert Entry.objects.filter(verb="task.restricted").count() == 2
    page = signed_in_as(cast.officer).get(f"/van-ban/{document.pk}/").content.decode()
    assert "Hạn chế" in page and cast.officer.name in page


def words_of(answer: Any) -> str:
    """Everything that is written in an answer, inside the parts of an office file too."""
    body = b"".join(answer) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return str(body.decode("utf-8", "ignore"))
    with ZipFile(BytesIO(body)) as packed:
        return "".join(packed.read(name).decode("utf-8", "ignore") for name in packed.namelist())


@pytest.mark.parametrize("who", UNNAMED)
def test_no_page_says_a_word_of_it_to_whoever_is_not_named(
    document: Document, cast: Cast, signed_in_as: SignIn, who: str
) -> None:
    before = signed_in_as(cast.auditor).get("/nhiem-vu/").content.decode()
    assert WORD in before
    restricted(document, signed_in_as(cast.clerk), cast.officer)
    client = signed_in_as(getattr(cast, who))
    addresses = {row.address for row in rows() if row.method == "GET" and "{" not in row.address}
    addresses |= {f"{page}?tim={bare}" for page in SEARCHED for bare in ("khuyechdai", "77/TB-UBND")}
    addresses.add(f"/nhiem-vu/?van-ban={document.pk}")
    for address in sorted(addresses):
        assert WORD not in words_of(client.get(address)), address


def test_no_program_is_told_of_it(document: Document, cast: Cast, signed_in_as: SignIn) -> None:
    restricted(document, signed_in_as(cast.clerk), cast.officer)
    task = Task.objects.filter(document=document, parent=None).get()
    for person, seen in ((cast.auditor, False), (cast.officer, True)):
        made = make_token(person, "máy", [Scope.READ], days=30, by=person, at=timezone.now())
        headers = {"Authorization": f"Bearer {made.words}"}
        client = Client(raise_request_exception=False)
        for address in ("tasks", "documents", f"tasks?q={WORD}", f"documents?q={WORD}"):
            answer = client.get(f"/api/v1/{address}", headers=headers).json()
            assert (WORD in str(answer)) == seen
        for address in (f"tasks/{task.pk}", f"documents/{document.pk}", f"tasks/{task.pk}/results"):
            assert client.get(f"/api/v1/{address}", headers=headers).status_code == (200 if seen else 404)


def test_what_was_counted_ahead_is_counted_anew(
    document: Document, task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    Task.objects.filter(pk=task.pk).update(document=document)
    submit(task, "Xong", by=cast.officer, at=NOW)
    accept(task, by=cast.clerk, at=NOW)
    count_ahead(NOW)
    chair = standing_of(cast.chair, on=NOW.date())

    def done() -> int:
        return sum(cell[2] for cell in overview(chair, today=NOW.date()).cells[:2])

    assert done() == 1
    restricted(document, signed_in_as(cast.clerk), cast.officer)
    assert done() == 0
    signed_in_as(cast.clerk).post(f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/", {})
    assert done() == 1
    assert not Task.objects.filter(restricted=True).exists()


def test_a_task_drafted_from_an_older_look_at_the_document_is_restricted_all_the_same(
    document: Document, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    earlier = Document.objects.get(pk=document.pk)
    restricted(document, signed_in_as(cast.clerk), cast.officer)
    fields = {"title": "Việc", "content": "Việc", "lead": office.finance, "document": earlier}
    assert draft_task(office.huyen, fields, by=cast.clerk, at=NOW).restricted


def test_the_units_that_have_its_tasks_are_proposed(
    document: Document, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    page = signed_in_as(cast.clerk).get(f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/")
    assert list(page.context["form"].initial["units"]) == [office.finance]


def test_a_file_may_come_in_restricted(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    said = {
        "office": office.huyen.pk,
        "direction": "outgoing",
        "pasted": "Giao Công an huyện.",
        "restricted": "on",
    }
    assert signed_in_as(cast.clerk).post("/van-ban/them/", said).status_code == 302
    [document] = Document.objects.all()
    answers = {
        name: signed_in_as(person).get(f"/van-ban/{document.pk}/").status_code
        for name, person in cast.everybody().items()
    }
    assert answers == dict.fromkeys(answers, 404) | {"clerk": 200}


def test_the_clerk_is_told_which_unit_does_not_see_its_work(
    document: Document, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    said = "không thấy việc"
    clerk, address = signed_in_as(cast.clerk), f"/van-ban/{document.pk}/"
    assert said not in clerk.get(address).content.decode()
    restricted(document, clerk, cast.officer)
    page = clerk.get(address).content.decode()
    assert said in page and office.finance.name in page
    named = {"restricted": "on", "units": [office.finance.pk]}
    clerk.post(f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/", named)
    assert said not in clerk.get(address).content.decode()


def test_whoever_opens_one_of_its_tasks_has_looked_at_it_and_that_is_on_record(
    document: Document, cast: Cast, signed_in_as: SignIn
) -> None:
    task = Task.objects.filter(document=document, parent=None).get()
    officer, looks = (
        signed_in_as(cast.officer),
        Entry.objects.filter(verb="document.looked", by=cast.officer.pk),
    )
    officer.get(f"/nhiem-vu/{task.pk}/")
    assert not looks.exists()
    restricted(document, signed_in_as(cast.clerk), cast.officer)
    officer.get(f"/nhiem-vu/{task.pk}/")
    assert looks.count() == 1
    made = make_token(cast.officer, "máy", [Scope.READ], days=30, by=cast.officer, at=timezone.now())
    Client().get(f"/api/v1/tasks/{task.pk}", headers={"Authorization": f"Bearer {made.words}"})
    assert looks.count() == 2


def test_a_number_that_no_person_can_have_is_refused_by_the_form(
    document: Document, cast: Cast, signed_in_as: SignIn
) -> None:
    for name in ("people", "units"):
        said = {"restricted": "on", name: ["9" * 40]}
        answer = signed_in_as(cast.clerk).post(f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/", said)
        assert answer.status_code == 422


def test_who_is_named_from_elsewhere_stays_named(
    document: Document, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    clerk = signed_in_as(cast.clerk)
    restricted(document, clerk, cast.officer)
    elsewhere = Unit.objects.create(code="elsewhere", name="Sở Khác")
    document.named_people.add(cast.stranger)
    document.named_units.add(elsewhere)
    address = f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/"
    form = clerk.get(address).context["form"]
    said = {name: [row.pk for row in form.initial[name]] for name in ("people", "units")}
    assert clerk.post(address, {"restricted": "on", **said}).status_code == 302
    assert cast.stranger in document.named_people.all()
    assert elsewhere in document.named_units.all()


def test_of_two_clerks_at_once_the_later_sees_both_lists_and_overwrites_nothing_unseen(
    document: Document, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    clerk, address = signed_in_as(cast.clerk), f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/"
    seen = clerk.get(address).context["form"].initial["seen"]
    restricted(document, signed_in_as(cast.clerk), cast.officer, cast.head)
    late = {"restricted": "on", "units": [office.police.pk], "seen": seen}
    answer = clerk.post(address, late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert set(document.named_people.all()) == {cast.clerk, cast.officer, cast.head}
    stored = page.split("Danh sách đang lưu")[1]
    assert "Đang hạn chế" in stored and cast.officer.name in stored and cast.head.name in stored
    assert list(answer.context["form"]["units"].value()) == [str(office.police.pk)]
    again = {**late, "seen": answer.context["form"]["seen"].value()}
    assert clerk.post(address, again).status_code == 302
    assert set(document.named_people.all()) == {cast.clerk}
    assert list(document.named_units.all()) == [office.police]


def test_a_deputy_sees_what_names_the_unit_of_the_absent_but_not_what_names_the_person(
    document: Document, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    """Naming a unit names whoever works for it that day; naming a person is a choice of that person alone."""
    clerk, deputy = signed_in_as(cast.clerk), signed_in_as(cast.commune)
    away = {"valid_from": date(2023, 1, 1), "valid_until": date(2999, 1, 1)}
    Absence.objects.create(person=cast.officer, deputy=cast.commune, **away)
    task = Task.objects.filter(document=document, parent=None).get()
    for people, units, status in (([cast.officer], [], 404), ([], [office.finance], 200)):
        named = {"people": [one.pk for one in people], "units": [one.pk for one in units]}
        clerk.post(f"/nhiem-vu/tu-van-ban/{document.pk}/nguoi-xem/", {"restricted": "on", **named})
        assert signed_in_as(cast.officer).get(f"/van-ban/{document.pk}/").status_code == 200
        assert deputy.get(f"/van-ban/{document.pk}/").status_code == status
        assert deputy.get(f"/nhiem-vu/{task.pk}/").status_code == status
