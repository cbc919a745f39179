"""Questions that many pages ask: their SQL is built once, and values are put into it each time.

Django builds the SQL of a queryset anew whenever it is asked, which takes several times as long as the database
takes to answer. So a page that everybody has open all day asks with a function that makes the queryset:

    def _tasks_of(standing: Standing) -> TaskQuerySet:
        return visible_tasks(standing).filter(lead=UNIT)

    rows = instances(_tasks_of, standing, unit=unit.pk)

Django's own compiler writes the SQL once for each shape, that is for each function with its arguments; `Given`
stands where a value comes that changes from one time to the next. Only SQL is kept, never an answer: the
database is asked each time, so nothing here can be out of date. What the function makes must follow from its
arguments alone: it asks no database, no clock and no setting that somebody changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, DateField, DateTimeField, IntegerField, Model, QuerySet
from django.db.models.expressions import Expression
from django.db.models.fields import Field
from django.db.models.sql.compiler import SQLCompiler

from dondoc_office.site.asking import Words, fetched, settled

M = TypeVar("M", bound=Model)
Made = Callable[..., QuerySet[M, Any]]
SHAPES = 4096
"""How many are kept in a process; a person's standing is part of the shape of what she sees."""

_LARGEST = 2**63 - 1
_TEXT = {
    "postgresql": "SELECT coalesce(json_agg(json_build_array({})), '[]')::text",
    "sqlite": "SELECT json_group_array(json_array({}))",
}


class Given(Expression):
    """The place of a value that is named when the question is asked (giá trị cho sau)."""

    def __init__(self, name: str, output_field: Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_unused: Any, **_extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


def number(name: str) -> Given:
    """A place for a key; one that no database can hold is nobody's."""
    return Given(name, IntegerField())


def words(name: str) -> Given:
    """A place for a text."""
    return Given(name, CharField())


def day(name: str) -> Given:
    """A place for a date."""
    return Given(name, DateField())


def moment(name: str) -> Given:
    """A place for a date with its time."""
    return Given(name, DateTimeField())


def asked(make: Made[M], *shape: Hashable, **given: object) -> list[tuple[Any, ...]]:
    """The rows of a question whose queryset gives plain values, each as a tuple."""
    kept = _kept(make, shape, connection.vendor)
    rows = kept.rows(given)
    if not kept.converters:
        return rows
    return [tuple(row) for row in kept.told(rows).apply_converters(rows, kept.converters)]


def instances(make: Made[M], *shape: Hashable, **given: object) -> list[M]:
    """The rows of a question as models, with what its queryset selects beside them."""
    kept = _kept(make, shape, connection.vendor)
    rows = kept.rows(given)
    if not rows:
        return []
    queryset = kept.queryset._chain()  # type: ignore[attr-defined]  # its own way to a copy
    told = kept.told(rows)
    queryset.query.get_compiler = lambda *_unused, **_extra: told
    return list(queryset)


def how_many(make: Made[M], *shape: Hashable, **given: object) -> int:
    """How many rows a question has."""
    kept = _kept(make, shape, connection.vendor)
    [(found,)] = kept.rows(given, "count") or [(0,)]
    return int(found)


def as_text(make: Made[M], *shape: Hashable, **given: object) -> str:
    """The rows of a question whose queryset gives plain values, as one text (JSON) that the database writes.

    For what is long and seldom another: whoever asks keeps what he made of the text, and compares texts.
    """
    [(text,)] = _kept(make, shape, connection.vendor).rows(given, "text") or [("[]",)]
    return str(text)


class _Told(SQLCompiler):
    """Django's compiler of a kept question, holding the rows that the database gave."""

    rows: list[tuple[Any, ...]]
    converters: dict[int, Any]

    def execute_sql(self, *_unused: Any, **_extra: Any) -> Any:
        return [self.rows]

    def get_converters(self, expressions: Any) -> dict[int, Any]:
        return self.converters


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of a question before it is asked; no SQL where no row can answer it."""

    queryset: QuerySet[Any, Any]
    compiler: SQLCompiler
    words: Mapping[str, Words]
    params: tuple[Any, ...]
    converters: dict[int, Any]

    def rows(self, given: dict[str, object], how: str = "rows") -> list[tuple[Any, ...]]:
        if not self.words or any(type(one) is int and abs(one) > _LARGEST for one in given.values()):
            return []
        params = [
            one.output_field.get_db_prep_value(given[one.name], connection) if type(one) is Given else one
            for one in self.params
        ]
        return fetched(self.words[how], params)

    def told(self, rows: list[tuple[Any, ...]]) -> _Told:
        """The compiler as if it had just run, on the connection of this thread."""
        told = _Told.__new__(_Told)
        vars(told).update(vars(self.compiler))
        told.connection, told.rows, told.converters = connection, rows, self.converters
        return told


@lru_cache(maxsize=SHAPES)
def _kept(make: Made[Any], shape: tuple[Hashable, ...], vendor: str) -> _Kept:
    """`vendor` because each database has its own words."""
    queryset = make(*shape)
    compiler = queryset.query.get_compiler(connection=connection)
    try:
        said, values = compiler.as_sql()
    except EmptyResultSet:
        return _Kept(queryset, compiler, {}, (), {})
    sql, params = settled(said, values, vendor)
    selected = [column[0] for column in compiler.select[: compiler.col_count]]
    names = ", ".join(connection.ops.quote_name(alias) for _, _, alias in compiler.select if alias)
    ways = {
        "rows": sql,
        "count": f"SELECT COUNT(*) FROM ({sql}) found",
        "text": f"{_TEXT[vendor].format(names)} FROM ({sql}) found",
    }
    words = {how: Words(said, vendor) for how, said in ways.items()}
    return _Kept(queryset, compiler, words, params, compiler.get_converters(selected))
