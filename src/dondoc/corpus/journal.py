"""What was read before the run was cut off, kept beside the output until it is whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dondoc.corpus.listing import File
from dondoc.corpus.outcome import Outcome

_SYNC_EVERY = 64  # results that a power cut may cost


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one notice (bản ghi): the number of its orders, and its output as text."""

    orders: int
    text: str


class Journal:
    """A file of one line a result, `OUT.partial`, added to and never rewritten.

    `stamp` says everything but the file that a result depends on: version, form, choices. The key of
    a result is the stamp with the path, size and time of its file, so that a changed file is read anew.
    """

    def __init__(self, path: Path, stamp: str) -> None:
        self._path = path
        self._stamp = stamp
        self._known = dict(_lines(path)) if path.exists() else {}
        self.kept = len(self._known)
        self._written = 0

    def run(
        self, files: Sequence[File], rest: Callable[[Sequence[File]], Iterator[Outcome[Record]]]
    ) -> Iterator[Outcome[Record]]:
        """Outcomes of all files in order: the known ones from the journal, `rest` of them read now."""
        plan: list[tuple[File, str]] = [(file, self._key(file)) for file in files]
        fresh = rest([file for file, key in plan if key not in self._known])
        with self._opened() as out:
            for file, key in plan:
                if key in self._known:
                    yield Outcome(file.name, self._record(key))
                    continue
                outcome = next(fresh)
                if outcome.result is not None:
                    self._write(out, key, outcome.result)
                yield outcome

    def finished(self) -> None:
        """The output is whole: nothing is left to resume."""
        self._path.unlink(missing_ok=True)

    def _key(self, file: File) -> str:
        try:
            seen = file.path.stat()
        except OSError:
            return ""  # never known: the reader will say what is wrong with it
        about = f"{self._stamp}\0{file.path.absolute()}\0{file.name}\0{seen.st_size}\0{seen.st_mtime_ns}"
        return hashlib.sha256(about.encode("utf-8", "surrogateescape")).hexdigest()[:32]

    def _opened(self) -> BinaryIO:
        out = self._path.open("ab")
        end = max((start + size for start, size in self._known.values()), default=0)
        if out.tell() > end:
            out.truncate(end)  # half a line, from when the run was cut off
        return out

    def _write(self, out: BinaryIO, key: str, record: Record) -> None:
        line = json.dumps([key, record.orders, record.text], ensure_ascii=False) + "\n"
        out.write(line.encode("utf-8", "surrogatepass"))
        out.flush()
        self._written += 1
        if self._written % _SYNC_EVERY == 0:
            os.fsync(out.fileno())

    def _record(self, key: str) -> Record:
        start, size = self._known[key]
        with self._path.open("rb") as kept:
            kept.seek(start)
            _, orders, text = json.loads(kept.read(size).decode("utf-8", "surrogatepass"))
        return Record(orders, text)


def _lines(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Key, start and size of every whole line."""
    start = 0
    with path.open("rb") as kept:
        for line in kept:
            if line.endswith(b"\n") and line.startswith(b'["'):
                yield line[2:34].decode("ascii", "replace"), (start, len(line))
            start += len(line)
