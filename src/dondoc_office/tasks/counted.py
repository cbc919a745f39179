"""Every change of a task changes its count: triggers write what it was and what it is, in the same transaction.

Rows are only ever added, so that two people who change tasks of the same unit never wait for each other.
Changing a table of SQLite means making it anew, without its triggers: so this follows every migration.
"""

from __future__ import annotations

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from dondoc_office.tasks.models import Delta, Reckoning, Task

_TABLE, _DELTAS = Task._meta.db_table, Delta._meta.db_table
_KEPT = tuple(
    str(field.column) for field in Delta._meta.local_concrete_fields if field.name not in {"id", "sign"}
)
_DECIDING = (*_KEPT, "restricted", "parent_id")


def keep_counted(using: str) -> None:
    """Make the triggers where they are missing or other ones; what was counted until then counts no more."""
    connection = connections[using]
    make = _of_postgresql if connection.vendor == "postgresql" else _of_sqlite
    if make(connection):
        Reckoning.objects.using(using).all().delete()


def _of_sqlite(connection: BaseDatabaseWrapper) -> bool:
    changed = False
    with connection.cursor() as cursor:
        for name, said in _sqlite_triggers().items():
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [name])
            if cursor.fetchone() != (said,):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
                cursor.execute(said)
                changed = True
    return changed


def _sqlite_triggers() -> dict[str, str]:
    before, after = _added(-1, "old"), _added(1, "new")
    columns, changed = ", ".join(_DECIDING), f"({_of('old')}) IS NOT ({_of('new')})"
    said = {
        "added": f"AFTER INSERT ON {_TABLE} BEGIN {after}; END",
        "removed": f"AFTER DELETE ON {_TABLE} BEGIN {before}; END",
        "changed": f"AFTER UPDATE OF {columns} ON {_TABLE} WHEN {changed} BEGIN {before}; {after}; END",
    }
    return {f"{_DELTAS}_{key}": f"CREATE TRIGGER {_DELTAS}_{key} {body}" for key, body in said.items()}


def _of_postgresql(connection: BaseDatabaseWrapper) -> bool:
    function = f"{_DELTAS}_write"
    body = f""" BEGIN
        IF TG_OP <> 'INSERT' THEN {_added(-1, "OLD")}; END IF;
        IF TG_OP <> 'DELETE' THEN {_added(1, "NEW")}; END IF;
        RETURN NULL; END """
    changed = f"WHEN (({_of('OLD')}) IS DISTINCT FROM ({_of('NEW')}))"
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [function])
        there = cursor.fetchone() == (body,)
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
        )
        for name, when, only in (("ends", "INSERT OR DELETE", ""), ("changed", "UPDATE", changed)):
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER {_DELTAS}_{name} AFTER {when} ON {_TABLE}"
                f" FOR EACH ROW {only} EXECUTE FUNCTION {function}()"
            )
    return not there


def _of(row: str) -> str:
    return ", ".join(f"{row}.{column}" for column in _DECIDING)


def _added(sign: int, row: str) -> str:
    """A task that everybody may see and that stands by itself; the others are never counted ahead."""
    values = ", ".join(f"{row}.{column}" for column in _KEPT)
    return (
        f"INSERT INTO {_DELTAS} (sign, {', '.join(_KEPT)}) SELECT {sign}, {values}"
        f" WHERE NOT {row}.restricted AND {row}.parent_id IS NULL"
    )
