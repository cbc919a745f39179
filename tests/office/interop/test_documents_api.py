"""Documents over the API: in, read, and hidden where they are restricted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.conftest import NOW, Cast, Office
from tests.office.documents.test_from_notice_to_tasks import NOTICE
from tests.office.interop.conftest import Program

from dondoc_office.documents.jobs import read_document
from dondoc_office.documents.models import Document, ReadingState
from dondoc_office.interop.models import Scope
from dondoc_office.journal.models import Entry

MakeProgram = Callable[..., Program]


def sent(machine: Program, content: str, office: str = "huyen") -> tuple[int, Any]:
    form = {"office": office, "file": SimpleUploadedFile("tb.txt", content.encode())}
    response = machine.client.post("/api/v1/documents", form, headers=machine.headers)
    return response.status_code, response.json()


def test_a_program_brings_a_notice_in_and_reads_what_was_read(
    office: Office, cast: Cast, program: MakeProgram
) -> None:
    machine = program(cast.clerk)
    status, body = sent(machine, NOTICE)
    assert (status, body["state"]) == (201, "waiting")
    read_document.call(body["id"])
    assert machine.get(f"documents/{body['id']}").body["proposals"] == 3
    assert machine.get(f"documents/{body['id']}/reading").body["header"]["number"]["value"] == "15"
    response: Any = machine.client.get(f"/api/v1/documents/{body['id']}/file", headers=machine.headers)
    assert b"".join(response.streaming_content) == NOTICE.encode()
    assert machine.get(f"documents?sha256={body['sha256']}").body["items"][0]["id"] == body["id"]


def test_what_the_page_refuses_the_api_refuses(office: Office, cast: Cast, program: MakeProgram) -> None:
    clerk = program(cast.clerk)
    secret, _ = sent(clerk, NOTICE.replace("Số: 15", "TỐI MẬT\nSố: 15"))
    assert secret == 422
    assert sent(clerk, NOTICE)[0] == 201
    status, body = sent(clerk, NOTICE)
    assert (status, body["error"]["code"]) == (409, "document-already-here")
    assert sent(program(cast.officer), NOTICE + " ")[0] == 403
    assert sent(program(cast.clerk, Scope.READ), NOTICE + " ")[0] == 403
    assert Document.objects.count() == 1


@pytest.fixture
def secret(office: Office, cast: Cast) -> Document:
    document = Document.objects.create(
        office=office.huyen,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
        file_name="kín.txt",
        state=ReadingState.READ,
        reading={"text": "chuyện kín"},
        size=1,
        sha256="3" * 64,
        restricted=True,
        file=ContentFile(b"k", "k.txt"),
    )
    document.named_people.add(cast.outsider)
    return document


@pytest.mark.parametrize("who", ["chair", "clerk", "auditor", "administrator", "officer", "stranger"])
def test_a_restricted_document_is_not_there_for_others(
    secret: Document, cast: Cast, program: MakeProgram, who: str
) -> None:
    machine = program(getattr(cast, who))
    for tail in ("", "/reading", "/file"):
        assert machine.get(f"documents/{secret.pk}{tail}").status == 404
    assert machine.get("documents").body["items"] == []


def test_those_named_see_it_and_every_look_is_on_record(
    secret: Document, cast: Cast, program: MakeProgram
) -> None:
    assert program(cast.outsider).get(f"documents/{secret.pk}/reading").body == {"text": "chuyện kín"}
    looked = Entry.objects.about(f"document:{secret.pk}").get(verb="document.looked")
    assert "API" in looked.changes["via"]
