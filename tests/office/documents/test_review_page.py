"""The review page: what is unsure first, what is decided last, and the way on to what still waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from tests.office.conftest import NOW, Cast, Office

from dondoc_office.documents.models import Document, Proposal, ProposalState, ReadingState
from dondoc_office.people.models import Person

SignIn = Callable[[Person], Client]
TEXT = "Giao Công an huyện rà soát. Giao Phòng Tài chính báo cáo. Giao Văn phòng theo dõi."


@pytest.fixture
def document(office: Office, cast: Cast) -> Document:
    return Document.objects.create(
        office=office.huyen,
        file=ContentFile(b"a", "a.txt"),
        file_name="a.txt",
        sha256="5" * 64,
        size=1,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
        state=ReadingState.READ,
        reading={"text": TEXT},
    )


@pytest.fixture
def proposals(document: Document) -> list[Proposal]:
    sentences = [("Giao Công an", 0, 26, 0.9), ("Giao Phòng", 27, 56, 0.4), ("Giao Văn phòng", 57, 83, 0.7)]
    return [
        Proposal.objects.create(
            document=document,
            position=start,
            confidence=sure,
            fields={"content": words, "leads": ["Công an huyện"], "start": start, "end": end},
        )
        for words, start, end, sure in sentences
    ]


def order(browser: Client, document: Document, query: str = "") -> list[int]:
    shown = browser.get(f"/van-ban/{document.pk}/xem-xet/{query}").content.decode()
    keys = [one.split('"')[0] for one in shown.split('id="p')[1:]]
    return [int(key) for key in keys if key.isdigit()]


def test_what_is_unsure_comes_first_unless_asked_otherwise(
    document: Document, proposals: list[Proposal], cast: Cast, signed_in_as: SignIn
) -> None:
    sure, unsure, between = (one.pk for one in proposals)
    browser = signed_in_as(cast.clerk)
    assert order(browser, document) == [unsure, between, sure]
    assert order(browser, document, "?xep=van-ban") == [sure, unsure, between]


def test_what_is_decided_goes_last_and_is_counted(
    document: Document, proposals: list[Proposal], cast: Cast, signed_in_as: SignIn
) -> None:
    sure, unsure, between = proposals
    Proposal.objects.filter(pk=unsure.pk).update(state=ProposalState.REFUSED)
    browser = signed_in_as(cast.clerk)
    assert order(browser, document) == [between.pk, sure.pk, unsure.pk]
    assert "<strong>1/3</strong>" in browser.get(f"/van-ban/{document.pk}/xem-xet/").content.decode()


def test_after_a_decision_one_stands_at_the_next_that_waits(
    proposals: list[Proposal], cast: Cast, signed_in_as: SignIn
) -> None:
    _, unsure, between = proposals
    form = {"viec": "loai", "version": "1", "content": "x"}
    answer = signed_in_as(cast.clerk).post(f"/van-ban/de-xuat/{unsure.pk}/", form)
    assert answer.headers["Location"].endswith(f"#p{between.pk}")


def test_after_a_correction_one_stays_where_one_was(
    proposals: list[Proposal], cast: Cast, signed_in_as: SignIn
) -> None:
    sure = proposals[0]
    form = {"viec": "luu", "version": "1", "content": "Giao Công an huyện", "leads": "Công an huyện"}
    answer = signed_in_as(cast.clerk).post(f"/van-ban/de-xuat/{sure.pk}/", form)
    assert answer.headers["Location"].endswith(f"#p{sure.pk}")
