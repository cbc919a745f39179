"""How pages print entries of the journal."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

from dondoc_office.journal.models import Entry
from dondoc_office.journal.verbs import sentence_of
from dondoc_office.journal.wording import worded

register = template.Library()


@register.filter
def happened(entry: Entry) -> str:
    """What the verb says in the reader's language."""
    return sentence_of(entry.verb).in_language(get_language() or "vi")


@register.filter
def from_to(entry: Entry) -> list[str]:
    """Every change of the entry in words."""
    return list(worded(entry.changes, get_language() or "vi"))
