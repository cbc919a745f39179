"""Zip archives from outside: everything is weighed before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from dondoc.files import errors, limits

_ENCRYPTED = 0x1  # APPNOTE 4.4.4, general purpose bit 0


class Archive:
    """The members of a zip file, unpacked one at a time and never beyond their limit."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise errors.TruncatedFileError(name=name) from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._weigh()

    def _weigh(self) -> None:
        members = self._members.values()
        unpacked = sum(info.file_size for info in members)
        packed = sum(info.compress_size for info in members)
        if len(members) > limits.MAX_PARTS or unpacked > limits.MAX_UNPACKED:
            raise errors.PackedBombError(name=self.name)
        if unpacked > limits.RATIO_FROM and unpacked > limits.MAX_RATIO * max(packed, 1):
            raise errors.PackedBombError(name=self.name)
        if any(info.flag_bits & _ENCRYPTED for info in members):
            raise errors.ProtectedFileError(name=self.name)

    def __contains__(self, member: object) -> bool:
        return member in self._members

    def members(self) -> list[str]:
        return list(self._members)

    def read(self, member: str, limit: int = limits.MAX_PART) -> bytes:
        """The bytes of one member; the sizes an archive declares may be lies, so reading is bounded too."""
        try:
            with self._zip.open(self._members[member]) as stream:
                content = stream.read(limit + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            ValueError,
        ) as error:
            raise errors.TruncatedFileError(name=self.name) from error
        if len(content) > limit:
            raise errors.PackedBombError(name=self.name)
        return content

    def rewritten(self, changed: dict[str, bytes]) -> bytes:
        """A copy of the archive with some members replaced; order, dates and the rest stay."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for member, info in self._members.items():
                content = changed[member] if member in changed else self.read(member, limits.MAX_UNPACKED)
                kept = zipfile.ZipInfo(member, info.date_time)
                kept.compress_type = zipfile.ZIP_DEFLATED
                kept.external_attr = info.external_attr
                copy.writestr(kept, content)
        return out.getvalue()
