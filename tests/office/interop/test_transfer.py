"""A dissolved unit's open work goes into another office whole, with its history; a changed byte is refused."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from tests.office.conftest import NOW, Cast, Office, make_unit
from tests.office.documents.test_from_notice_to_tasks import NOTICE

from dondoc_office.documents import actions as documents
from dondoc_office.documents.jobs import read_document
from dondoc_office.documents.models import Document
from dondoc_office.interop.models import Arrival, PastEntry
from dondoc_office.interop.transfer.arriving import (
    ArrivedBefore,
    UnitsUnmapped,
    preview,
    take_over,
)
from dondoc_office.interop.transfer.leaving import KIND, write_unit
from dondoc_office.interop.transfer.package import TransferDamaged, opened
from dondoc_office.journal.models import Entry
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.actions import extending, working
from dondoc_office.tasks.actions.confirming import confirm
from dondoc_office.tasks.actions.working import Attachment, Report
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.states import State
from dondoc_office.units.models import Kind, Membership, Role, Unit
from dondoc_office.units.policy import standing_of

LATER = NOW + timedelta(days=1)


@pytest.fixture
def worked_on(office: Office, cast: Cast) -> Task:
    """From a document, with a report, a file, a request for more time."""
    upload = documents.Upload("tb.txt", NOTICE.encode())
    document = documents.take_in(office.huyen, upload, by=cast.clerk, at=NOW)
    read_document.call(document.pk)
    [proposal] = [row for row in document.proposals.all() if "Tài chính" in str(row)]
    [task] = confirm(proposal, version=1, by=cast.clerk, at=NOW)
    file = Attachment("bảng số.pdf", b"%PDF bang", "application/pdf")
    working.report(task, Report("Đã có dự thảo", 40, files=(file,)), by=cast.officer, at=NOW)
    extending.ask(task, date(2023, 4, 20), reason="thiếu số liệu", by=cast.officer, at=NOW)
    task.refresh_from_db()
    return task


@pytest.fixture
def heirs(db: None) -> tuple[Unit, Unit, Person]:
    """Another office: the new commune, its department, its clerk."""
    commune = make_unit("xa-moi", "UBND xã Cẩm Sơn", None, Kind.COMMITTEE)
    department = make_unit("kt", "Phòng Kinh tế", commune)
    clerk = Person.objects.create_user("vt@xa-moi.example", None, name="Cao Thị Mới")
    Membership.objects.create(person=clerk, unit=commune, role=Role.CLERK)
    return commune, department, clerk


def file_of(unit: Unit, person: Person) -> bytes:
    file = io.BytesIO()
    write_unit(unit, file, standing_of(person, on=NOW.date()), by=person, at=NOW)
    return file.getvalue()


def arrived(content: bytes, office: Unit, by: Person) -> Arrival:
    digest = hashlib.sha256(content).hexdigest()
    row = Arrival(office=office, source="cũ", sha256=digest, file_name="t.zip", came_at=NOW, came_by=by)
    row.file.save(digest, ContentFile(content))
    return row


def take(content: bytes, heirs: tuple[Unit, Unit, Person], **mapping: Unit) -> None:
    commune, _, clerk = heirs
    with opened(io.BytesIO(content), kind=KIND, name="t.zip") as package:
        take_over(package, arrived(content, commune, clerk), mapping, by=clerk, at=LATER)


def test_an_open_task_arrives_as_it_stood(
    worked_on: Task, office: Office, cast: Cast, heirs: tuple[Unit, Unit, Person]
) -> None:
    commune, department, clerk = heirs
    take(file_of(office.finance, cast.clerk), heirs, tckh=department)
    task = Task.objects.get(office=commune)
    assert (task.lead, task.current, task.percent) == (department, State.IN_PROGRESS, 40)
    assert (task.due_on, task.first_due_on, task.title) == (
        worked_on.due_on,
        worked_on.first_due_on,
        worked_on.title,
    )
    assert task.document is not None
    assert task.document.text[task.source_start : task.source_end].startswith("Giao Phòng Tài chính")
    [report] = task.reports.all()
    assert (report.text, report.percent, report.at) == ("Đã có dự thảo", 40, NOW)
    [evidence] = task.evidence.all()
    with evidence.file.open("rb") as file:
        assert file.read() == b"%PDF bang"
    assert task.extensions.get().reason == "thiếu số liệu"
    with task.document.file.open("rb") as file:
        assert file.read() == NOTICE.encode()
    assert Entry.objects.about(f"task:{task.pk}").get(verb="task.carried_in").by == clerk


def test_its_history_comes_along_verified(
    worked_on: Task, office: Office, cast: Cast, heirs: tuple[Unit, Unit, Person]
) -> None:
    take(file_of(office.finance, cast.clerk), heirs, tckh=heirs[1])
    task = Task.objects.get(office=heirs[0])
    past = PastEntry.objects.filter(subject=f"task:{task.pk}")
    there = Entry.objects.about(f"task:{worked_on.pk}").order_by("number")
    assert list(past.values_list("verb", "hash")) == list(there.values_list("verb", "hash"))
    assert past.filter(verb="task.report").get().by_name == cast.officer.name


def test_the_preview_finds_the_likely_heirs_and_changes_nothing(
    worked_on: Task, office: Office, cast: Cast, heirs: tuple[Unit, Unit, Person]
) -> None:
    heir = make_unit("tc-moi", "Phòng Tài chính - Kế hoạch", heirs[0])
    before = (Task.objects.count(), Document.objects.count(), Entry.objects.count())
    content = file_of(office.finance, cast.clerk)
    with opened(io.BytesIO(content), kind=KIND, name="t.zip") as package:
        seen = preview(package, heirs[0], on=NOW.date())
    assert [(unit.code, unit.likely) for unit in seen.needed] == [("tckh", heir)]
    assert len(seen.tasks) == 1
    assert (Task.objects.count(), Document.objects.count(), Entry.objects.count()) == (
        *before[:2],
        before[2] + 1,
    )


def test_nothing_is_taken_while_a_unit_has_no_heir(
    worked_on: Task, office: Office, cast: Cast, heirs: tuple[Unit, Unit, Person]
) -> None:
    with pytest.raises(UnitsUnmapped, match="Phòng Tài chính"):
        take(file_of(office.finance, cast.clerk), heirs)
    assert not Task.objects.filter(office=heirs[0]).exists()


def test_the_same_file_is_taken_in_once(
    worked_on: Task, office: Office, cast: Cast, heirs: tuple[Unit, Unit, Person]
) -> None:
    content = file_of(office.finance, cast.clerk)
    take(content, heirs, tckh=heirs[1])
    with pytest.raises(ArrivedBefore):
        take(content, heirs, tckh=heirs[1])
    assert Task.objects.filter(office=heirs[0]).count() == 1


def same_when_unpacked(changed: bytes, content: bytes) -> bool:
    """A few bits of packed data mean nothing: what comes out is the same."""
    with zipfile.ZipFile(io.BytesIO(changed)) as one, zipfile.ZipFile(io.BytesIO(content)) as other:
        try:
            return all(one.read(name) == other.read(name) for name in other.namelist())
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError):
            return False


def test_every_changed_byte_is_noticed(worked_on: Task, office: Office, cast: Cast) -> None:
    content = file_of(office.finance, cast.clerk)
    for member in zipfile.ZipFile(io.BytesIO(content)).infolist():
        at = member.header_offset
        names = int.from_bytes(content[at + 26 : at + 28], "little") + int.from_bytes(
            content[at + 28 : at + 30], "little"
        )
        packed = range(at + 30 + names, at + 30 + names + member.compress_size - 1)
        for place in packed[:: max(len(packed) // 24, 1)]:
            changed = bytearray(content)
            changed[place] ^= 1
            if same_when_unpacked(bytes(changed), content):
                continue
            with pytest.raises(TransferDamaged), opened(io.BytesIO(changed), kind=KIND, name="t"):
                pass


def rewritten(content: bytes, change: Callable[[str, bytes], bytes], *, rehash: bool) -> bytes:
    """The file with some members changed; with `rehash` by somebody who also mends the manifest."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        manifest = json.loads(source.read("manifest.json"))
        for name in manifest["sha256"]:
            data = change(name, source.read(name))
            made.writestr(name, data)
            if rehash:
                manifest["sha256"][name] = hashlib.sha256(data).hexdigest()
        made.writestr("manifest.json", json.dumps(manifest))
    return target.getvalue()


