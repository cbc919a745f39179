"""What the numbers and codes of entries are called: every app says it beside its verbs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings

from dondoc_office.journal.models import Entry
from dondoc_office.journal.wording import Names, Values


@cache
def values_of(verb: str) -> Values:
    """The codes of the app that lists the verb: `VALUES` beside its `VERBS`."""
    for name in settings.JOURNAL_VERBS:
        module = import_module(name)
        if verb in module.VERBS:
            found: Values = getattr(module, "VALUES", {})
            return found
    return {}


@cache
def rows() -> Mapping[str, str]:
    """Of a field that holds the number of a row, which rows: `ROWS` of all apps together."""
    found: dict[str, str] = {}
    for name in settings.JOURNAL_VERBS:
        found.update(getattr(import_module(name), "ROWS", {}))
    return found


def names_in(entries: Iterable[Entry]) -> Names:
    """The names behind the numbers of a page of entries, with one query for each kind of row."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for field, value in entry.changes.items():
            if field in rows():
                wanted[rows()[field]].update(_numbers(value))
    called = {
        label: {row.pk: str(row) for row in apps.get_model(label)._default_manager.filter(pk__in=keys)}
        for label, keys in wanted.items()
        if keys
    }
    return {
        (field, key): name for field, label in rows().items() for key, name in called.get(label, {}).items()
    }


def _numbers(value: Any) -> Iterator[int]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, int) and not isinstance(one, bool):
            yield one
