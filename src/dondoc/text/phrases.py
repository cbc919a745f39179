"""Finding many fixed phrases in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dondoc.text.folding import fold_all

T = TypeVar("T")

_WORD = re.compile(r"(?<![^\W_])[^\W_]")


class Hit(NamedTuple, Generic[T]):
    """A phrase that stands at `start:end` of the text that was searched."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """A set of phrases, each with a value, matched leftmost-longest at syllable borders."""

    def __init__(self, values: Mapping[str, T], *, are_folded: bool = False) -> None:
        folded = values if are_folded else dict(zip(fold_all(values), values.values(), strict=True))
        self._values: list[T] = list(folded.values())
        self._longest = max(map(len, folded), default=0)
        self._search = AhoCorasick(
            list(folded),
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def find(self, folded: str) -> Iterator[Hit[T]]:
        """Every hit in a folded text, left to right, none inside a longer word."""
        size = len(folded)
        values = self._values
        done = 0
        for index, start, end in self._search.find_matches_as_indexes(folded):
            if (
                start >= done
                and (start == 0 or not folded[start - 1].isalnum())
                and (end == size or not folded[end].isalnum())
            ):
                yield Hit(start, end, values[index])
            else:
                for hit in self._hidden(folded, max(start, done), end):
                    done = hit.end
                    yield hit

    def _hidden(self, folded: str, start: int, end: int) -> Iterator[Hit[T]]:
        """Hits that begin inside a match which cuts a word: in "khai trương trình" the phrase
        "hai trương" must not hide "trương trình", nor "phòng ban" the "phòng" of "phòng bang"."""
        while start < end:
            word = _WORD.search(folded, start, end)
            if word is None:
                return
            hit = self._at(folded, word.start())
            if hit is not None:
                yield hit
            start = hit.end if hit is not None else word.end()

    def _at(self, folded: str, start: int) -> Hit[T] | None:
        """The longest phrase that begins here and ends where a word ends."""
        window = folded[start : start + self._longest]
        while window:
            first = next(iter(self._search.find_matches_as_indexes(window)), None)
            if first is None or first[1] > 0:
                return None
            index, _, length = first
            end = start + length
            if end == len(folded) or not folded[end].isalnum():
                return Hit(start, end, self._values[index])
            window = window[: length - 1]
        return None
