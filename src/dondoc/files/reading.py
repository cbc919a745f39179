"""One file to one source text: the kind is found, its reader called, the result checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dondoc.files import errors, limits
from dondoc.files.kinds import MEDIA_TYPES, Kind, foreign_kind, kind_of_bytes
from dondoc.notice.model import Source
from dondoc.notice.secrecy import refuse_secret
from dondoc.notice.source import SourceText
from dondoc.text.decoding import CutOffError, decode


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one file and the name people know it by."""

    data: bytes
    name: str

    def source(self, kind: Kind) -> Source:
        return Source(
            name=self.name, media_type=MEDIA_TYPES[kind], sha256=hashlib.sha256(self.data).hexdigest()
        )


def source_of(data: bytes | Path, name: str | None = None) -> SourceText:
    """The text of a file of any kind; raises an `UnreadableFileError` or `SecretDocumentError`."""
    file = _opened(data, name)
    read = _READERS.get(kind_of_bytes(file.data) or "text", _read_text)
    source = read(file)
    refuse_secret(source.text)
    if not source.text.strip():
        raise errors.EmptyFileError(name=file.name)
    return source


def _opened(data: bytes | Path, name: str | None) -> File:
    if isinstance(data, Path):
        shown = name or data.name
        try:
            size = data.stat().st_size
            _check_size(size, shown)
            content = data.read_bytes()
        except OSError as error:
            raise errors.MissingFileError(name=shown) from error
    else:
        shown, content = name or "?", data
    _check_size(len(content), shown)
    if not content:
        raise errors.EmptyFileError(name=shown)
    return File(content, shown)


def _check_size(size: int, name: str) -> None:
    if size > limits.MAX_FILE:
        raise errors.OversizeFileError(
            name=name, found=size // limits.MIB, limit=limits.MAX_FILE // limits.MIB, unit="MiB"
        )


def _read_text(file: File) -> SourceText:
    if len(file.data) > limits.MAX_TEXT:
        raise errors.OversizeFileError(
            name=file.name,
            found=len(file.data) // limits.MIB,
            limit=limits.MAX_TEXT // limits.MIB,
            unit="MiB",
        )
    try:
        decoded = decode(file.data)
    except CutOffError as error:
        raise errors.TruncatedFileError(name=file.name) from error
    if decoded is None:
        other = foreign_kind(file.data)
        if other is not None:
            raise errors.UnsupportedFileError(name=file.name, kind=other)
        raise errors.BinaryFileError(name=file.name)
    source = replace(file.source("text"), encoding=decoded.encoding)
    return SourceText(source, decoded.text)


_READERS: dict[Kind, Callable[[File], SourceText]] = {}
