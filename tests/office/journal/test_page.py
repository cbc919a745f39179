"""The auditor reads everything, in words, but for what is restricted to others."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.module_loading import import_string
from tests.office.conftest import NOW, Cast, Office

import dondoc_office
from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.journal.actions import record
from dondoc_office.journal.fields import FIELDS
from dondoc_office.journal.naming import shown_to, subjects, values_of
from dondoc_office.journal.verbs import verbs
from dondoc_office.journal.wording import worded
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import EDITABLE
from dondoc_office.tasks.models import Task
from dondoc_office.units.standing import Standing

ROOMS = Path(dondoc_office.__file__).parent
SignIn = Callable[[Person], Client]
StandingOf = Callable[[Person], Standing]


def test_an_auditor_finds_entries_by_person_verb_subject_and_day(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    auditor = signed_in_as(cast.auditor)

    def shown(**chosen: str | int) -> str:
        return auditor.get("/nhat-ky/", chosen).content.decode().partition("<tbody>")[2]

    assert "giao nhiệm vụ" in shown(ai=cast.clerk.pk, viec="task.assign", ve=f"task:{task.pk}")
    assert "giao nhiệm vụ" not in shown(ai=cast.head.pk)
    assert "giao nhiệm vụ" in shown(tu="2023-03-28", den="2023-03-28")
    assert "giao nhiệm vụ" not in shown(den="2023-03-27")


def test_what_is_restricted_to_others_is_not_even_in_the_journal(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    document = Document.objects.create(
        office=office.huyen, file=ContentFile(b"x", "x.txt"), file_name="x.txt", sha256="0" * 64,
        size=1, uploaded_by=cast.clerk, uploaded_at=NOW, restricted=True,
    )  # fmt: skip
    with transaction.atomic():
        record(document, "document.looked", by=cast.clerk, at=NOW, reason="chuyện kín")
    assert "chuyện kín" not in signed_in_as(cast.auditor).get("/nhat-ky/").content.decode()
    document.named_people.add(cast.auditor)
    assert "chuyện kín" in signed_in_as(cast.auditor).get("/nhat-ky/").content.decode()


def test_a_change_reads_from_and_to() -> None:
    changes = {"due_on": ["2023-04-07", "2023-04-20"], "percent": [0, 40], "lead": [None, "x"]}
    assert list(worded(changes, "vi")) == [
        "hạn: 07/04/2023 → 20/04/2023",
        "phần trăm: 0 → 40",
        "chủ trì: … → x",
    ]


def test_every_verb_speaks_both_languages() -> None:
    assert all(said.vi and said.en and said.vi != said.en for said in verbs().values())


def test_the_history_of_a_task_stands_on_its_page(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    page = signed_in_as(cast.chair).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "Lê Thị Thu</strong> giao nhiệm vụ" in page


def test_codes_and_numbers_read_as_words_and_names() -> None:
    changes = {
        "state": ["assigned", "received"],
        "lead": [4, 7],
        "restricted": True,
        "deadline_value": "event",
    }
    names = {("lead", 4): "Phòng Nội vụ", ("lead", 7): "Phòng Kinh tế"}
    assert list(worded(changes, "vi", values_of("task.receive"), names)) == [
        "trạng thái: Đã giao → Đã nhận",
        "chủ trì: Phòng Nội vụ → Phòng Kinh tế",
        "hạn chế: có",
    ]


def test_the_history_names_the_lead_not_its_number(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    page = signed_in_as(cast.chair).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert task.lead is not None
    assert f"chủ trì: {task.lead.name}" in page


def fields_recorded() -> set[tuple[str, str]]:
    """Every name written as a key in a function that adds to the journal, with the file it stands in."""
    found = set()
    for path in sorted(ROOMS.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef) or "journal.record(" not in ast.unparse(function):
                continue
            for part in ast.walk(function):
                keys = part.keys if isinstance(part, ast.Dict) else []
                found |= {(str(key.value), path.name) for key in keys if isinstance(key, ast.Constant)}
    return found


def test_every_field_that_an_action_records_has_its_words() -> None:
    assert sorted(one for one in fields_recorded() if one[0] not in FIELDS) == []


def test_every_column_of_a_task_that_people_may_change_has_its_words() -> None:
    assert sorted(EDITABLE - FIELDS.keys()) == []


def test_every_field_is_called_something_in_both_languages() -> None:
    assert all(called.vi and called.en for called in FIELDS.values())


def test_nested_values_read_as_words_never_as_raw_data() -> None:
    results = {"results": {"1.1": True, "1.2": True, "15.1": False}}
    assert list(worded(results, "vi", values_of("assessment.confirm"))) == [
        "kết quả: đạt: 1.1, 1.2; chưa đạt: 15.1"
    ]
    parts = {
        "parts": [{"name": "UBND xã Cẩm Châu", "people": 5699}, {"name": "UBND xã Cẩm Tâm", "people": 5828}]
    }
    [said] = worded(parts, "vi")
    assert "UBND xã Cẩm Châu, số người 5699; " in said
    assert not {"{", "}", "'"} & set(said)


def test_the_auditor_reads_what_an_entry_is_about_and_goes_there(
    task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    page = signed_in_as(cast.auditor).get("/nhat-ky/").content.decode()
    assert f'<a href="/nhiem-vu/{task.pk}/">{task.title}</a>' in page


def test_what_the_reader_may_not_see_is_not_named(office: Office, cast: Cast, standing: StandingOf) -> None:
    document = Document.objects.create(
        office=office.huyen, file=ContentFile(b"x", "x.txt"), file_name="kin.txt", sha256="0" * 64,
        size=1, uploaded_by=cast.clerk, uploaded_at=NOW, restricted=True,
    )  # fmt: skip
    with transaction.atomic():
        entry = record(document, "document.looked", by=cast.clerk, at=NOW)
    [hidden] = shown_to(standing(cast.auditor), [entry]).values()
    assert (hidden.name, hidden.url) == (str(document.pk), "")
    document.named_people.add(cast.auditor)
    [named] = shown_to(standing(cast.auditor), [entry]).values()
    assert (named.name, named.url) == (str(document), f"/van-ban/{document.pk}/")


@pytest.mark.parametrize("kind", sorted(subjects()))
def test_every_kind_of_subject_names_rows_a_policy_and_a_page_that_exist(kind: str) -> None:
    subject = subjects()[kind]
    assert subject.called.vi and subject.called.en
    if subject.seen:
        assert callable(import_string(subject.seen))
        assert apps.get_model(subject.rows)._meta.model_name == kind
    if subject.page:
        assert reverse(subject.page, args=[1])


def test_a_full_page_of_the_journal_asks_few_questions(
    task: Task, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    auditor = signed_in_as(cast.auditor)

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            auditor.get("/nhat-ky/")
        return len(seen)

    few = asked()
    with transaction.atomic():
        for unit in (office.huyen, *office.communes):
            for _ in range(5):
                record(unit, "unit.changed", by=cast.clerk, at=NOW, changes={"name": ["a", unit.name]})
    assert asked() <= few + 1  # one more kind of row


def test_people_of_one_name_are_told_apart_in_the_filter(cast: Cast, signed_in_as: SignIn) -> None:
    Person.objects.filter(pk=cast.officer.pk).update(name=cast.head.name, title="Chuyên viên")
    shown = signed_in_as(cast.auditor).get("/nhat-ky/").content.decode()
    assert f">{cast.head.name} (Chuyên viên)</option>" in shown
    assert f">{cast.head.name}</option>" not in shown
    assert f">{cast.clerk.name}</option>" in shown


def test_codes_of_choices_are_called_in_both_languages() -> None:
    said = values_of("review.decided")
    assert said["outcome"]["hard"] == Message("Khó đạt", "Hard to meet")
    assert said["course"]["keep"].vi == "Giữ nguyên"
    built = values_of("project.added")["kind"]
    assert {code: built[code].vi for code in ("works", "land")} == {
        "works": "Xây dựng công trình",
        "land": "Giải phóng mặt bằng",
    }
    assert built["works"].en != built["works"].vi
