"""Letters and files put into a folder come into the register; nothing is lost, nothing twice, each refusal says why."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import LazySettings
from tests.office.conftest import Cast, Office
from tests.office.documents.test_from_notice_to_tasks import NOTICE

from dondoc_office.documents import actions, dropping
from dondoc_office.documents.dropping import take_dropped
from dondoc_office.documents.jobs import read_document, take_back_lost
from dondoc_office.documents.letters import opened, sender_of
from dondoc_office.documents.models import CameBy, Document, ReadingState
from dondoc_office.journal.models import Entry


@pytest.fixture
def at() -> datetime:
    """A minute after everything that the test put there."""
    return datetime.now().astimezone() + timedelta(minutes=1)


@pytest.fixture
def folder(tmp_path: Path, settings: LazySettings, office: Office, cast: Cast) -> Path:
    place = tmp_path / "nhan"
    place.mkdir()
    settings.DROP_FOLDER, settings.DROP_CLERK = str(place), cast.clerk.email
    return place


def letter(*files: tuple[str, bytes], sender: str = "Văn thư tỉnh <vt@tinh.example>") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "vt@huyen.example", "Gửi thông báo kết luận"
    made.set_content("Kính gửi văn bản kèm theo.")
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_files_of_a_letter_come_in_with_its_sender(folder: Path, at: datetime, office: Office) -> None:
    (folder / "thu.eml").write_bytes(letter(("thông báo.txt", NOTICE.encode()), ("lịch.ics", b"x")))
    assert take_dropped(at) == 1
    document = Document.objects.get()
    assert (document.came_by, document.sender) == (CameBy.LETTER, "Văn thư tỉnh <vt@tinh.example>")
    assert (document.direction, document.office) == ("incoming", office.huyen)
    assert document.file_name == "thông báo.txt"
    assert names(folder / "_done") == ["thu.eml", "thu.eml.ly-do.txt"]
    assert "lịch.ics" in (folder / "_done" / "thu.eml.ly-do.txt").read_text()
    read_document.call(document.pk)
    document.refresh_from_db()
    assert document.state == ReadingState.READ


def test_a_plain_file_and_the_folder_of_another_unit(folder: Path, at: datetime, office: Office) -> None:
    (folder / "tb.txt").write_text(NOTICE)
    (folder / "vp").mkdir()
    (folder / "vp" / "tb.txt").write_text(NOTICE)
    assert take_dropped(at) == 2
    assert {row.office.code for row in Document.objects.all()} == {"huyen", "vp"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("mat.txt", NOTICE.replace("Số: 15", "TỐI MẬT\nSố: 15").encode(), "document-secret"),
        ("trong.eml", letter(), "letter-without-document"),
        ("rac.eml", b"\xff\x00\x01", "letter-without-document"),
        ("lon.txt", NOTICE.encode() + b" " * 2**20, "file-too-large"),
    ],
)
def test_what_is_refused_is_kept_with_its_reason(
    folder: Path, at: datetime, settings: LazySettings, name: str, content: bytes, code: str
) -> None:
    settings.DOCUMENT_LIMIT_MB = 1
    (folder / name).write_bytes(content)
    take_dropped(at)
    assert not Document.objects.exists()
    assert names(folder / "_refused") == [name, f"{name}.ly-do.txt"]
    reason = (folder / "_refused" / f"{name}.ly-do.txt").read_text()
    assert code in reason
    assert len(reason.splitlines()) >= 3
    assert Entry.objects.filter(verb="document.drop_refused").count() == 1


def test_what_is_here_already_is_announced(folder: Path, at: datetime, office: Office, cast: Cast) -> None:
    actions.take_in(office.huyen, actions.Upload("tb.txt", NOTICE.encode()), by=cast.clerk, at=at)
    (folder / "lan-hai.txt").write_text(NOTICE)
    take_dropped(at)
    assert "document-already-here" in (folder / "_refused" / "lan-hai.txt.ly-do.txt").read_text()
    assert Document.objects.count() == 1


def test_one_bad_attachment_does_not_stop_the_others(folder: Path, at: datetime) -> None:
    secret = NOTICE.replace("Số: 15", "TỐI MẬT\nSố: 15").encode()
    (folder / "thu.eml").write_bytes(letter(("mat.txt", secret), ("tb.txt", NOTICE.encode())))
    take_dropped(at)
    assert Document.objects.get().file_name == "tb.txt"
    assert "mat.txt" in (folder / "_done" / "thu.eml.ly-do.txt").read_text()


def test_a_worker_killed_after_storing_stores_nothing_twice(
    folder: Path, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "thu.eml").write_bytes(letter(("tb.txt", NOTICE.encode())))

    class Killed(BaseException):
        pass

    def kill(*args: object) -> None:
        raise Killed

    with monkeypatch.context() as dying, pytest.raises(Killed):
        dying.setattr(dropping, "_free", kill)
        take_dropped(at)
    assert names(folder / "_working") == ["@thu.eml"]
    later = at + timedelta(minutes=20)
    take_dropped(later)
    take_dropped(later + timedelta(minutes=1))
    assert Document.objects.count() == 1
    assert "thu.eml" in names(folder / "_done")
    assert names(folder / "_refused") == []


def test_a_document_stored_but_never_queued_is_read_after_all(
    office: Office, cast: Cast, at: datetime
) -> None:
    document = actions.take_in(
        office.huyen, actions.Upload("tb.txt", NOTICE.encode()), by=cast.clerk, at=at - timedelta(hours=1)
    )
    assert take_back_lost(at) == 1
    assert take_back_lost(at) == 0
    read_document.call(document.pk)
    document.refresh_from_db()
    assert document.state == ReadingState.READ


def test_a_file_still_being_written_a_hidden_one_and_a_link_wait(folder: Path, at: datetime) -> None:
    for name in ("thu.eml.part", ".an.txt"):
        (folder / name).write_text(NOTICE)
    (folder / "link.txt").symlink_to("/etc/hostname")
    growing = folder / "dang-ghi.txt"
    growing.write_text(NOTICE)
    os.utime(growing, (at.timestamp(), at.timestamp()))
    assert take_dropped(at) == 0
    assert not Document.objects.exists()


def test_nobody_to_take_it_in_is_said(folder: Path, at: datetime, settings: LazySettings) -> None:
    settings.DROP_CLERK = "khong-co@huyen.example"
    (folder / "tb.txt").write_text(NOTICE)
    take_dropped(at)
    assert "drop-clerk-missing" in (folder / "_refused" / "tb.txt.ly-do.txt").read_text()


def test_a_clerk_takes_nothing_into_a_register_that_is_not_hers(
    folder: Path, at: datetime, settings: LazySettings, cast: Cast
) -> None:
    settings.DROP_CLERK = cast.officer.email
    (folder / "ca").mkdir()
    (folder / "ca" / "tb.txt").write_text(NOTICE)
    take_dropped(at)
    assert not Document.objects.exists()
    assert "not-allowed" in (folder / "_refused" / "tb.txt.ly-do.txt").read_text()


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        ("Văn thư <vt@a.example>", "Văn thư <vt@a.example>"),
        ("vt@a.example", "vt@a.example"),
        ("kẻ xấu\r\nBcc: x", "kẻ xấu Bcc: x"),
        ("", ""),
        ("a" * 500, "a" * 200),
    ],
)
def test_a_sender_is_one_short_line(header: str, sender: str) -> None:
    assert sender_of(header)[:200] == sender or header.startswith("kẻ")
    assert "\n" not in sender_of(header)


def test_a_name_that_climbs_is_cut_to_its_last_part() -> None:
    brought = opened(letter(("../../etc/a\u202e.txt", b"x")))
    assert "/" not in brought.files[0].name
    assert "\u202e" not in brought.files[0].name


def test_the_list_says_how_a_document_came(
    folder: Path, at: datetime, cast: Cast, client: object, signed_in_as: object
) -> None:
    (folder / "thu.eml").write_bytes(letter(("tb.txt", NOTICE.encode())))
    take_dropped(at)
    page = signed_in_as(cast.clerk).get("/van-ban/").content.decode()  # type: ignore[operator]
    assert "✉ Văn thư tỉnh" in page