def test_a_changed_history_is_noticed_even_with_a_mended_manifest(
    worked_on: Task, office: Office, cast: Cast, heirs: tuple[Unit, Unit, Person]
) -> None:
    def forge(name: str, data: bytes) -> bytes:
        return data.replace(b'"percent": 40', b'"percent": 90') if name == "history.jsonl" else data

    content = rewritten(file_of(office.finance, cast.clerk), forge, rehash=True)
    with pytest.raises(TransferDamaged, match="history"):
        take(content, heirs, tckh=heirs[1])


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"x" * 1000, NOTICE.encode()])
def test_what_is_no_transfer_file_is_refused(db: None, junk: bytes) -> None:
    with pytest.raises(TransferDamaged), opened(io.BytesIO(junk), kind=KIND, name="t"):
        pass


def test_a_file_that_lacks_a_field_brings_nothing(
    worked_on: Task, office: Office, cast: Cast, heirs: tuple[Unit, Unit, Person]
) -> None:
    def spoil(name: str, data: bytes) -> bytes:
        return data.replace(b'"state": "in_progress"', b'"stat": "x"') if name == "tasks.jsonl" else data

    content = rewritten(file_of(office.finance, cast.clerk), spoil, rehash=True)
    with pytest.raises(TransferDamaged):
        take(content, heirs, tckh=heirs[1])
    assert not Task.objects.filter(office=heirs[0]).exists()


