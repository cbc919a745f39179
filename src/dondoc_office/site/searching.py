"""How text becomes searchable with and without marks, and how it is found: the same on both databases.

A model keeps its words folded in a `SearchColumn`. SQLite looks them up in a full-text table that triggers
keep equal to the column, PostgreSQL in a second column that it fills itself, and its index: an index knows no
places of words, so each row that might hold a phrase is looked at, and must not be taken apart again for that.
`filter(words__phrase=…)` asks either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from django.db.models.sql.compiler import SQLCompiler

from dondoc.text.folding import bare, fold

_WORD = re.compile(r"\w+")
_MOST_SOUGHT = 300  # letters of a search; nobody types more, and PostgreSQL takes no word of 2 KB
_MOST_APART = 8  # words looked up each by itself; more are remembered whole, or are no memory
Said = tuple[str, list[Any]]


def folded_words(*texts: str) -> str:
    """Every text folded and without marks, words parted by one space: what a search looks in."""
    return " ".join(_WORD.findall(bare(fold(" ".join(texts)))))


def sought(text: str) -> str:
    """What somebody typed, folded as what it is looked up in; both databases refuse endless patterns."""
    return folded_words(text[:_MOST_SOUGHT])


def phrases(text: str) -> list[list[str]]:
    """What somebody typed, as phrases of folded words; a comma or semicolon parts two phrases."""
    found = (folded_words(part).split() for part in re.split("[,;]", text[:_MOST_SOUGHT]))
    return [words for words in found if words]


def apart(text: str) -> str:
    """The words of one half-remembered phrase as phrases of their own: found in whatever order; "" where that is no use."""
    parts = phrases(text)
    words = [word for word in dict.fromkeys(parts[0]) if len(word) > 1] if len(parts) == 1 else []
    return "; ".join(words) if 1 < len(words) <= _MOST_APART else ""


class SearchColumn(models.TextField):  # type: ignore[type-arg]
    """Folded words that a search looks in (cột tìm kiếm); the row's key must be `id`."""

    @property
    def index(self) -> str:
        return f"{self.model._meta.db_table}_{self.attname}"

    @property
    def parted(self) -> str:
        """The column of PostgreSQL that holds the words with their places."""
        return f"{self.attname}_parted"


class Phrase(Lookup):
    """Rows that hold every phrase, words side by side; the last word of each may be just begun (tìm cụm từ)."""

    lookup_name = "phrase"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Said:
        wanted = " AND ".join(f'"{" ".join(words)}"*' for words in self._phrases())
        column = self.lhs.target
        table = f'"{self.lhs.alias}"."{column.model._meta.pk.column}"'
        return f'{table} IN (SELECT rowid FROM "{column.index}" WHERE "{column.index}" MATCH %s)', [wanted]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Said:
        wanted = " & ".join("(" + " <-> ".join(words) + ":*)" for words in self._phrases())
        table, column = compiler.quote_name_unless_alias(self.lhs.alias), self.lhs.target.parted
        return f"{table}.\"{column}\" @@ to_tsquery('simple', %s)", [wanted]

    def _phrases(self) -> list[list[str]]:
        found = phrases(self.rhs)
        if not found:
            raise EmptyResultSet
        return found


SearchColumn.register_lookup(Phrase)


def keep_searchable(tables: Iterable[type[models.Model]], using: str) -> None:
    """Make what the columns are found by where it is missing; harmless when it is there.

    Changing a table of SQLite means making it anew, without its triggers: so this follows every migration.
    """
    for table in tables:
        for column in table._meta.fields:
            if isinstance(column, SearchColumn):
                _index(connections[using], column)


def _index(connection: BaseDatabaseWrapper, column: SearchColumn) -> None:
    table, name, words = column.model._meta.db_table, column.index, column.attname
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for said in _postgresql_index(table, name, words, column.parted):
                cursor.execute(said)
            return
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name IN (%s, %s)", [name, f"{name}_changed"])
        if cursor.fetchone() == (2,):
            return
        for said in _sqlite_index(table, name, words):
            cursor.execute(said)


def _postgresql_index(table: str, name: str, words: str, parted: str) -> list[str]:
    """The first time the table is written anew."""
    kept = f"""tsvector GENERATED ALWAYS AS (to_tsvector('simple', "{words}")) STORED"""
    return [
        f"""ALTER TABLE "{table}" ADD COLUMN IF NOT EXISTS "{parted}" {kept}""",
        f"""CREATE INDEX IF NOT EXISTS "{table}_{parted}" ON "{table}" USING gin ("{parted}")""",
        f'DROP INDEX IF EXISTS "{name}"',
    ]


def _sqlite_index(table: str, name: str, words: str) -> list[str]:
    add = f"""INSERT INTO "{name}" (rowid, "{words}") VALUES (new.id, new."{words}");"""
    drop = f"""INSERT INTO "{name}" ("{name}", rowid, "{words}") VALUES ('delete', old.id, old."{words}");"""
    return [
        f"""CREATE VIRTUAL TABLE IF NOT EXISTS "{name}" USING fts5
            ("{words}", content="{table}", content_rowid="id", tokenize="unicode61 remove_diacritics 0")""",
        f"""CREATE TRIGGER IF NOT EXISTS "{name}_added" AFTER INSERT ON "{table}" BEGIN {add} END""",
        f"""CREATE TRIGGER IF NOT EXISTS "{name}_removed" AFTER DELETE ON "{table}" BEGIN {drop} END""",
        f"""CREATE TRIGGER IF NOT EXISTS "{name}_changed" AFTER UPDATE OF "{words}" ON "{table}" BEGIN {drop} {add} END""",
        f"""INSERT INTO "{name}" ("{name}") VALUES ('rebuild')""",
    ]
