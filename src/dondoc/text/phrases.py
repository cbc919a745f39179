"""Finding many fixed phrases in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from dondoc.text.folding import fold_all
from dondoc.text.letters import LETTER, lettered, strictly_lettered

T = TypeVar("T")

_WORD = re.compile(b"(?<![%b])[%b]" % (LETTER, LETTER))
_FIRST_LETTER = LETTER[0]


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
        self._search = BytesAhoCorasick(
            strictly_lettered("\0".join(folded)).split(b"\0") if folded else [],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, folded: str) -> list[Hit[T]]:
        """Every hit in a folded text, left to right, none inside a longer word."""
        letters = lettered(folded)  # one sign longer at both ends
        values, new = self._values, tuple.__new__  # as `Hit` does itself, without its call
        hits: list[Hit[T]] = []
        done = 0
        for index, start, end in self._search.find_matches_as_indexes(letters):
            if start > done and letters[start - 1] < _FIRST_LETTER and letters[end] < _FIRST_LETTER:
                hits.append(new(Hit, (start - 1, end - 1, values[index])))
            else:
                hidden = self._hidden(letters, max(start, done + 1), end)
                if hidden:
                    hits += hidden
                    done = hidden[-1].end
        return hits

    def _hidden(self, letters: bytes, start: int, end: int) -> list[Hit[T]]:
        """Hits that begin inside a match which cuts a word: in "khai trương trình" the phrase
        "hai trương" must not hide "trương trình", nor "phòng ban" the "phòng" of "phòng bang"."""
        hits: list[Hit[T]] = []
        while start < end:
            word = _WORD.search(letters, start, end)
            if word is None:
                break
            hit = self._at(letters, word.start())
            if hit is not None:
                hits.append(hit)
            start = hit.end + 1 if hit is not None else word.end()
        return hits

    def _at(self, letters: bytes, start: int) -> Hit[T] | None:
        """The longest phrase that begins here and ends where a word ends."""
        window = letters[start : start + self._longest]
        while window:
            first = next(iter(self._search.find_matches_as_indexes(window)), None)
            if first is None or first[1] > 0:
                return None
            index, _, length = first
            if letters[start + length] < _FIRST_LETTER:
                return Hit(start - 1, start + length - 1, self._values[index])
            window = window[: length - 1]
        return None
