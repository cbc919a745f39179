"""Verbs of the journal: every app lists its own with a sentence; settings name the lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from django.conf import settings

from dondoc.errors import Message


@cache
def verbs() -> Mapping[str, Message]:
    """Every registered verb with its sentence; two apps may not claim one verb."""
    found: dict[str, Message] = {}
    for name in settings.JOURNAL_VERBS:
        for verb, sentence in import_module(name).VERBS.items():
            if verb in found:
                raise RuntimeError(f"journal verb {verb} is listed twice")
            found[verb] = sentence
    return found


def sentence_of(verb: str) -> Message:
    """What people read for a verb; KeyError where no app lists it."""
    return verbs()[verb]
