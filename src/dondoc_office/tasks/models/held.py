"""Which relations of a row hold anything: one question instead of one for each that is empty."""

from __future__ import annotations

from functools import cache

from django.db import connection, models

from dondoc_office.site.asking import Words, fetched


def held(row: models.Model) -> frozenset[str]:
    """The names of the relations that point to this row and have at least one."""
    names, question = _question(type(row), connection.vendor)
    [found] = fetched(question, [row.pk] * len(names))
    return frozenset(name for name, there in zip(names, found, strict=True) if there)


@cache
def _question(model: type[models.Model], vendor: str) -> tuple[tuple[str, ...], Words]:
    """Every foreign key that points to the model, also from apps above it."""
    quoted = connection.ops.quote_name
    names: list[str] = []
    parts: list[str] = []
    for relation in model._meta.related_objects:
        column = relation.field.column
        if column and (relation.one_to_many or relation.one_to_one):
            table = quoted(relation.related_model._meta.db_table)
            names.append(str(relation.get_accessor_name()))
            parts.append(f"EXISTS(SELECT 1 FROM {table} WHERE {quoted(column)} = %s)")
    return tuple(names), Words(f"SELECT {', '.join(parts)}", vendor)
