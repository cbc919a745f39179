"""Who wants to write into SQLite waits for the turn, and does not ask again and again.

SQLite has one writer at a time. Whoever finds the file taken sleeps and tries again, longer each time, up to a
tenth of a second, while others who came later go first: of sixteen who reported at once one in twenty waited for
0.8 s. So those of one process stand in line for a lock of theirs, and only the first of each process asks for
the file, every millisecond.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

PATIENCE = 20.0
"""Seconds; then SQLite's own words say that it is locked."""
_AGAIN = 0.001
TAIL = "-turn"
"""What the file of the turn is called behind the database beside which it lies."""
_BEGIN = {"BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"}  # the second: a worker that takes up what is queued
_WRITES = ("INSERT ", "UPDATE ", "DELETE ")
_lines: dict[str, threading.Lock] = {}


class Turn:
    """The right to write into one file (lượt ghi); held from the beginning of a transaction to its end."""

    def __init__(self, name: str) -> None:
        self._line = _lines.setdefault(name, threading.Lock())
        self._file = f"{name}{TAIL}"
        self._held: int | None = None

    def take(self, patience: float = PATIENCE) -> None:
        """OperationalError where it does not come in time."""
        until = time.monotonic() + patience
        if not self._line.acquire(timeout=patience):
            raise sqlite3.OperationalError("database is locked")
        try:
            self._held = _locked(self._file, until)
        except BaseException:
            self._line.release()
            raise

    @property
    def is_held(self) -> bool:
        return self._held is not None

    def give(self) -> None:
        """Harmless where it is not held; a process that dies gives it too."""
        if self._held is not None:
            # By its own word: a child that was forked meanwhile holds the open file too.
            fcntl.flock(self._held, fcntl.LOCK_UN)
            os.close(self._held)
            self._held = None
            self._line.release()


def _opened(name: str) -> int:
    """Made as SQLite makes its files beside a database: with the rights of this and, by root, for its owner."""
    try:
        return os.open(name, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        held = os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with suppress(OSError):  # no database yet
        beside = Path(name.removesuffix(TAIL)).stat()
        if os.geteuid() == 0:
            os.fchown(held, beside.st_uid, beside.st_gid)
        os.fchmod(held, beside.st_mode & 0o777)
    return held


def _locked(name: str, until: float) -> int:
    held = _opened(name)
    try:
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise sqlite3.OperationalError("database is locked") from None
                time.sleep(_AGAIN)
            else:
                return held
    except BaseException:
        os.close(held)
        raise


class InTurn(sqlite3.Connection):
    """A connection whose transactions that write begin when their turn comes; one in memory has nobody to wait for."""

    def __init__(self, database: Any, *given: Any, **named: Any) -> None:
        super().__init__(database, *given, **named)
        name = str(database)
        self.turn = None if name.startswith("file:") or ":memory:" in name else Turn(name)

    def cursor(self, factory: Any = sqlite3.Cursor) -> Any:
        return super().cursor(_beginning(factory))

    def commit(self) -> None:
        super().commit()
        self._give()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self._give()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._give()

    def _give(self) -> None:
        if self.turn is not None:
            self.turn.give()


@cache
def _beginning(factory: Any) -> Any:
    """The same kind of cursor, which takes the turn before it begins a transaction that writes, or writes without one."""

    class Beginning(factory):  # type: ignore[misc]
        def execute(self, query: str, *given: Any) -> Any:
            turn = self.connection.turn
            begins = query in _BEGIN
            alone = query.startswith(_WRITES) and not self.connection.in_transaction
            if turn is None or turn.is_held or not (begins or alone):
                return super().execute(query, *given)
            turn.take()
            try:
                done = super().execute(query, *given)
            except BaseException:
                turn.give()
                raise
            if alone:
                turn.give()
            return done

    return Beginning
