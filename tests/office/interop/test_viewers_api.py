"""Who may see a document, over the API: the page's own policy and action, nobody overwritten, nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.conftest import NOW, Cast, Office
from tests.office.interop.conftest import Program

from dondoc_office.documents.actions import Upload, take_in
from dondoc_office.documents.models import Document
from dondoc_office.interop.models import Scope
from dondoc_office.journal.models import Entry
from dondoc_office.tasks.actions.assigning import draft_task
from dondoc_office.tasks.models import Task

MakeProgram = Callable[..., Program]


@pytest.fixture
def document(office: Office, cast: Cast) -> Document:
    """An open document with a task."""
    held = take_in(
        office.huyen, Upload("a.txt", "Giao Công an huyện rà soát.".encode()), by=cast.clerk, at=NOW
    )
    fields = {"title": "Rà soát", "content": "Rà soát", "lead": office.police, "document": held}
    draft_task(office.huyen, fields, by=cast.clerk, at=NOW)
    return held


def said(cast: Cast, **other: Any) -> dict[str, Any]:
    return {"restricted": True, "people": [cast.officer.pk], "units": ["ca"], **other}


def test_it_is_restricted_with_its_tasks_and_opened_again(
    document: Document, cast: Cast, program: MakeProgram
) -> None:
    clerk, address = program(cast.clerk), f"documents/{document.pk}/viewers"
    first = clerk.get(address)
    assert first.body == {"restricted": False, "people": [], "units": []}
    done = clerk.post(address, said(cast), If_Match=first.headers["ETag"])
    assert (done.status, done.body["restricted"], done.body["units"]) == (200, True, ["ca"])
    assert {one["id"] for one in done.body["people"]} == {cast.officer.pk, cast.clerk.pk}
    assert Task.objects.get(document=document).restricted
    assert program(cast.chair).get(f"documents/{document.pk}").status == 404
    assert program(cast.officer).get(f"documents/{document.pk}").body["restricted"]
    assert "API" in Entry.objects.get(verb="document.restricted").changes["via"]
    opened = clerk.post(address, {"restricted": False}, If_Match=done.headers["ETag"])
    assert opened.body == {"restricted": False, "people": [], "units": []}
    assert not Task.objects.get(document=document).restricted
    assert program(cast.chair).get(f"documents/{document.pk}").status == 200


def test_nobody_is_overwritten(document: Document, cast: Cast, program: MakeProgram) -> None:
    clerk, address = program(cast.clerk), f"documents/{document.pk}/viewers"
    old = clerk.get(address).headers["ETag"]
    assert clerk.post(address, said(cast)).code == "version-needed"
    assert not Document.objects.get().restricted
    assert clerk.post(address, said(cast), If_Match=old).status == 200
    late = clerk.post(address, said(cast, people=[]), If_Match=old)
    assert (late.status, late.code) == (412, "out-of-date")
    assert cast.officer in document.named_people.all()
    assert clerk.post(address, said(cast, people=[]), If_Match="*").status == 200
    assert cast.officer not in document.named_people.all()


def test_the_same_request_again_is_answered_as_the_first_time(
    document: Document, cast: Cast, program: MakeProgram
) -> None:
    clerk, address = program(cast.clerk), f"documents/{document.pk}/viewers"
    headers = {"If_Match": clerk.get(address).headers["ETag"], "Idempotency_Key": "một"}
    first, again = (clerk.post(address, said(cast), **headers) for _ in range(2))
    assert (again.status, again.body) == (200, first.body)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert Entry.objects.filter(verb="document.restricted").count() == 1


def test_it_needs_its_own_scope_and_the_right_that_the_page_asks_for(
    document: Document, cast: Cast, program: MakeProgram
) -> None:
    address = f"documents/{document.pk}/viewers"
    etag = program(cast.clerk).get(address).headers["ETag"]
    narrow = program(cast.clerk, Scope.READ, Scope.WRITE_DOCUMENTS).post(address, said(cast), If_Match=etag)
    assert (narrow.status, narrow.code) == (403, "token-scope-missing")
    refused = program(cast.officer).post(address, said(cast), If_Match=etag)
    assert (refused.status, refused.code) == (403, "not-allowed")
    assert program(cast.stranger).post(address, said(cast), If_Match=etag).status == 404
    assert not Document.objects.get().restricted


def test_only_people_and_units_of_its_office_can_be_named(
    document: Document, cast: Cast, program: MakeProgram
) -> None:
    clerk, address = program(cast.clerk), f"documents/{document.pk}/viewers"
    etag = clerk.get(address).headers["ETag"]
    body = said(cast, people=[cast.officer.pk, cast.stranger.pk, -1, 2**70], units=["ca", "khong\0co"])
    answer = clerk.post(address, body, If_Match=etag)
    assert answer.status == 422
    body = said(cast, people=[cast.officer.pk, cast.stranger.pk, -1, 2**70], units=["ca", "khong-co"])
    answer = clerk.post(address, body, If_Match=etag)
    assert set(answer.body["error"]["fields"]) == {"people.1", "people.2", "people.3"}
    answer = clerk.post(address, said(cast, units=["ca", "khong-co"]), If_Match=etag)
    assert set(answer.body["error"]["fields"]) == {"units.1"}
    assert not Document.objects.get().restricted


def test_a_file_comes_in_restricted(office: Office, cast: Cast, program: MakeProgram) -> None:
    clerk = program(cast.clerk)
    form = {
        "office": "huyen",
        "restricted": "true",
        "file": SimpleUploadedFile("tb.txt", "Giao xã.".encode()),
    }
    body = clerk.client.post("/api/v1/documents", form, headers=clerk.headers).json()
    assert body["restricted"]
    assert program(cast.chair).get(f"documents/{body['id']}").status == 404
