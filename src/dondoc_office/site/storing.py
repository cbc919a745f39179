"""Where files are kept: each whole or not at all, and a full disk is a sentence."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError
from django.db.models.fields.files import FieldFile

from dondoc_office.site.errors import StorageFull

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DATABASES_SAY = ("database or disk is full", "No space left on device", "could not extend file")


class WholeFiles(FileSystemStorage):
    """A file that could not be written to its end leaves nothing behind."""

    def _save(self, name: str, content: File[Any]) -> str:
        part = f"{name}.{secrets.token_hex(8)}.part"
        try:
            super()._save(part, content)  # type: ignore[misc]  # the stubs leave it out
            return self._called(name, Path(self.path(part)))
        except OSError as error:
            if is_full(error):
                raise StorageFull from error
            raise
        finally:
            Path(self.path(part)).unlink(missing_ok=True)

    def _called(self, name: str, part: Path) -> str:
        """On the disk before the database says that it is there, under a name that nothing else bears."""
        with part.open("rb") as file:
            os.fsync(file.fileno())
        while True:
            try:
                os.link(part, self.path(name))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name


def is_full(error: BaseException | None) -> bool:
    """Did this happen for want of room, on either database or in a file?"""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    if isinstance(error, DatabaseError):
        return any(said in str(error) for said in _DATABASES_SAY)
    return False


@contextmanager
def gone_on_failure() -> Iterator[Callable[[FieldFile], None]]:
    """Around a transaction: files named to it go again where the rows that name them did not stay."""
    named: list[FieldFile] = []
    try:
        yield named.append
    except BaseException:
        for file in named:
            file.storage.delete(str(file.name))
        raise
