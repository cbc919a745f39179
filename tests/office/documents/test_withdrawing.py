"""What came in by mistake or twice is withdrawn: it stays, marked, and its place is free again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.actions import Upload, take_in
from dondoc_office.documents.models import Document
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Task

SignIn = Callable[[Person], Client]
FILE = Upload("nhầm.txt", "Giao Công an huyện rà soát.".encode())


@pytest.fixture
def document(office: Office, cast: Cast) -> Document:
    return take_in(office.huyen, FILE, by=cast.clerk, at=NOW)


def test_a_withdrawn_document_stays_with_who_when_and_why(
    document: Document, cast: Cast, signed_in_as: SignIn
) -> None:
    address, client = f"/van-ban/{document.pk}/", signed_in_as(cast.clerk)
    assert f"{address}rut/" in client.get(address).content.decode()
    answer = client.post(f"{address}rut/", {"reason": "đưa nhầm bản dự thảo"}, follow=True)
    page = answer.content.decode()
    assert "đưa nhầm bản dự thảo" in page and "Đã rút" in page
    assert f"{address}rut/" not in page
    assert client.get(f"{address}tep/").getvalue() == FILE.content
    entry = Entry.objects.get(verb="document.withdrawn")
    assert (entry.by, entry.reason) == (cast.clerk, "đưa nhầm bản dự thảo")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_without_a_reason_that_fits_nothing_changes(
    document: Document, cast: Cast, signed_in_as: SignIn, reason: str
) -> None:
    answer = signed_in_as(cast.clerk).post(f"/van-ban/{document.pk}/rut/", {"reason": reason})
    assert answer.status_code == 422
    document.refresh_from_db()
    assert document.withdrawn_at is None


def test_it_is_withdrawn_once(document: Document, cast: Cast, signed_in_as: SignIn) -> None:
    client = signed_in_as(cast.clerk)
    answers = [client.post(f"/van-ban/{document.pk}/rut/", {"reason": "trùng"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert Entry.objects.filter(verb="document.withdrawn").count() == 1


def test_the_same_file_may_come_in_again(
    document: Document, office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    signed_in_as(cast.clerk).post(f"/van-ban/{document.pk}/rut/", {"reason": "trùng"})
    assert take_in(office.huyen, FILE, by=cast.clerk, at=NOW).pk != document.pk


def test_open_tasks_are_told_of_and_left_as_they_are(
    document: Document, task: Task, cast: Cast, signed_in_as: SignIn
) -> None:
    Task.objects.filter(pk=task.pk).update(document=document)
    client = signed_in_as(cast.clerk)
    assert "Có 1 nhiệm vụ đang làm" in client.get(f"/van-ban/{document.pk}/rut/").content.decode()
    client.post(f"/van-ban/{document.pk}/rut/", {"reason": "trùng"})
    before = task.state
    task.refresh_from_db()
    assert (task.state, task.closed_at) == (before, None)
