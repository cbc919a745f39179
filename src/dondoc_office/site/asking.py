"""SQL that is known by heart, straight to the driver of the database.

Django makes a cursor for each question, looks through its words for places of values and wraps each call: of what
a short question costs that is three quarters. Kept questions (`questions.py`) need none of it. What Django does
for safety stays: a connection that fell over is opened anew, a broken transaction refuses, errors are Django's.
Where somebody listens to what is asked (tests that count), Django's own cursor asks.
"""

from __future__ import annotations

import re
import select
import threading
from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

_PLACE = re.compile("%[s%]")
_FIXED = re.compile(r"[a-z0-9_/%-]*")
_own = threading.local()


class Words:
    """The words of one question, as Django writes them and as the driver reads them (lời câu hỏi)."""

    __slots__ = ("django", "raw")

    def __init__(self, sql: str, vendor: str) -> None:
        self.django = sql
        self.raw = _numbered(sql) if vendor == "postgresql" else _PLACE.sub(_marked, sql)


def settled(sql: str, params: Sequence[object], vendor: str) -> tuple[str, tuple[object, ...]]:
    """The same question with its fixed words (names of states, places in the tree) written out.

    PostgreSQL keeps a plan only where it is as good as one made for the values, and an index of open tasks is found
    only where the states are known. Numbers stay values: they are people and units, of which there are many.
    """
    if vendor != "postgresql":
        return sql, tuple(params)
    kept: list[object] = []
    left = iter(params)

    def written(place: re.Match[str]) -> str:
        if place[0] != "%s":
            return place[0]
        value = next(left)
        if isinstance(value, str) and _FIXED.fullmatch(value):
            return "'" + str.replace(value, "%", "%%") + "'"
        kept.append(value)
        return "%s"

    return _PLACE.sub(written, sql), tuple(kept)


def _marked(place: re.Match[str]) -> str:
    return "?" if place[0] == "%s" else "%"


def _numbered(sql: str) -> str:
    first, *others = _PLACE.sub(lambda place: "\0" if place[0] == "%s" else "%", sql).split("\0")
    return first + "".join(f"${number}{words}" for number, words in enumerate(others, 1))


def fetched(words: Words, params: Sequence[object]) -> list[tuple[Any, ...]]:
    """Every row that the database gives."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    if connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as listened:
            listened.execute(words.django, params)
            heard: list[tuple[Any, ...]] = listened.fetchall()
            return heard
    _be_open(connection)
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            cursor = _cursor_of(connection.connection)
            cursor.execute(words.raw, params)
        else:
            cursor = connection.connection.execute(words.raw, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _be_open(connection: Any) -> None:
    """Open; on PostgreSQL asked whether it still lives only where the server has said something unasked.

    A server that went away closes its end, which can be read; asking each time costs a question of its own.
    """
    if (
        connection.connection is not None
        and connection.health_check_enabled
        and not connection.health_check_done
    ):
        if _is_quiet(connection.connection):
            connection.health_check_done = True
        else:
            connection.close_if_health_check_failed()
    connection.ensure_connection()


def _is_quiet(opened: Any) -> bool:
    if opened.closed:
        return False
    waiting = select.poll()
    waiting.register(opened.fileno(), select.POLLIN)
    return not waiting.poll(0)


def _cursor_of(opened: Any) -> Any:
    """One cursor for each connection, which each thread has for itself."""
    cursor = getattr(_own, "cursor", None)
    if cursor is None or cursor.connection is not opened:
        from psycopg import RawCursor

        cursor = _own.cursor = RawCursor(opened)
    return cursor
