"""`dondoc office export` and `import`: the whole office, or one unit's open work."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dondoc.cli.console import EXIT_FINE, language, say
from dondoc.errors import Message
from dondoc_office.running.telling import tell

if TYPE_CHECKING:
    from dondoc_office.interop.transfer.arriving import Preview
    from dondoc_office.people.models import Person
    from dondoc_office.units.models import Unit

_EXPORTED = Message(
    vi="Đã xuất cả văn phòng vào {path}: {rows} dòng, {files} tệp, {journal} bản ghi nhật ký; không có mật khẩu và khóa nào.",
    en="The whole office is in {path}: {rows} rows, {files} files, {journal} journal entries; no password and no key.",
)
_UNIT = Message(
    vi="Đã xuất {tasks} việc còn dở, {documents} văn bản, {entries} bản ghi lịch sử của “{unit}” vào {path}.",
    en="{tasks} open tasks, {documents} documents, {entries} entries of history of “{unit}” are in {path}.",
)
_SEAL = Message(vi="SHA-256 của tệp: {sha256}", en="SHA-256 of the file: {sha256}")
_LOOKED = Message(
    vi="Tệp nguyên vẹn: {rows} dòng, {files} tệp, {journal} bản ghi nhật ký. Chưa nhận gì (--preview).",
    en="The file is whole: {rows} rows, {files} files, {journal} journal entries. Nothing was taken (--preview).",
)
_IMPORTED = Message(
    vi="Đã nhận {rows} dòng, {files} tệp. {journal}. Mật khẩu không đi theo: dùng “Quên mật khẩu” hoặc mời lại.",
    en="Took in {rows} rows and {files} files. {journal}. Passwords do not travel: reset them, or invite anew.",
)
_ARRIVES = Message(
    vi="Từ “{source}”: {tasks} việc, {documents} văn bản, {entries} bản ghi lịch sử, mã băm khớp.",
    en="From “{source}”: {tasks} tasks, {documents} documents, {entries} entries of history; every hash holds.",
)
_UNIT_LINE = Message(
    vi="  {code} {name}: {leads} việc → {heir}", en="  {code} {name}: {leads} tasks → {heir}"
)
_TAKEN = Message(
    vi="Đã nhận {tasks} việc, {documents} văn bản vào “{office}”.",
    en="Took {tasks} tasks and {documents} documents into “{office}”.",
)


def register(exporting: argparse.ArgumentParser, importing: argparse.ArgumentParser) -> None:
    """The options of both commands."""
    exporting.add_argument("file", type=Path)
    exporting.add_argument("--unit", metavar="CODE", help="chỉ việc còn dở của một đơn vị (one unit alone)")
    importing.add_argument("file", type=Path)
    importing.add_argument("--preview", action="store_true", help="chỉ xem trước (look, change nothing)")
    importing.add_argument("--office", metavar="CODE", help="cơ quan nhận việc của một đơn vị")
    importing.add_argument("--map", metavar="OLD=NEW", action="append", default=[], help="đơn vị tiếp nhận")
    for one in (exporting, importing):
        one.add_argument("--by", metavar="EMAIL", help="người đứng tên (in whose name)")


def export(chosen: argparse.Namespace) -> int:
    """The file of the whole office, or of one unit in somebody's name."""
    import hashlib

    from django.utils import timezone

    from dondoc_office.running import preparing

    preparing.set_up_django()
    preparing.require_tables()
    if chosen.unit:
        export_unit(chosen)
    else:
        from dondoc_office.running.transferring import export as write

        done = write(chosen.file, at=timezone.now())
        tell(_EXPORTED, path=chosen.file, rows=done.rows, files=done.files, journal=done.journal)
    with chosen.file.open("rb") as file:
        tell(_SEAL, sha256=hashlib.file_digest(file, "sha256").hexdigest())
    return EXIT_FINE


