"""`dondoc office export|import`: the whole office as one open file, and back into an empty place.

A backup is for this office itself and holds its keys. A transfer file is for somebody else: lines of JSON with
the names of the columns, every stored file, the journal's whole chain; no password, no token, no signing key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, models, transaction

from dondoc_office.interop.transfer.package import Package, TransferDamaged, Writer, opened
from dondoc_office.people.models import Person
from dondoc_office.running import archive, checking, preparing, restoring, rows
from dondoc_office.running.errors import BackupExists, BackupUnwritable, OtherVersion

KIND = "dondoc-office/1"
PRIVATE_APPS = frozenset({"account", "mfa", "socialaccount", "django_tasks_database", "sites"})
PRIVATE = frozenset(
    {
        *("people.invitation", "interop.token", "interop.answer", "interop.subscription", "interop.delivery"),
        *("interop.mark", "units.sentform"),
    }
)
"""What opens doors or belongs to running machines stays behind."""
_MADE_UP = (
    "DỮ LIỆU TRÌNH DIỄN, nhận từ tệp chuyển; mật khẩu không đi theo (demonstration data from elsewhere).\n"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a transfer file of an office holds (nội dung tệp chuyển)."""

    rows: int
    files: int
    journal: int


def tables() -> list[type[models.Model]]:
    """Every table that travels."""
    return [
        one
        for one in rows.tables()
        if one._meta.app_label not in PRIVATE_APPS and one._meta.label_lower not in PRIVATE
    ]


def export(path: Path, *, at: datetime) -> Carried:
    """One moment of the office into a new file, while people work; nothing half-written stays."""
    if path.exists():
        raise BackupExists(name=path)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("xb") as file:
            part.chmod(0o600)
            carried = _fill(Writer(file), at)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BackupUnwritable(name=path, why=error.strerror or str(error)) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return carried


def _fill(writer: Writer, at: datetime) -> Carried:
    counts: dict[str, int] = {}
    with rows.snapshot("default"):
        for model in tables():
            counts[model._meta.label_lower] = writer.lines(_member(model), _objects(model))
        number, digest = checking.end_of_journal()
        stored = dict(checking.stored_files())
    for name in sorted(stored):
        with default_storage.open(name) as content:
            writer.file(f"files/{name}", content)
    manifest = {
        "kind": KIND,
        "at": at,
        "address": settings.ADDRESS,
        "migrations": archive.applied(),
        "journal": {"number": number, "hash": digest},
        "counts": counts,
        "demonstration": (Path(settings.HOME) / archive.DEMONSTRATION).exists(),
    }
    writer.close(manifest)
    return Carried(sum(counts.values()), len(stored), number)


def _member(model: type[models.Model]) -> str:
    return f"rows/{model._meta.label_lower}.jsonl"


def _objects(model: type[models.Model]) -> Iterator[dict[str, Any]]:
    names = [field.attname for field in rows.columns(model)]
    for row in rows.rows_of(model, "default"):
        said = dict(zip(names, row, strict=True))
        if model is Person:
            said["password"] = "!"
        yield said


def look_into(path: Path) -> Carried:
    """The whole file verified; nothing written."""
    with opened(path, kind=KIND, name=path.name) as package:
        return _said(package)


def _said(package: Package) -> Carried:
    counts, journal = package.manifest["counts"], package.manifest["journal"]
    return Carried(sum(counts.values()), len(package.names("files")), int(journal["number"]))


def bring_in(path: Path) -> tuple[Carried, checking.Finding]:
    """Into an empty folder and database: verified first, compared afterwards, removed again if it differs."""
    home = Path(settings.HOME)
    with opened(path, kind=KIND, name=path.name) as package:
        restoring.require_empty(home)
        try:
            preparing.migrate()
            if package.manifest["migrations"] != archive.applied():
                raise OtherVersion(name=path.name)
            _put(package)
            _mark(home / archive.DEMONSTRATION, made_up=package.manifest.get("demonstration") is True)
            return _said(package), _compared(package)
        except BaseException:
            restoring.undo(home)
            raise


def _mark(mark: Path, *, made_up: bool) -> None:
    """A demonstration stays one, and every page goes on saying so; an office never becomes one."""
    mark.unlink(missing_ok=True)
    if made_up:
        mark.write_text(_MADE_UP, encoding="utf-8")


def _put(package: Package) -> None:
    known = {_member(model) for model in tables()}
    strange = set(package.names("rows")) - known
    if strange:
        raise TransferDamaged(name=package.name, why=", ".join(sorted(strange))[:200])
    try:
        with transaction.atomic():
            rows.empty("default")
            for model in tables():
                rows.put(model, _rows(package, model), "default")
            rows.count_on("default")
            connection.check_constraints()
    except (KeyError, TypeError, ValueError) as error:
        raise TransferDamaged(name=package.name, why=str(error)[:200]) from error
    for name, _ in checking.stored_files():
        with suppress(KeyError), package.content(f"files/{name}") as content:  # a missing one is found below
            default_storage.save(name, content)


def _rows(package: Package, model: type[models.Model]) -> Iterator[tuple[Any, ...]]:
    fields = rows.columns(model)
    for said in package.lines(_member(model)):
        if len(said) != len(fields):
            raise ValueError(model._meta.label)
        yield tuple(field.to_python(said[field.attname]) for field in fields)


def _compared(package: Package) -> checking.Finding:
    """Counts, the end of the journal, its whole chain, and every file's hash."""
    counts = {model._meta.label_lower: rows.count(model, "default") for model in tables()}
    if counts != package.manifest["counts"]:
        raise TransferDamaged(name=package.name, why="counts")
    wanted = package.manifest["journal"]
    found = checking.journal()
    if not found.good or checking.end_of_journal() != (wanted["number"], wanted["hash"]):
        raise TransferDamaged(name=package.name, why=found.said.vi)
    files = checking.files()
    if not files.good:
        raise TransferDamaged(name=package.name, why=files.said.vi)
    return found
