"""The texts that are measured: composed notices, which nobody can have tuned a rule for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from dondoc.learn.compose.documents import compose

NOTICE = 6_000  # characters: a notice of three pages


def composed() -> Iterator[str]:
    """Composed notices without end."""
    return (compose(number).text for number in count())


def notices(characters: int) -> str:
    """Composed notices, one after another, of so many characters."""
    parts: list[str] = []
    size = 0
    for text in composed():
        parts.append(text)
        size += len(text) + 2
        if size >= characters:
            return "\n\n".join(parts)[:characters]
    raise AssertionError("composed notices have no end")