def export_unit(chosen: argparse.Namespace) -> None:
    """The open work of one unit, in the name of somebody who may hand it over."""
    from django.utils import timezone

    from dondoc_office.interop.transfer.leaving import write_unit
    from dondoc_office.running.errors import BackupExists
    from dondoc_office.units.policy import standing_of

    unit, person = _unit(chosen.unit), _person(chosen.by)
    if chosen.file.exists():
        raise BackupExists(name=chosen.file)
    standing = standing_of(person, on=timezone.localdate())
    with chosen.file.open("xb") as file:
        try:
            left = write_unit(unit, file, standing, by=person, at=timezone.now())
        except BaseException:
            chosen.file.unlink()
            raise
    tell(
        _UNIT,
        tasks=left.tasks,
        documents=left.documents,
        entries=left.entries,
        unit=unit.name,
        path=chosen.file,
    )


def bring_in(chosen: argparse.Namespace) -> int:
    """Into an empty place, or with --office one unit's work into a running office."""
    from dondoc_office.running import preparing
    from dondoc_office.running.lock import sole_use

    preparing.set_up_django()
    if chosen.office:
        preparing.require_tables()
        return bring_unit(chosen)
    from dondoc_office.running import transferring

    if chosen.preview:
        seen = transferring.look_into(chosen.file)
        tell(_LOOKED, rows=seen.rows, files=seen.files, journal=seen.journal)
        return EXIT_FINE
    with sole_use(preparing.home()):
        done, journal = transferring.bring_in(chosen.file)
    tell(_IMPORTED, rows=done.rows, files=done.files, journal=journal.said.in_language(language()))
    return EXIT_FINE


def bring_unit(chosen: argparse.Namespace) -> int:
    """One unit's open work into a running office, or only a look at it."""
    import hashlib

    from django.core.files.base import File
    from django.utils import timezone

    from dondoc_office.interop.models import Arrival
    from dondoc_office.interop.transfer.arriving import preview, take_over
    from dondoc_office.interop.transfer.leaving import KIND
    from dondoc_office.interop.transfer.package import opened

    office, now = _unit(chosen.office), timezone.now()
    mapped = {old: _unit(new) for old, _, new in (one.partition("=") for one in chosen.map)}
    with chosen.file.open("rb") as file, opened(file, kind=KIND, name=chosen.file.name) as package:
        seen = preview(package, office, on=timezone.localdate())
        heirs = {unit.code: unit.likely for unit in seen.units if unit.likely} | mapped
        _show(seen, heirs)
        if chosen.preview:
            return EXIT_FINE
        person = _person(chosen.by)
        sha256 = hashlib.sha256(chosen.file.read_bytes()).hexdigest()
        row = Arrival(office=office, source=seen.source, sha256=sha256, file_name=chosen.file.name[:255])
        row.came_at, row.came_by = now, person
        with chosen.file.open("rb") as copy:
            row.file.save(sha256, File(copy), save=False)
        row.save()
        done = take_over(package, row, heirs, by=person, at=now)
    tell(_TAKEN, tasks=done.tasks, documents=done.documents, office=office.name)
    return EXIT_FINE


def _show(seen: Preview, heirs: dict[str, Unit]) -> None:
    counts = {"tasks": len(seen.tasks), "documents": len(seen.documents), "entries": seen.entries}
    say(_ARRIVES.filled(source=seen.source, **counts).in_language(language()))
    for unit in seen.needed:
        heir = heirs[unit.code].name if unit.code in heirs else f"? (--map {unit.code}=…)"
        line = _UNIT_LINE.filled(code=unit.code, name=unit.name, leads=unit.leads, heir=heir)
        say(line.in_language(language()))


def _unit(code: str) -> Unit:
    from dondoc_office.running.errors import NobodyCalled
    from dondoc_office.units.models import Unit

    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise NobodyCalled(what=code)
    return found


def _person(email: str | None) -> Person:
    from dondoc_office.people.models import Person
    from dondoc_office.running.errors import NobodyCalled

    found = Person.objects.filter(email=(email or "").strip().lower(), is_active=True).first()
    if found is None:
        raise NobodyCalled(what=f"--by {email or '…'}")
    return found
