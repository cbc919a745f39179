"""One box finds everything one may see, with and without marks; nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.models import Document
from dondoc_office.meetings.actions import call_meeting
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Alias

SignIn = Callable[[Person], Client]


def found(browser: Client, words: str) -> str:
    return str(browser.get("/tim/", {"tim": words}).content.decode())


@pytest.mark.parametrize("words", ["Hoàn chỉnh báo cáo", "hoan chinh bao cao", "HOÀN CHỈNH", "tai chinh"])
def test_a_task_is_found_by_its_words_and_by_its_lead(
    task: Task, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    assert f"/nhiem-vu/{task.pk}/" in found(signed_in_as(cast.chair), words)
    assert f"/nhiem-vu/{task.pk}/" not in found(signed_in_as(cast.outsider), words)


@pytest.mark.parametrize("words", ["phòng kế hoạch cũ", "phong ke hoach cu"])
def test_a_unit_is_found_by_another_name(
    office: Office, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    Alias.objects.create(unit=office.finance, name="Phòng Kế hoạch cũ")
    office.finance.arrange()
    office.finance.save()
    assert "/don-vi/tckh/" in found(signed_in_as(cast.outsider), words)


def test_people_and_meetings_are_found(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    fields = {"name": "Phiên họp thường kỳ tháng 3", "held_on": NOW.date()}
    meeting = call_meeting(office.huyen, fields, by=cast.clerk, at=NOW)
    assert f"/phien-hop/{meeting.pk}/" in found(signed_in_as(cast.head), "thuong ky thang 3")
    assert f"/nguoi/{cast.officer.pk}/" in found(signed_in_as(cast.head), "phuong quynh")


def test_a_restricted_document_is_found_by_those_it_names_alone(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    secret = Document(
        office=office.huyen,
        title="Kế hoạch đột kích bãi vàng",
        file=ContentFile(b"x", "x.txt"),
        file_name="x.txt",
        sha256="3" * 64,
        size=1,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
        restricted=True,
    )
    secret.arrange()
    secret.save()
    secret.named_people.add(cast.outsider)
    assert "bãi vàng" in found(signed_in_as(cast.outsider), "dot kich bai")
    for person in (cast.chair, cast.clerk, cast.auditor):
        assert "bãi vàng</a>" not in found(signed_in_as(person), "dot kich bai")
        assert f"/van-ban/{secret.pk}/" not in found(signed_in_as(person), "dot kich bai")


def test_a_stranger_finds_nothing(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    assert "hits" not in found(signed_in_as(cast.stranger), "bao cao")


@pytest.mark.parametrize("words", ["", " ", "a", "%", "'; --", "x" * 5000, "\x00"])
def test_odd_words_get_a_sentence(cast: Cast, signed_in_as: SignIn, words: str) -> None:
    assert signed_in_as(cast.chair).get("/tim/", {"tim": words}).status_code == 200
