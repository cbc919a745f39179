"""How pages print entries of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.utils.translation import get_language

from dondoc_office.journal.models import Entry
from dondoc_office.journal.naming import Shown, names_in, values_of
from dondoc_office.journal.verbs import sentence_of
from dondoc_office.journal.wording import Names, worded

register = template.Library()


@register.filter
def happened(entry: Entry) -> str:
    """What the verb says in the reader's language."""
    return sentence_of(entry.verb).in_language(get_language() or "vi")


@register.filter
def with_names(entries: Iterable[Entry]) -> list[tuple[Entry, Names]]:
    """The entries of one page, each with what the numbers in it are called."""
    listed = list(entries)
    names = names_in(listed)
    return [(entry, names) for entry in listed]


@register.filter
def of_subject(shown: Mapping[str, Shown], subject: str) -> Shown | None:
    """What the reader may see of what an entry is about."""
    return shown.get(subject)


@register.filter
def kind_name(shown: Shown) -> str:
    return shown.called.in_language(get_language() or "vi")


@register.simple_tag
def from_to(entry: Entry, names: Names) -> list[str]:
    """Every change of the entry in words."""
    return list(worded(entry.changes, get_language() or "vi", values_of(entry.verb), names))
