"""Which files a person means by the files and folders on a command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# In a folder the ending decides what is a document; a file named outright is read whatever it is called.
TEXTS = frozenset({".docx", ".doc", ".rtf", ".pdf", ".htm", ".html", ".txt", ".md"})
SCANS = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
SLOW = SCANS | {".pdf", ".doc", ".rtf"}  # recognised or converted by another program, or may be


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, and the name its notice bears: relative to the folder that was given.

    `data` holds what came through a pipe and lies in no file.
    """

    path: Path
    name: str
    data: bytes | None = None

    @property
    def content(self) -> Path | bytes:
        """What a reader opens."""
        return self.path if self.data is None else self.data


def listed(paths: Iterable[Path]) -> Iterator[File]:
    """Every file named, and every document in the folders named, in the order of names.

    Hidden files and folders, links to folders, Word's lock files (`~$...`) and what is no file (a pipe that
    nobody fills would be waited for) are passed over.
    """
    for path in paths:
        if path.is_dir():
            yield from _documents(path)
        else:
            yield File(path, path.name)


def _documents(folder: Path) -> Iterator[File]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if _is_document(path):
                yield File(path, path.relative_to(folder).as_posix())


def _is_document(path: Path) -> bool:
    if path.name.startswith((".", "~$")) or path.suffix.lower() not in TEXTS | SCANS:
        return False
    return path.is_file() or not path.exists()  # a link that leads nowhere is told of, not passed over
