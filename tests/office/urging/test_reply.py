"""Answering by a link from a phone, without an account: what it opens, what it refuses, what is recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.office.conftest import Cast, Office

from dondoc_office.journal.models import Entry
from dondoc_office.tasks.actions.assigning import assign, draft_task, redirect
from dondoc_office.tasks.actions.ending import cancel, suspend
from dondoc_office.tasks.models import Progress, Task
from dondoc_office.tasks.models.progress import Via
from dondoc_office.urging.actions.answering import PER_HOUR
from dondoc_office.urging.actions.linking import revoke
from dondoc_office.urging.links import reply_token
from dondoc_office.urging.models import ReplyLink

SAID = {
    "by_name": "Hà Thị Xuân",
    "text": "Đã có dự thảo",
    "percent": "40",
    "difficulty": "Thiếu số liệu",
    "key": "k",
}


@pytest.fixture
def link(task: Task, office: Office, cast: Cast) -> ReplyLink:
    now = timezone.now()
    return ReplyLink.objects.create(
        task=task, unit=office.finance, person=cast.officer, made_at=now, expires_at=now + timedelta(days=30)
    )


def url(link: ReplyLink) -> str:
    return f"/don-doc/tra-loi/{reply_token(link)}/"


def test_the_page_shows_the_task_and_nothing_else(link: ReplyLink, client: Client, cast: Cast) -> None:
    response = client.get(url(link))
    page = response.content.decode()
    assert link.task.title in page
    assert 'value="Đặng Thị Nguyễn Hoàng Phương Quỳnh"' in page
    assert "/nhiem-vu/" not in page
    assert cast.clerk.name not in page
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response.headers["Cache-Control"]


def test_a_report_goes_the_same_way_as_from_the_page_and_is_on_record(
    link: ReplyLink, client: Client, cast: Cast
) -> None:
    proof = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff\xe0")
    response = client.post(url(link), SAID | {"attached": proof}, follow=True)
    assert "Đã nhận báo cáo" in response.content.decode()
    report = Progress.objects.get()
    assert (report.via, report.by, report.by_name, report.percent) == (Via.LINK, None, "Hà Thị Xuân", 40)
    assert report.difficulty == "Thiếu số liệu"
    assert report.evidence.get().file_name == "anh.jpg"
    link.task.refresh_from_db()
    assert (link.task.state, link.task.percent) == ("in_progress", 40)
    used = Entry.objects.get(verb="reply.used")
    assert used.subject == f"task:{link.task_id}"
    assert used.changes["sent_to"] == cast.officer.pk
    assert used.changes["by_name"] == "Hà Thị Xuân"


def test_the_same_form_sent_twice_reports_once(link: ReplyLink, client: Client) -> None:
    client.post(url(link), SAID)
    client.post(url(link), SAID)
    assert Progress.objects.count() == 1
    link.refresh_from_db()
    assert link.reports == 1


def test_what_does_not_hold_comes_back_with_what_was_typed(link: ReplyLink, client: Client) -> None:
    response = client.post(url(link), SAID | {"percent": "400"})
    assert response.status_code == 422
    assert "Đã có dự thảo" in response.content.decode()
    assert not Progress.objects.exists()


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"#!/bin/sh", b"<script>"])
def test_a_program_is_refused_and_nothing_is_sent(link: ReplyLink, client: Client, content: bytes) -> None:
    response = client.post(url(link), SAID | {"attached": SimpleUploadedFile("bao-cao.pdf", content)})
    assert response.status_code == 422
    assert "bao-cao.pdf" in response.content.decode()
    assert not Progress.objects.exists()


@pytest.mark.parametrize("token", ["x", "1.abc", "1.abc:def", "%F0%9F%92%A9", "a" * 3000])
def test_a_wrong_address_is_404(db: None, client: Client, token: str) -> None:
    assert client.get(f"/don-doc/tra-loi/{token}/").status_code == 404


def test_a_signature_is_good_for_its_own_row_only(link: ReplyLink, client: Client) -> None:
    token = reply_token(link)
    assert client.get(f"/don-doc/tra-loi/9{token}/").status_code == 404
    assert client.get(f"/don-doc/lich/{token}.ics").status_code == 404


def closed(link: ReplyLink, client: Client) -> bool:
    """Is it gone, for looking and for sending, without a word about the task?"""
    answers = [client.get(url(link)), client.post(url(link), SAID)]
    silent = all(link.task.title not in answer.content.decode() for answer in answers)
    return (
        silent and [answer.status_code for answer in answers] == [410, 410] and not Progress.objects.exists()
    )


def test_an_expired_link_is_gone(link: ReplyLink, client: Client) -> None:
    ReplyLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert closed(link, client)


def test_a_revoked_link_is_gone(link: ReplyLink, client: Client, cast: Cast) -> None:
    revoke(link, by=cast.clerk, at=timezone.now())
    assert closed(link, client)
    assert Entry.objects.filter(verb="reply.revoked", by=cast.clerk).exists()


def test_it_dies_with_the_task(link: ReplyLink, client: Client, cast: Cast) -> None:
    cancel(link.task, reason="Theo văn bản mới", by=cast.clerk, at=timezone.now())
    assert closed(link, client)


def test_it_dies_when_another_unit_leads(link: ReplyLink, client: Client, cast: Cast, office: Office) -> None:
    redirect(link.task, office.police, reason="Giao lại", by=cast.clerk, at=timezone.now())
    assert closed(link, client)


def test_it_dies_when_the_task_is_restricted(link: ReplyLink, client: Client) -> None:
    Task.objects.update(restricted=True)
    assert closed(link, client)


def test_it_dies_with_the_account_it_was_sent_to(link: ReplyLink, client: Client, cast: Cast) -> None:
    type(cast.officer).objects.filter(pk=cast.officer.pk).update(is_active=False)
    assert closed(link, client)


def test_a_suspended_task_says_so_and_takes_no_report(link: ReplyLink, client: Client, cast: Cast) -> None:
    suspend(link.task, reason="Chờ kinh phí", by=cast.clerk, at=timezone.now())
    page = client.get(url(link)).content.decode()
    assert "Tạm dừng" in page
    assert "<textarea" not in page
    assert client.post(url(link), SAID).status_code == 409
    assert not Progress.objects.exists()


def test_too_many_reports_are_refused_for_an_hour(link: ReplyLink, client: Client) -> None:
    for n in range(PER_HOUR):
        assert client.post(url(link), SAID | {"key": f"k{n}"}).status_code == 302
    assert client.post(url(link), SAID | {"key": "more"}).status_code == 429
    assert Progress.objects.count() == PER_HOUR


def test_a_part_of_a_task_for_many_is_reported_for_its_unit_alone(
    client: Client, cast: Cast, office: Office
) -> None:
    now = timezone.now()
    drafted = draft_task(
        office.huyen, {"title": "Rà soát", "content": "x", "to_group": True}, by=cast.clerk, at=now
    )
    task = assign(drafted, units=office.communes, by=cast.clerk, at=now)
    mine, other = task.parts.all()[:2]
    link = ReplyLink.objects.create(
        task=task, part=mine, unit=mine.unit, made_at=now, expires_at=now + timedelta(days=1)
    )
    assert client.post(url(link), SAID).status_code == 302
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.percent, other.percent) == (40, 0)


def test_keepers_see_who_used_it_and_no_title_they_may_not_read(
    link: ReplyLink, client: Client, cast: Cast
) -> None:
    client.post(url(link), SAID)
    client.force_login(cast.administrator)
    page = client.get("/don-doc/lien-ket/").content.decode()
    assert "1 báo cáo" in page
    assert link.task.title not in page
    client.force_login(cast.clerk)
    assert link.task.title in client.get("/don-doc/lien-ket/").content.decode()
