"""Whatever is sent to the office is scanned where there is a scanner, by whichever door it comes."""

from __future__ import annotations

import base64
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django import forms
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.office.conftest import Cast, Office
from tests.office.criteria.makers import criteria_to_open
from tests.office.measures.makers import figures_to_open

from dondoc_office.criteria.models import Assessment
from dondoc_office.documents.forms import UploadForm
from dondoc_office.documents.models import Document
from dondoc_office.interop import forms as interop_forms
from dondoc_office.interop.api.verbs import FileIn, opened
from dondoc_office.measures import forms as measures_forms
from dondoc_office.measures.models import Value
from dondoc_office.people.models import Person
from dondoc_office.sheets import importing as sheets_forms
from dondoc_office.site.errors import FileInfected, ProgramRefused
from dondoc_office.site.files import CleanFile, CleanFiles
from dondoc_office.site.scanning import program_in
from dondoc_office.tasks import forms as tasks_forms
from dondoc_office.tasks.actions.working import receive
from dondoc_office.tasks.models import Evidence, Progress, Task
from dondoc_office.urging import forms as urging_forms

BAD = b"%PDF-1.7 made-up virus"


@pytest.fixture
def scanner(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    """Speaks clamd's INSTREAM and dislikes one sentence."""
    address = tmp_path / "clamd.sock"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(address))
        door.listen()
        threading.Thread(target=_scan, args=(door,), daemon=True).start()
        settings.CLAMD_ADDRESS = str(address)
        yield
        door.shutdown(socket.SHUT_RDWR)


def _scan(door: socket.socket) -> None:
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with line, line.makefile("rb") as heard:
            assert heard.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack("!I", heard.read(4))[0]:
                content += heard.read(size)
            line.sendall(b"stream: Made.Up FOUND\0" if b"made-up virus" in content else b"stream: OK\0")


