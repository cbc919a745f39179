"""A notice comes in, is read, reviewed by two people at once, and becomes tasks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from tests.office.conftest import NOW, Cast, Office

import dondoc
from dondoc import Notice
from dondoc.notice.secrecy import SecretDocumentError
from dondoc_office.documents import actions, reviewing
from dondoc_office.documents.errors import AlreadyHere, FileTooLarge, NotReviewable
from dondoc_office.documents.jobs import read_document
from dondoc_office.documents.models import Document, Proposal, ProposalState, ReadingState
from dondoc_office.documents.policy import sees, visible_documents
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.tasks.actions.confirming import confirm
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import State
from dondoc_office.units.policy import standing_of

NOTICE = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG ĐÔNG
Số: 15/TB-UBND
Sông Đông, ngày 27 tháng 3 năm 2023

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại phiên họp thường kỳ tháng 3 năm 2023

Ngày 24/3/2023, UBND huyện họp phiên thường kỳ. Chủ tịch UBND huyện kết luận như sau:

1. Giao Phòng Tài chính - Kế hoạch chủ trì, phối hợp với Công an huyện hoàn chỉnh báo cáo quý I,
trình UBND huyện trước ngày 07/4/2023.

2. Yêu cầu UBND các xã, thị trấn rà soát hộ nghèo, báo cáo kết quả trước ngày 15/4/2023.

3. Giao Đội Thanh niên xung kích chủ trì, phối hợp với Ban Quản lý dự án và Công an huyện tổ chức dọn vệ sinh bờ kè.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Phạm Minh Chu
"""


@pytest.fixture
def document(office: Office, cast: Cast) -> Document:
    upload = actions.Upload("..\\..\\thông báo.txt", NOTICE.encode())
    document = actions.take_in(office.huyen, upload, by=cast.clerk, at=NOW)
    read_document.call(document.pk)
    document.refresh_from_db()
    return document


def about(document: Document, words: str) -> Proposal:
    [found] = [p for p in document.proposals.all() if words in str(p)]
    return found


def test_a_notice_is_registered_and_read(document: Document) -> None:
    assert document.state == ReadingState.READ
    assert (document.number, document.symbol, document.file_name) == ("15", "TB-UBND", "thông báo.txt")
    assert document.proposals.count() == 3


def test_the_file_stays_as_it_came(document: Document) -> None:
    with document.file.open("rb") as file:
        assert file.read() == NOTICE.encode()


def test_a_confirmed_order_is_owed(document: Document, cast: Cast, office: Office) -> None:
    proposal = about(document, "Tài chính")
    [task] = confirm(proposal, version=proposal.version, by=cast.clerk, at=NOW)
    assert (task.lead, task.current, str(task.due_on)) == (office.finance, State.ASSIGNED, "2023-04-06")
    assert list(task.coordinators.all()) == [office.police]
    assert document.text[task.source_start : task.source_end].startswith("Giao Phòng Tài chính")
    assert visible_tasks(standing_of(cast.officer, on=NOW.date())).contains(task)


def test_an_order_for_all_communes_has_a_part_for_each(
    document: Document, cast: Cast, office: Office
) -> None:
    proposal = about(document, "hộ nghèo")
    [task] = confirm(proposal, version=proposal.version, by=cast.clerk, at=NOW)
    assert {part.unit for part in task.parts.all()} == set(office.communes)
    assert visible_tasks(standing_of(cast.commune, on=NOW.date())).contains(task)


def test_an_unknown_unit_stays_a_draft_that_says_so(document: Document, cast: Cast) -> None:
    proposal = about(document, "Thanh niên xung kích")
    [task] = confirm(proposal, version=proposal.version, by=cast.clerk, at=NOW)
    assert task.current is State.DRAFT
    assert "Thanh niên xung kích" in task.lead_text
    assert "lead" in task.missing


def test_a_coordinating_name_that_no_unit_bears_stays_in_words(
    document: Document, cast: Cast, office: Office, client: Client
) -> None:
    proposal = about(document, "Thanh niên xung kích")
    client.force_login(cast.clerk)
    row = {"version": proposal.version, "coordinating": "; ".join(proposal.fields["coordinating"])}
    filled = {**{name: said(value) for name, value in proposal.fields.items()}, **row}
    answer = client.post(reverse("proposal-confirm", args=[proposal.pk]), filled, follow=True)
    task = Task.objects.get(proposal=proposal)
    assert list(task.coordinators.all()) == [office.police]
    assert task.helpers_text == "Ban Quản lý dự án đầu tư xây dựng"
    page = client.get(reverse("task-page", args=[task.pk])).content.decode()
    assert "Văn bản còn nêu: Ban Quản lý dự án" in page
    assert "Đã giữ làm dự thảo" in answer.content.decode()


def said(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value or "")


def test_two_people_review_at_once_without_losing_work(document: Document, cast: Cast) -> None:
    proposal = about(document, "Tài chính")
    reviewing.correct(proposal, {"product": "Báo cáo quý I"}, version=1, by=cast.clerk, at=NOW)
    with pytest.raises(OutOfDate):
        reviewing.correct(proposal, {"product": "Tờ trình"}, version=1, by=cast.chair, at=NOW)
    proposal.refresh_from_db()
    assert proposal.fields["product"] == "Báo cáo quý I"
    assert str((proposal.read or {})["text"]).startswith("Giao Phòng")


def test_a_decided_proposal_is_closed(document: Document, cast: Cast) -> None:
    proposal = reviewing.refuse(about(document, "Thanh niên xung kích"), version=1, by=cast.clerk, at=NOW)
    with pytest.raises(NotReviewable):
        confirm(proposal, version=proposal.version, by=cast.clerk, at=NOW)
    assert reviewing.restore(proposal, version=2, by=cast.clerk, at=NOW).state == ProposalState.PROPOSED


