"""Finding many fixed phrases in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dondoc.text.folding import fold

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A phrase that stands at `start:end` of the text that was searched."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """A set of phrases, each with a value, matched leftmost-longest at syllable borders."""

    def __init__(self, values: Mapping[str, T], *, are_folded: bool = False) -> None:
        folded = values if are_folded else {fold(phrase): value for phrase, value in values.items()}
        self._values: list[T] = list(folded.values())
        self._search = AhoCorasick(
            list(folded),
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def find(self, folded: str) -> Iterable[Hit[T]]:
        """Every hit in a folded text, left to right, none inside a longer word."""
        size = len(folded)
        values = self._values
        for index, start, end in self._search.find_matches_as_indexes(folded):
            if (start == 0 or not folded[start - 1].isalnum()) and (end == size or not folded[end].isalnum()):
                yield Hit(start, end, values[index])