def test_what_is_restricted_stays(worked_on: Task, office: Office, cast: Cast) -> None:
    assert worked_on.document is not None
    documents.restrict(worked_on.document, [cast.clerk], [], by=cast.clerk, at=NOW)
    Task.objects.update(restricted=True)
    content = file_of(office.finance, cast.clerk)
    packed = b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(n) for n in ("tasks.jsonl", "documents.jsonl")
    )
    assert packed == b""


@pytest.mark.parametrize("who", ["officer", "head", "outsider", "auditor", "administrator", "stranger"])
def test_only_a_clerk_or_leader_hands_over(office: Office, cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        file_of(office.finance, getattr(cast, who))


def test_the_pages_hand_over_look_through_and_take_in(
    worked_on: Task,
    office: Office,
    cast: Cast,
    heirs: tuple[Unit, Unit, Person],
    signed_in_as: Callable[[Person], Client],
) -> None:
    response = signed_in_as(cast.clerk).post("/lien-thong/chuyen-giao/di/tckh/")
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    browser = signed_in_as(heirs[2])
    upload = ContentFile(content, "t.zip")
    page = browser.post("/lien-thong/chuyen-giao/", {"office": heirs[0].pk, "file": upload}, follow=True)
    assert worked_on.title in page.content.decode()
    address = page.redirect_chain[-1][0]
    refused = browser.post(address, {})
    assert refused.status_code == 422
    assert "thành công" not in refused.content.decode()
    browser.post(address, {"unit-tckh": heirs[1].pk})
    task = Task.objects.get(office=heirs[0])
    past = f"/lien-thong/chuyen-giao/lich-su/{task.pk}/"
    assert past in browser.get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert cast.officer.name in browser.get(past).content.decode()
    bad = browser.post(
        "/lien-thong/chuyen-giao/", {"office": heirs[0].pk, "file": ContentFile(b"x", "x.zip")}
    )
    assert (bad.status_code, "không nguyên vẹn" in bad.content.decode()) == (422, True)