def test_one_order_is_split_and_two_are_merged(document: Document, cast: Cast) -> None:
    proposal = about(document, "Tài chính")
    offset = document.text.index("trình UBND huyện")
    first, second = reviewing.split(proposal, offset, version=1, by=cast.clerk, at=NOW)
    assert first.fields["deadline_value"] == ""
    assert second.fields["deadline_value"] == "2023-04-07"
    assert second.fields["leads"] == first.fields["leads"]
    whole = reviewing.merge(first, second, version=2, by=cast.clerk, at=NOW)
    assert whole.fields["deadline_value"] == "2023-04-07"
    assert Proposal.objects.get(pk=second.pk).state == ProposalState.MERGED


def test_words_a_person_marks_become_an_order(document: Document, cast: Cast) -> None:
    start = document.text.index("Ngày 24/3/2023")
    row = reviewing.add_from_words(document, start - 1, start + 40, by=cast.clerk, at=NOW)
    assert row.read is None
    assert str(row).startswith("Ngày 24/3/2023")


def test_the_same_file_is_announced_not_stored_twice(document: Document, cast: Cast, office: Office) -> None:
    with pytest.raises(AlreadyHere) as again:
        actions.take_in(office.huyen, actions.Upload("khác.txt", NOTICE.encode()), by=cast.clerk, at=NOW)
    assert "15/TB-UBND" in again.value.said.vi


@pytest.mark.parametrize("who", ["officer", "outsider", "auditor", "stranger", "administrator"])
def test_only_clerks_and_leaders_take_documents_in(office: Office, cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.take_in(office.huyen, actions.Upload("a.txt", NOTICE.encode()), by=getattr(cast, who), at=NOW)
    assert not Document.objects.exists()


def test_a_secret_document_is_refused_before_anything_is_stored(office: Office, cast: Cast) -> None:
    secret = NOTICE.replace("Số: 15", "TỐI MẬT\nSố: 15")
    with pytest.raises(SecretDocumentError):
        actions.take_in(office.huyen, actions.Upload("a.txt", secret.encode()), by=cast.clerk, at=NOW)
    assert not Document.objects.exists()


def test_a_mark_that_only_the_reading_finds_takes_the_content_away(
    office: Office, cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def overlooked(content: bytes, name: str) -> None:
        """As on the third page of a scan, which the first look leaves alone."""

    monkeypatch.setattr("dondoc.files.refuse_secret_file", overlooked)
    secret = NOTICE.replace("Số: 15", "TỐI MẬT\nSố: 15")
    upload = actions.Upload("ke-hoach.txt", secret.encode())
    document = actions.take_in(office.huyen, upload, by=cast.clerk, at=NOW)
    kept = Path(document.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        read_document.call(document.pk)
    document.refresh_from_db()
    assert document.state == ReadingState.UNREADABLE
    assert "TỐI MẬT" in document.failure_vi
    assert not kept.exists()
    with document.file.open("rb") as file:
        content = file.read()
    assert (document.reading, document.text, document.title) == (None, "", "")
    assert document.file_name == "da-xoa.txt"
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert "Phòng Tài chính" not in content.decode()


def test_the_pages_of_a_scan_move_the_progress(
    office: Office, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def read(content: bytes, name: str, told: Callable[[int, int], None]) -> Notice:
        for done in (1, 2, 3):
            told(done, 3)
            seen.append(Document.objects.get().progress)
        return dondoc.read(content, name=name)

    monkeypatch.setattr("dondoc_office.documents.jobs.read", read)
    document = actions.take_in(office.huyen, actions.Upload("a.txt", NOTICE.encode()), by=cast.clerk, at=NOW)
    read_document.call(document.pk)
    assert seen == [36, 63, 90]
    assert Document.objects.get().progress == 100


def test_a_file_that_is_too_large_is_refused(office: Office, cast: Cast, settings: LazySettings) -> None:
    settings.DOCUMENT_LIMIT_MB = 0
    with pytest.raises(FileTooLarge):
        actions.take_in(office.huyen, actions.Upload("a.txt", NOTICE.encode()), by=cast.clerk, at=NOW)


def test_an_unreadable_file_is_kept_and_says_why(office: Office, cast: Cast) -> None:
    document = actions.take_in(
        office.huyen, actions.Upload("a.bin", b"\x00\x01\x02" * 500), by=cast.clerk, at=NOW
    )
    read_document.call(document.pk)
    document.refresh_from_db()
    assert document.state == ReadingState.UNREADABLE
    assert document.failure_vi
    assert document.failure_en


SEES = {"chair": True, "clerk": True, "auditor": True, "officer": True, "commune": True, "stranger": False}


@pytest.mark.parametrize(("who", "visible"), SEES.items())
def test_who_sees_an_open_document(document: Document, cast: Cast, who: str, visible: bool) -> None:
    standing = standing_of(getattr(cast, who), on=NOW.date())
    assert sees(standing, document) is visible
    assert visible_documents(standing).contains(document) is visible


@pytest.mark.parametrize("who", [*SEES, "head", "outsider"])
def test_a_restricted_document_is_seen_by_those_it_names(
    document: Document, cast: Cast, office: Office, who: str
) -> None:
    actions.restrict(document, [], [office.finance], by=cast.clerk, at=NOW)
    document.refresh_from_db()
    standing = standing_of(getattr(cast, who), on=NOW.date())
    named = who in {"clerk", "officer", "head"}
    assert sees(standing, document) is named
    assert visible_documents(standing).contains(document) is named
