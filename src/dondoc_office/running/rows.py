"""Every row of every table, out of one database and into another, the same on both kinds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models, transaction

BATCH = 2000
Row = tuple[Any, ...]


def tables() -> list[type[models.Model]]:
    """The models whose rows are the office, joining tables included; sessions and what is made from other rows are not kept."""
    return [one for one in _managed() if not _passing(one) and not _is_derived(one)]


def _managed() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.managed and not one._meta.proxy]


def _passing(model: type[models.Model]) -> bool:
    return model._meta.app_label in {"sessions", "usersessions"}


def _is_derived(model: type[models.Model]) -> bool:
    return bool(getattr(model, "derived", False))


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


@contextmanager
def snapshot(using: str) -> Iterator[None]:
    """Everything read inside is of one moment, while people go on working."""
    connection = connections[using]
    with transaction.atomic(using=using):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def rows_of(model: type[models.Model], using: str) -> Iterator[Row]:
    """The rows in the order of their keys, in constant memory."""
    names = [field.attname for field in columns(model)]
    found = model._base_manager.using(using).order_by("pk").values_list(*names)
    return found.iterator(chunk_size=BATCH)


def count(model: type[models.Model], using: str) -> int:
    return model._base_manager.using(using).count()


def as_line(row: Row) -> bytes:
    return json.dumps(row, cls=_Exact, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class _Exact(DjangoJSONEncoder):
    """Moments keep their microseconds (Django's own encoder cuts them to milliseconds)."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def from_line(model: type[models.Model], line: bytes) -> Row:
    """The row as Python values; a foreign key as the key that it holds."""
    values = json.loads(line)
    fields = columns(model)
    if len(values) != len(fields):
        raise ValueError(f"{model._meta.label}: {len(values)} values for {len(fields)} columns")
    return tuple(field.to_python(value) for field, value in zip(fields, values, strict=True))


def put(model: type[models.Model], rows: Iterable[Row], using: str) -> int:
    """Insert the rows as they are, past every default; returns how many."""
    connection = connections[using]
    fields, quote = columns(model), connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    into = f"{quote(model._meta.db_table)} ({names})"
    prepared = (_prepared(fields, row, connection) for row in rows)
    if connection.vendor == "postgresql":
        return _copied(connection, into, prepared)
    added, sql = 0, f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        while batch := list(islice(prepared, BATCH)):
            cursor.executemany(sql, batch)
            added += len(batch)
    return added


def _copied(connection: Any, into: str, prepared: Iterable[list[Any]]) -> int:
    """PostgreSQL takes a table in one stream; its triggers and constraints see every row all the same."""
    added, sql = 0, f"COPY {into} FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(sql) as stream:
        for values in prepared:
            stream.write_row(values)
            added += 1
    return added


def _prepared(fields: Sequence[models.Field[Any, Any]], row: Row, connection: Any) -> list[Any]:
    return [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]


def empty(using: str) -> None:
    """Remove what stands in the tables, before the real rows come, and what was counted of it."""
    connection = connections[using]
    derived = [model for model in _managed() if _is_derived(model)]
    names = [model._meta.db_table for model in (*tables(), *derived)]
    for sql in connection.ops.sql_flush(no_style(), names, allow_cascade=True):
        with connection.cursor() as cursor:
            cursor.execute(sql)


def count_on(using: str) -> None:
    """Automatic keys go on after the highest one."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(sql)