def test_a_file_attached_to_a_task_is_scanned_and_what_was_typed_stays(
    scanner: None, task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    receive(task, by=cast.officer, at=task.assigned_at)  # type: ignore[arg-type]
    client, said = signed_in_as(cast.officer), {"text": "Đã trình dự thảo", "percent": "60"}
    bad = client.post(f"/nhiem-vu/{task.pk}/report/", {**said, "attached": SimpleUploadedFile("a.pdf", BAD)})
    page = bad.content.decode()
    assert (bad.status_code, "a.pdf" in page, "Made.Up" in page, said["text"] in page) == (
        422,
        True,
        True,
        True,
    )
    assert not Progress.objects.exists()
    good = SimpleUploadedFile("b.pdf", b"%PDF-1.7 clean")
    assert client.post(f"/nhiem-vu/{task.pk}/report/", {**said, "attached": good}).status_code == 302
    assert Path(Evidence.objects.get().file.path).read_bytes() == b"%PDF-1.7 clean"


def test_one_infected_document_does_not_stop_the_others(
    scanner: None, office: Office, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    files = [SimpleUploadedFile("xau.txt", BAD), SimpleUploadedFile("tot.txt", "Thông báo".encode())]
    sent = {"office": office.huyen.pk, "direction": "outgoing", "attached": files}
    answer = signed_in_as(cast.clerk).post("/van-ban/them/", sent, follow=True)
    assert "Made.Up" in answer.content.decode()
    assert [document.file_name for document in Document.objects.all()] == ["tot.txt"]


def test_proof_of_a_figure_is_scanned_and_named_by_its_content(
    scanner: None, office: Office, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    value = Value.objects.get(pk=figures_to_open(office, cast)["draft"])
    client, address = signed_in_as(cast.commune), f"/chi-tieu/so/{value.pk}/y-kien/"
    bad = client.post(address, {"text": "Theo biên bản", "attached": SimpleUploadedFile("a.pdf", BAD)})
    page = bad.content.decode()
    assert (bad.status_code, "Made.Up" in page, "Theo biên bản" in page) == (422, True, True)
    assert not value.evidence.exists() and not value.remarks.exists()
    said = {"text": "Theo biên bản", "attached": SimpleUploadedFile("a.exe.pdf", b"MZ clean")}
    assert client.post(address, said).status_code == 302
    assert value.evidence.get().media_type == "application/octet-stream"


def test_proof_of_a_criterion_is_scanned_and_named_by_its_content(
    scanner: None, office: Office, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    cell = Assessment.objects.get(pk=criteria_to_open(office, cast)["cell"])
    cell.proofs.all().delete()
    client, address = signed_in_as(cast.commune), f"/tieu-chi/o/{cell.pk}/minh-chung/"
    bad = client.post(address, {"tep": SimpleUploadedFile("a.pdf", BAD)}, follow=True)
    assert "Made.Up" in bad.content.decode()
    assert not cell.proofs.exists()
    good = client.post(address, {"tep": SimpleUploadedFile("anh.png.txt", b"\x89PNG clean")}, follow=True)
    assert good.status_code == 200
    assert cell.proofs.get().media_type == "image/png"


def test_files_sent_by_other_software_are_scanned(scanner: None) -> None:
    with pytest.raises(FileInfected):
        opened([FileIn(name="a.pdf", content="JVBERi0xLjcgbWFkZS11cCB2aXJ1cw==")])


def test_a_scanner_that_does_not_answer_lets_nothing_in(
    settings: LazySettings,
    tmp_path: Path,
    office: Office,
    cast: Cast,
    signed_in_as: Callable[[Person], Client],
) -> None:
    settings.CLAMD_ADDRESS = str(tmp_path / "nobody.sock")
    sent = {"office": office.huyen.pk, "direction": "outgoing"}
    file = SimpleUploadedFile("a.txt", "Thông báo".encode())
    answer = signed_in_as(cast.clerk).post("/van-ban/them/", {**sent, "attached": file})
    assert answer.status_code == 422
    assert "không trả lời" in answer.content.decode()
    assert not Document.objects.exists()


PROGRAMS = {
    "ls.txt": Path("/bin/ls").read_bytes()[:4096],
    "bao-cao.pdf": b"MZ\x90\0\x03\0\0\0" + bytes(200),
    "ke-hoach.docx": b"#!/bin/sh\nrm -rf /tmp/x\n",
    "anh.png": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "tai-lieu.txt": b"<?php system($_GET[0]);",
    "thong-bao.vbs": "Thông báo".encode(),
    "thong-bao.docx.LNK": "Thông báo".encode(),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_not_taken_as_a_document_whatever_its_name(
    office: Office, cast: Cast, signed_in_as: Callable[[Person], Client], name: str
) -> None:
    sent = {"office": office.huyen.pk, "direction": "outgoing"}
    file = SimpleUploadedFile(name, PROGRAMS[name])
    answer = signed_in_as(cast.clerk).post("/van-ban/them/", {**sent, "attached": file})
    assert "là chương trình hoặc tập lệnh" in answer.content.decode()
    assert not Document.objects.exists()


def test_a_program_is_not_taken_as_evidence_and_what_was_typed_stays(
    task: Task, cast: Cast, signed_in_as: Callable[[Person], Client]
) -> None:
    receive(task, by=cast.officer, at=task.assigned_at)  # type: ignore[arg-type]
    said = {"text": "Đã trình dự thảo", "attached": SimpleUploadedFile("ls.txt", PROGRAMS["ls.txt"])}
    answer = signed_in_as(cast.officer).post(f"/nhiem-vu/{task.pk}/report/", said)
    page = answer.content.decode()
    assert (answer.status_code, "Tệp ls.txt là chương trình" in page, "Đã trình dự thảo" in page) == (
        422,
        True,
        True,
    )
    assert not Evidence.objects.exists()
    with pytest.raises(ProgramRefused):
        opened([FileIn(name="ls.txt", content=base64.b64encode(PROGRAMS["ls.txt"]).decode())])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"<html><script>alert(1)</script>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.html", b"<p>Bao cao</p>"),
    ],
)
def test_what_a_browser_would_run_is_kept_and_only_ever_handed_out_to_be_saved(
    task: Task, cast: Cast, signed_in_as: Callable[[Person], Client], name: str, content: bytes
) -> None:
    receive(task, by=cast.officer, at=task.assigned_at)  # type: ignore[arg-type]
    said = {"text": "Đã làm", "attached": SimpleUploadedFile(name, content)}
    client = signed_in_as(cast.officer)
    assert client.post(f"/nhiem-vu/{task.pk}/report/", said).status_code == 302
    evidence = Evidence.objects.get()
    answer = client.get(f"/nhiem-vu/{task.pk}/tep/{evidence.pk}/")
    assert answer.getvalue() == content
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("words", ["MZ là viết tắt", "# Thông báo", "ELF", "báo cáo .exe", "#Kết luận"])
def test_words_that_only_look_like_a_program_are_text(words: str) -> None:
    assert program_in(words.encode(), "thong-bao.txt") is None


def test_every_field_for_files_scans() -> None:
    """`UploadForm` alone does not: `take_in` scans each file, so that one bad file leaves the others."""
    rooms = (interop_forms, measures_forms, sheets_forms, tasks_forms, urging_forms)
    found = [
        (form.__name__, name)
        for room in rooms
        for form in vars(room).values()
        if isinstance(form, type) and issubclass(form, forms.Form) and form is not UploadForm
        for name, field in form.base_fields.items()
        if isinstance(field, forms.FileField) and not isinstance(field, CleanFile | CleanFiles)
    ]
    ours = Path(tasks_forms.__file__).parents[1]
    plain = [path for path in ours.rglob("*.py") if "forms.FileField(" in path.read_text(encoding="utf-8")]
    assert (found, [path for path in plain if path.name != "files.py"]) == ([], [])
