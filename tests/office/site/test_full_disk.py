"""A full disk: a sentence for the person, nothing half-written, and everything again once there is room."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, RequestFactory
from tests.office.conftest import Cast, Office

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.site.middleware import house_errors, server_error
from dondoc_office.site.storing import is_full
from dondoc_office.tasks.actions.working import receive
from dondoc_office.tasks.models import Evidence, Progress, Task

ROOM = 64 * 1024
LARGE = "Giao Phòng Tài chính - Kế hoạch hoàn chỉnh báo cáo.\n".encode() * 3000

Full = Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=["no file may grow", "a disk of its own"])
def full(request: pytest.FixtureRequest, settings: LazySettings, tmp_path: Path) -> Iterator[Full]:
    """Where files are stored there is room for 64 KiB: by the limit of the process (EFBIG), or really (ENOSPC)."""
    if request.param == "no file may grow":
        yield _limited
        return
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    backend = {"BACKEND": "dondoc_office.site.storing.WholeFiles", "OPTIONS": {"location": str(disk)}}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    try:
        yield _as_it_is
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def _limited() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


def stored() -> list[Path]:
    place = Path(default_storage.path(""))
    return [path for path in place.rglob("*") if path.is_file() and "cache" not in path.parts]


def test_an_upload_on_a_full_disk_says_so_and_leaves_nothing(
    full: Full, office: Office, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    client = signed_in_as(cast.clerk)
    sent = {"office": office.huyen.pk, "direction": "outgoing"}
    with full():
        answer = client.post("/van-ban/them/", {**sent, "attached": SimpleUploadedFile("to.txt", LARGE)})
    assert answer.status_code == 507
    assert "Ổ đĩa của máy chủ đã đầy" in answer.content.decode()
    assert not Document.objects.exists()
    assert stored() == []
    small = SimpleUploadedFile("nho.txt", LARGE[:500])
    assert client.post("/van-ban/them/", {**sent, "attached": small}).status_code == 302


def test_a_report_with_a_file_on_a_full_disk_is_not_kept_and_stays_typed(
    full: Full, task: Task, cast: Cast, signed_in_as: Callable[[Person], Client], now: object
) -> None:
    receive(task, by=cast.officer, at=task.assigned_at)  # type: ignore[arg-type]
    said = {"text": "Đã trình dự thảo lần hai", "percent": "60", "form-key": "k1", "key": "k2"}
    client = signed_in_as(cast.officer)
    with full():
        proof = SimpleUploadedFile("anh.pdf", b"%PDF-1.7" + LARGE)
        answer = client.post(f"/nhiem-vu/{task.pk}/report/", {**said, "attached": proof})
    assert answer.status_code == 507
    page = answer.content.decode()
    assert "Ổ đĩa của máy chủ đã đầy" in page
    assert "Đã trình dự thảo lần hai" in page
    assert (Progress.objects.count(), Evidence.objects.count(), stored()) == (0, 0, [])
    again = SimpleUploadedFile("anh.pdf", b"%PDF-1.7")
    assert client.post(f"/nhiem-vu/{task.pk}/report/", {**said, "attached": again}).status_code == 302
    assert Progress.objects.get().text == "Đã trình dự thảo lần hai"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(28, "No space left on device"), True),
        (OSError(13, "Permission denied"), False),
        (OperationalError("database or disk is full"), True),
        (OperationalError('could not extend file "base/1": No space left on device'), True),
        (OperationalError("database is locked"), False),
        (ValueError("28"), False),
    ],
)
def test_want_of_room_is_known_from_other_failures(error: Exception, expected: bool) -> None:
    assert is_full(error) is expected


def test_a_database_without_room_and_a_request_that_cannot_be_read_say_the_same(db: None) -> None:
    request = RequestFactory().post("/van-ban/them/", headers={"Accept": "application/json"})
    said = house_errors(server_error).process_exception(request, OperationalError("database or disk is full"))
    assert said is not None
    try:
        raise OSError(28, "No space left on device")
    except OSError:
        while_reading = server_error(request)
    assert (said.status_code, while_reading.status_code) == (507, 507)
    assert b"storage-full" in said.content
    assert said.content == while_reading.content
