"""A transfer file: lines of JSON and files in one .zip, with a manifest that holds the SHA-256 of everything.

A zip, so that whoever receives it can look inside with what a desk computer has. Nothing in it is ever
unpacked by its own name; a member that is missing, added or changed by one byte is noticed.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError

MANIFEST = "manifest.json"
MOST_BYTES = 20 * 2**30
LINE = 64 * 2**20
_CHUNK = 2**20
_UNREADABLE = (  # what a member with changed bytes raises, depending on where they stand
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error),
)


class TransferDamaged(HouseError):
    """Not one of our transfer files, or not as it was written."""

    code = "transfer-damaged"
    http_status = 422
    message = Message(
        vi="Tệp chuyển giao “{name}” không nguyên vẹn: {why}. Chưa nhận gì; hãy xin lại tệp từ nơi gửi.",
        en="The transfer file “{name}” is not as it was written: {why}. Nothing was taken; ask for it again.",
    )


class Writer:
    """A transfer file under way; remembers the hash of everything that went in."""

    def __init__(self, file: IO[bytes] | Path) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self.hashes: dict[str, str] = {}

    def lines(self, name: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """One JSON object a line; returns how many."""
        count, digest = 0, hashlib.sha256()
        with self._zip.open(name, "w", force_zip64=True) as member:
            for row in rows:
                line = json.dumps(row, cls=_Exact, ensure_ascii=False, sort_keys=True).encode() + b"\n"
                digest.update(line)
                member.write(line)
                count += 1
        self.hashes[name] = digest.hexdigest()
        return count

    def file(self, name: str, content: IO[bytes]) -> str:
        """The bytes as they are; returns their SHA-256."""
        digest = hashlib.sha256()
        with self._zip.open(name, "w", force_zip64=True) as member:
            while piece := content.read(_CHUNK):
                digest.update(piece)
                member.write(piece)
        self.hashes[name] = digest.hexdigest()
        return self.hashes[name]

    def close(self, manifest: Mapping[str, Any]) -> None:
        """The manifest comes last: it holds the hashes of what was really written."""
        said = {**manifest, "sha256": self.hashes}
        self._zip.writestr(MANIFEST, json.dumps(said, cls=_Exact, ensure_ascii=False, indent=1))
        self._zip.close()


class _Exact(DjangoJSONEncoder):
    """Moments keep their microseconds."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


class Package:
    """A transfer file that was found whole."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Mapping[str, Any], name: str) -> None:
        self._zip, self.manifest, self.name = archive, manifest, name

    def lines(self, name: str) -> Iterator[dict[str, Any]]:
        """The objects of one list; nothing where there is no such list."""
        if name not in self.manifest["sha256"]:
            return
        with self._zip.open(name) as member:
            while line := member.readline(LINE):
                yield json.loads(line)

    def content(self, name: str) -> IO[bytes]:
        return self._zip.open(name)

    def names(self, folder: str) -> list[str]:
        return sorted(name for name in self.manifest["sha256"] if name.startswith(f"{folder}/"))


@contextmanager
def opened(file: IO[bytes] | Path, *, kind: str, name: str) -> Iterator[Package]:
    """Every hash compared before anything is used; TransferDamaged at the first that differs."""
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        raise TransferDamaged(name=name, why=str(error)) from error
    with archive:
        yield Package(archive, _checked(archive, kind, name), name)


def _checked(archive: zipfile.ZipFile, kind: str, name: str) -> Mapping[str, Any]:
    members = {member.filename: member for member in archive.infolist()}
    if sum(member.file_size for member in members.values()) > MOST_BYTES:
        raise TransferDamaged(name=name, why=f"> {MOST_BYTES // 2**30} GB")
    try:
        with archive.open(MANIFEST) as member:
            manifest: dict[str, Any] = json.loads(member.read(LINE))
            if member.read(1):  # also what makes zipfile compare its checksum, which it does at the very end
                raise ValueError(f"> {LINE}")
        wanted = {str(place): str(digest) for place, digest in manifest["sha256"].items()}
        found_kind = str(manifest["kind"])
    except (KeyError, AttributeError, TypeError, *_UNREADABLE) as error:
        raise TransferDamaged(name=name, why=MANIFEST) from error
    if found_kind != kind:
        raise TransferDamaged(name=name, why=f"{found_kind[:60]} ≠ {kind}")
    strange = members.keys() ^ {*wanted, MANIFEST}
    if strange or len(members) != len(archive.infolist()):
        raise TransferDamaged(name=name, why=", ".join(sorted(strange))[:200] or "…")
    for place, digest in wanted.items():
        if _sha256(archive, place) != digest:
            raise TransferDamaged(name=name, why=f"SHA-256 {place[:100]}")
    return manifest


def _sha256(archive: zipfile.ZipFile, place: str) -> str:
    """The hash of a member, or nothing where it cannot be unpacked."""
    digest = hashlib.sha256()
    try:
        with archive.open(place) as member:
            while piece := member.read(_CHUNK):
                digest.update(piece)
    except _UNREADABLE:
        return ""
    return digest.hexdigest()
