"""What the numbers and codes of entries are called: every app says it beside its verbs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import override

from dondoc.errors import Message
from dondoc_office.journal.models import Entry
from dondoc_office.journal.wording import Names, Values
from dondoc_office.site.typed import keys_of


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing that entries are about (đối tượng): what it is called, its rows, its page.

    `seen` names the policy by which a reader sees such rows: without it, no name and no link is shown.
    `secret` names the policy that keeps rows from a reader: of those not even the entries are shown.
    `named` is the column that names a row where its text does not; `related` is what its text needs.
    """

    called: Message
    rows: str = ""
    seen: str = ""
    page: str = ""
    key: str = "pk"
    named: str = ""
    related: tuple[str, ...] = ()
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an entry is about, as one reader may see it: its kind, its name and its page, where she may."""

    called: Message
    name: str
    url: str = ""


@cache
def subjects() -> Mapping[str, Subject]:
    """By kind: `SUBJECTS` of all apps together."""
    found: dict[str, Subject] = {}
    for name in settings.JOURNAL_VERBS:
        found.update(getattr(import_module(name), "SUBJECTS", {}))
    return found


def shown_to(standing: Any, entries: Iterable[Entry]) -> Mapping[str, Shown]:
    """By subject; one question for each kind of row on the page, asked with the reader's own policy."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        kind, _, key = entry.subject.partition(":")
        wanted[kind].add(key)
    return {
        f"{kind}:{key}": one
        for kind, keys in wanted.items()
        if (subject := subjects().get(kind)) is not None
        for key, one in _shown(subject, keys, standing).items()
    }


def kept_from(standing: Any) -> list[str]:
    """The subjects of which this reader learns nothing at all, as every app with secrets says."""
    secret = {kind: subject.secret for kind, subject in subjects().items() if subject.secret}
    return [
        f"{kind}:{key}"
        for kind, policy in secret.items()
        for key in import_string(policy)(standing).order_by().values_list("pk", flat=True)
    ]


def _shown(subject: Subject, keys: set[str], standing: Any) -> Mapping[str, Shown]:
    found = {key: Shown(subject.called, key.replace(":", ", ")) for key in keys}
    numbers = keys_of(keys)
    if not subject.seen or not numbers:
        return found
    seen = import_string(subject.seen)(standing)
    rows = apps.get_model(subject.rows)._default_manager.filter(seen) if isinstance(seen, Q) else seen
    for row in rows.filter(pk__in=numbers).select_related(*subject.related):
        page = subject.page and reverse(subject.page, args=[getattr(row, subject.key)])
        name = getattr(row, subject.named) if subject.named else row
        found[str(row.pk)] = Shown(subject.called, str(name), page)
    return found


@cache
def values_of(verb: str) -> Values:
    """The codes of the app that lists the verb: `VALUES` beside its `VERBS`."""
    for name in settings.JOURNAL_VERBS:
        module = import_module(name)
        if verb in module.VERBS:
            found: Values = getattr(module, "VALUES", {})
            return found
    return {}


def choices(*offered: Iterable[tuple[str, Any]]) -> Mapping[str, Message]:
    """What the codes of a field's choices are called, in both languages, for `VALUES`."""

    def in_language(language: str) -> dict[str, str]:
        with override(language):
            return {str(code): str(label) for of_one in offered for code, label in of_one}

    english = in_language("en")
    return {code: Message(label, english[code]) for code, label in in_language("vi").items()}


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
