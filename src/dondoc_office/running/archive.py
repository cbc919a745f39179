"""A backup: one file with the database of one moment, every stored file, and the hashes of all."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dondoc_office.journal.chain import START
from dondoc_office.running import checking, rows
from dondoc_office.running.errors import BackupExists, BackupUnwritable, OfficeEmpty

KIND = "dondoc-office-backup/1"
SQLITE, ROWS, FILES, SECRET = "office.sqlite3", "rows", "files", "secret-key"
DEMONSTRATION = "demonstration"
"""What marks a folder as a demonstration: its accounts, as text; every page says so where it lies."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a backup holds."""

    path: Path
    size: int
    files: int
    journal: int


def back_up(path: Path, *, at: datetime) -> Written:
    """Write the office into one new file while people work.

    The database first, then the files: no file is ever deleted, so every file that the database of that
    moment names is still there when its turn comes.
    """
    home = Path(settings.HOME)
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        raise OfficeEmpty(home=home)
    if path.exists():
        raise BackupExists(name=path)
    part = path.with_name(f"{path.name}.part")
    try:
        with _opened(part) as archive:
            written = _fill(archive, home, at)
        part.replace(path)
        _remember(path.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BackupUnwritable(name=path, why=error.strerror or str(error)) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return Written(path, path.stat().st_size, written[0], written[1])


@contextmanager
def _opened(part: Path) -> Iterator[_Archive]:
    """Readable by its owner alone: it holds everything, the signing key too."""
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as tar:
            yield _Archive(tar, {})
        file.flush()
        os.fsync(file.fileno())


def _remember(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass
class _Archive:
    """The file under way; remembers the hash of everything that went in."""

    tar: tarfile.TarFile
    hashes: dict[str, str]

    def add(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self.hashes[name] = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            info = tarfile.TarInfo(name)
            info.size = os.fstat(file.fileno()).st_size
            info.mode, info.mtime = 0o600, int(path.stat().st_mtime)
            self.tar.addfile(info, file)

    def add_bytes(self, name: str, content: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(content), 0o600
        self.hashes[name] = hashlib.sha256(content).hexdigest()
        self.tar.addfile(info, io.BytesIO(content))


def _fill(archive: _Archive, home: Path, at: datetime) -> tuple[int, int]:
    """The manifest comes last: it holds the hashes of what was really written."""
    with tempfile.TemporaryDirectory(dir=home, prefix="backup-") as room:
        kept, (number, digest) = _sqlite(Path(room)) if connection.vendor == "sqlite" else _rows(Path(room))
        for path in sorted(kept.rglob("*")) if kept.is_dir() else [kept]:
            archive.add(str(path.relative_to(room)), path)
    for name in (SECRET, DEMONSTRATION):
        if (home / name).exists():
            archive.add(name, home / name)
    store = stored()
    found = sorted(path for path in store.rglob("*") if path.is_file()) if store.exists() else []
    for path in found:
        archive.add(f"{FILES}/{path.relative_to(store).as_posix()}", path)
    manifest = {
        "kind": KIND,
        "at": at.isoformat(),
        "database": connection.vendor,
        "migrations": applied(),
        "journal": {"number": number, "hash": digest},
        "sha256": archive.hashes,
    }
    archive.add_bytes("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    return len(found), number


def stored() -> Path:
    """The folder of the stored files."""
    return Path(default_storage.path(""))


def applied() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _sqlite(room: Path) -> tuple[Path, tuple[int, str]]:
    """SQLite's own online copy: pages of one moment, whoever writes meanwhile."""
    copy = room / SQLITE
    source = sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True)
    try:
        source.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.Error as error:
        raise OSError(0, str(error)) from error
    finally:
        source.close()
    return copy, _end(copy)


def _end(copy: Path) -> tuple[int, str]:
    """The end of the journal in the copy itself: the office has gone on meanwhile."""
    reading = sqlite3.connect(copy)
    try:
        number, digest = reading.execute("SELECT number, hash FROM journal_head").fetchone() or (0, START)
        return int(number), str(digest)
    finally:
        reading.close()


def _rows(room: Path) -> tuple[Path, tuple[int, str]]:
    """Every table as lines of JSON, of one moment; can be restored into either database."""
    folder = room / ROWS
    folder.mkdir()
    with rows.snapshot("default"):
        for model in rows.tables():
            with (folder / f"{model._meta.label_lower}.jsonl").open("wb") as file:
                file.writelines(rows.as_line(row) for row in rows.rows_of(model, "default"))
        return folder, checking.end_of_journal()


def manifest_of(tar: tarfile.TarFile) -> dict[str, Any]:
    """The manifest of an opened backup; KeyError or ValueError where it is none."""
    file = tar.extractfile("manifest.json")
    if file is None:
        raise KeyError("manifest.json")
    found: dict[str, Any] = json.load(file)
    if found.get("kind") != KIND:
        raise ValueError("kind")
    return found
