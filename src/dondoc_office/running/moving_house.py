"""`dondoc office move-to URL`: a grown office goes from SQLite to PostgreSQL, its journal intact."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, connection

from dondoc_office.running import checking, preparing, rows
from dondoc_office.running.database_file import attached_url
from dondoc_office.running.errors import DatabaseUnreachable, MoveFailed, OfficeEmpty
from dondoc_office.running.lock import sole_use
from dondoc_office.running.restoring import copy_rows, require_empty_database


def move_to(url: str) -> dict[str, int]:
    """Copy every row, then compare counts, journal and hashes; returns the rows of each table.

    The office must stand still meanwhile: its folder is held, so nothing can be written that would be lost.
    """
    place = preparing.without_password(url)
    if urlsplit(url).scheme not in {"postgres", "postgresql"}:
        raise DatabaseUnreachable(where=place, why="postgresql://…")
    home = Path(settings.HOME)
    if not Path(connection.settings_dict["NAME"]).exists():
        raise OfficeEmpty(home=home)
    with sole_use(home), attached_url(url) as target:
        try:
            require_empty_database(target)
            preparing.migrate(target)
            copy_rows("default", target)
        except Error as error:
            raise DatabaseUnreachable(where=place, why=str(error).strip().splitlines()[0]) from error
        try:
            return _compared(target)
        except MoveFailed:
            rows.empty(target)
            raise


def _compared(target: str) -> dict[str, int]:
    counts = {model._meta.db_table: rows.count(model, target) for model in rows.tables()}
    for model in rows.tables():
        here = rows.count(model, "default")
        if counts[model._meta.db_table] != here:
            raise MoveFailed(why=f"{model._meta.db_table}: {here} ≠ {counts[model._meta.db_table]}")
    there = checking.journal(target)
    if not there.good or checking.end_of_journal(target) != checking.end_of_journal("default"):
        raise MoveFailed(why=there.said.vi)
    return counts
