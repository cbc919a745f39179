"""`dondoc office check`: is everything as it was written? Reads only."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core import checks
from django.core.files.storage import default_storage
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.journal.chain import START, first_break
from dondoc_office.journal.models import Entry, Head
from dondoc_office.running import preparing
from dondoc_office.tasks import tallies
from dondoc_office.tasks.models import Evidence

ROOM_NEEDED = 500 * 2**20


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw."""

    good: bool
    said: Message


def findings(*, seen: tuple[int, str] | None = None) -> Iterator[Finding]:
    """One line for each thing looked at; `seen` is an end of the journal noted down earlier."""
    using = "default"
    yield from _settings()
    yield _database(using)
    yield _migrations(using)
    yield journal(using)
    if seen is not None:
        yield _still_there(using, *seen)
    yield files(using)
    yield _counted()
    yield _room()


def _settings() -> Iterator[Finding]:
    wrong = [one for one in checks.run_checks() if one.level >= checks.WARNING and not one.is_silenced()]
    for one in wrong:
        said = f"{one.id}: {one.msg}"
        yield Finding(False, Message(f"Cấu hình: {said}", f"Settings: {said}"))
    if not wrong:
        yield Finding(True, Message("Cấu hình dùng được", "The settings are sound"))


def _database(using: str) -> Finding:
    connection = connections[using]
    where = preparing.database_name()
    broken: list[str] = []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check(5)")
            broken = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
            cursor.execute("PRAGMA foreign_key_check")
            broken += [f"{row[0]} {row[1]} → {row[2]}" for row in cursor.fetchmany(5)]
        else:
            cursor.execute("SELECT 1")
    if broken:
        what = "; ".join(broken)
        return Finding(False, Message(f"Cơ sở dữ liệu hỏng: {what}", f"The database is damaged: {what}"))
    return Finding(True, Message(f"Cơ sở dữ liệu {where} nguyên vẹn", f"The database {where} is whole"))


def unapplied(using: str) -> list[str]:
    """Names of migrations that this version has and the database has not."""
    executor = MigrationExecutor(connections[using])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _migrations(using: str) -> Finding:
    missing = unapplied(using)
    if missing:
        names = ", ".join(missing[:5])
        return Finding(
            False,
            Message(
                f"Chưa đúng phiên bản ({names}): chạy dondoc office migrate",
                f"Not this version ({names}): run dondoc office migrate",
            ),
        )
    return Finding(True, Message("Bảng đúng phiên bản", "The tables are of this version"))


def journal(using: str = "default") -> Finding:
    """Every entry follows the one before it, and the head is the last one."""
    broken = first_break(Entry.objects.using(using).all().links())
    if broken is not None:
        return Finding(
            False,
            Message(
                f"Nhật ký bị đứt ở bản ghi {broken.number} ({_WHY[broken.why].vi})",
                f"The journal breaks at entry {broken.number} ({_WHY[broken.why].en})",
            ),
        )
    number, digest = end_of_journal(using)
    last = Entry.objects.using(using).order_by("-number").values_list("number", "hash").first()
    if (number, digest) != (last or (0, START)):
        return Finding(
            False,
            Message(
                "Đầu chuỗi nhật ký không khớp bản ghi cuối: có bản ghi bị cắt",
                "The journal's head is not its last entry: entries were cut off",
            ),
        )
    return Finding(
        True,
        Message(
            f"Nhật ký liền mạch, {number} bản ghi, đầu chuỗi {number}:{digest}",
            f"The journal holds, {number} entries, its end is {number}:{digest}",
        ),
    )


_WHY = {"missing": Message("thiếu", "missing"), "changed": Message("bị sửa", "changed")}


def end_of_journal(using: str = "default") -> tuple[int, str]:
    """Number and hash of the newest entry; note them elsewhere to prove later that nothing was cut off."""
    head = Head.objects.using(using).filter(pk=1).values_list("number", "hash").first()
    return head or (0, START)


def _still_there(using: str, number: int, digest: str) -> Finding:
    there = Entry.objects.using(using).filter(number=number, hash=digest).exists()
    if there:
        return Finding(
            True,
            Message(
                f"Đầu chuỗi đã ghi lại ({number}) còn nguyên", f"The noted end ({number}) is still there"
            ),
        )
    return Finding(
        False,
        Message(
            f"Đầu chuỗi đã ghi lại ({number}) không còn: nhật ký đã bị viết lại",
            f"The noted end ({number}) is gone: the journal was written anew",
        ),
    )


def stored_files(using: str = "default") -> Iterator[tuple[str, str]]:
    """Name in the store and SHA-256 of every file that a row names."""
    for model in (Document, Evidence):
        names = model._base_manager.using(using).order_by("pk").values_list("file", "sha256")
        yield from names.iterator(chunk_size=2000)


def files(using: str = "default", *, where: Callable[[str], Path] | None = None) -> Finding:
    """Every file is there and has the hash that it had when it came."""
    place = where or (lambda name: Path(default_storage.path(name)))
    seen, wrong = 0, []
    for name, sha256 in stored_files(using):
        seen += 1
        if not _same(place(name), sha256):
            wrong.append(name)
    if wrong:
        names = ", ".join(wrong[:5])
        return Finding(
            False,
            Message(
                f"{len(wrong)} tệp mất hoặc đã bị sửa: {names}",
                f"{len(wrong)} files are missing or changed: {names}",
            ),
        )
    return Finding(
        True, Message(f"{seen} tệp đủ và đúng mã băm", f"{seen} files are there, with the hashes they had")
    )


def _same(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _counted() -> Finding:
    """What the leader's page adds up is what the tasks say."""
    wrong = tallies.miscounted()
    if wrong is None:
        said = Message(
            "Chưa đếm sẵn nhiệm vụ; trình chạy nền sẽ đếm", "Tasks are not counted ahead yet; the worker will"
        )
        return Finding(True, said)
    if wrong:
        return Finding(
            False,
            Message(
                f"Số đếm sẵn lệch với nhiệm vụ ở {wrong} ô: chạy dondoc office recount",
                f"{wrong} counts kept ahead differ from the tasks: run dondoc office recount",
            ),
        )
    return Finding(True, Message("Số đếm sẵn khớp với nhiệm vụ", "The counts kept ahead equal the tasks"))


def _room() -> Finding:
    free = shutil.disk_usage(preparing.home()).free
    said = Message(f"Đĩa còn {free // 2**20} MB", f"{free // 2**20} MB of disk are free")
    return Finding(free > ROOM_NEEDED, said)
