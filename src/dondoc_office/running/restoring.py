"""`dondoc office restore`: from one file back into an empty folder and database, verified."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction

from dondoc_office.running import archive, checking, preparing, rows
from dondoc_office.running.database_file import attached_file
from dondoc_office.running.errors import BackupDamaged, OfficeNotEmpty, RestoreFailed
from dondoc_office.site.turns import TAIL


def restore(path: Path) -> checking.Finding:
    """Check the whole backup first, then put it in place; returns what the journal says."""
    home = Path(settings.HOME)
    require_empty(home)
    with tempfile.TemporaryDirectory(dir=home, prefix="restore-") as room:
        manifest = _unpacked(path, Path(room))
        try:
            _database(Path(room), manifest)
            _rest(Path(room), home)
            return _verified(manifest)
        except BaseException:
            undo(home)
            raise


def require_empty(home: Path) -> None:
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        if name.exists():
            raise OfficeNotEmpty(where=name)
    else:
        require_empty_database("default")
    store = archive.stored()
    if store.exists() and any(store.iterdir()):
        raise OfficeNotEmpty(where=store)


def require_empty_database(using: str) -> None:
    """OfficeNotEmpty where the database holds a journal or people."""
    there = connections[using].introspection.table_names()
    if "people_person" in there and _any(using, "people_person"):
        raise OfficeNotEmpty(where=preparing.database_name())


def _any(using: str, table: str) -> bool:
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connections[using].ops.quote_name(table)} LIMIT 1")
        return cursor.fetchone() is not None


def _unpacked(path: Path, room: Path) -> dict[str, Any]:
    """Everything unpacked and its hash compared; names that would leave the folder are refused."""
    try:
        with tarfile.open(path, "r:gz") as tar:
            manifest = archive.manifest_of(tar)
            wanted: dict[str, str] = manifest["sha256"]
            for name in wanted:
                if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                    raise BackupDamaged(name=path, why=name)
            for member in _members(tar, wanted):
                _take_out(tar, member, room)
    except (OSError, EOFError, KeyError, ValueError, tarfile.TarError) as error:
        raise BackupDamaged(name=path, why=str(error) or type(error).__name__) from error
    for name, sha256 in wanted.items():
        with (room / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                raise BackupDamaged(name=path, why=f"SHA-256 {name}")
    return manifest


def _members(tar: tarfile.TarFile, wanted: dict[str, str]) -> Iterator[tarfile.TarInfo]:
    there = {member.name: member for member in tar.getmembers() if member.isfile()}
    for name in wanted:
        yield there[name]


def _take_out(tar: tarfile.TarFile, member: tarfile.TarInfo, room: Path) -> None:
    """A plain file for its owner alone, whatever else the archive says of it (`filter` came with Python 3.11.4)."""
    place, content = room / member.name, tar.extractfile(member)
    if content is None:
        raise KeyError(member.name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch(mode=0o600, exist_ok=False)
    with content, place.open("wb") as file:
        shutil.copyfileobj(content, file)


def _database(room: Path, manifest: dict[str, Any]) -> None:
    if manifest["database"] == "sqlite" and connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        connection.close()
        shutil.move(room / archive.SQLITE, name)
        preparing.migrate()  # a backup of an earlier version is brought up to date
        return
    preparing.migrate()
    if manifest["database"] == "sqlite":
        with attached_file(room / archive.SQLITE) as source:
            copy_rows(source, "default")
        return
    if archive.applied() != manifest["migrations"]:
        raise RestoreFailed(why="bản sao lưu của phiên bản khác (another version's backup)")
    with transaction.atomic():
        rows.empty("default")
        for model in rows.tables():
            with (room / archive.ROWS / f"{model._meta.label_lower}.jsonl").open("rb") as file:
                rows.put(model, (rows.from_line(model, line) for line in file), "default")
        rows.count_on("default")


def copy_rows(source: str, target: str) -> None:
    """Every row from one database into another, in one transaction."""
    with rows.snapshot(source), transaction.atomic(using=target):
        rows.empty(target)
        for model in rows.tables():
            rows.put(model, rows.rows_of(model, source), target)
        rows.count_on(target)


def _rest(room: Path, home: Path) -> None:
    if (room / archive.FILES).exists():
        store = archive.stored()
        store.parent.mkdir(parents=True, exist_ok=True)
        if store.exists():
            store.rmdir()
        shutil.move(room / archive.FILES, store)
    (home / archive.DEMONSTRATION).unlink(missing_ok=True)
    for name in (archive.SECRET, archive.DEMONSTRATION):
        if (room / name).exists():
            shutil.move(room / name, home / name)


def _verified(manifest: dict[str, Any]) -> checking.Finding:
    noted = manifest["journal"]
    if checking.end_of_journal() != (noted["number"], noted["hash"]):
        raise RestoreFailed(why=f"đầu chuỗi nhật ký ≠ {noted['number']}:{noted['hash'][:12]}")
    found = checking.journal()
    there = checking.files()
    for finding in (found, there):
        if not finding.good:
            raise RestoreFailed(why=finding.said.vi)
    return found


def undo(home: Path) -> None:
    """Nothing half-restored stays: the folder is as empty as it was."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        connection.close()
        for tail in ("", "-wal", "-shm", TAIL):
            Path(f"{name}{tail}").unlink(missing_ok=True)
    else:
        rows.empty("default")
    (home / archive.DEMONSTRATION).unlink(missing_ok=True)
    shutil.rmtree(archive.stored(), ignore_errors=True)
