"""The words that decide, loaded once for each degree of noise of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from importlib import resources

from dondoc.text.folding import bare, fold
from dondoc.text.phrases import Phrases

_SYLLABLE = re.compile(r"[^\W_]{1,16}")  # no syllable is longer, a row of digits may be


class Noise(IntEnum):
    """How far the marks of the letters can be trusted."""

    CLEAN = 0
    NOISY = 1  # some marks are wrong (recognition): long words match without marks
    BARE = 2  # there are no marks at all


class Words:
    """A set of words of at most four syllables, asked for by position."""

    def __init__(self, name: str, noise: Noise) -> None:
        self._by_first: dict[str, list[tuple[str, bool]]] = {}
        for row in rows(name):
            word = fold(row[0])
            single = " " not in word
            if noise is Noise.BARE or (noise and not single):
                word = bare(word)
            self._by_first.setdefault(word.split(" ")[0], []).append((word, single))
        for words in self._by_first.values():
            words.sort(key=lambda each: -len(each[0]))
        self._heads = frozenset(first[:2] for first in self._by_first)
        # In a noisy text the first syllable of a long word is looked up bare, a single one as it stands.
        self._strict = noise is Noise.NOISY

    def longest(self, text: str, folded: str, start: int) -> int:
        """Where the longest word of the set that starts at `start` ends; `start` if there is none.

        `text` is what long words are compared with, `folded` what single syllables are.
        """
        if not self._strict and self._heads.isdisjoint((text[start : start + 2], text[start : start + 1])):
            return start  # as at most places, and no match was tried
        first = _SYLLABLE.match(text, start)
        if first is None:
            return start
        words = self._by_first.get(first.group())
        if words is not None:
            for word, single in words:
                end = start + len(word)
                whole = text.startswith(word, start) and not text[end : end + 1].isalnum()
                if whole and not (self._strict and single):
                    return end
        if self._strict:
            return self._single(folded, start, first.end())
        return start

    def _single(self, folded: str, start: int, end: int) -> int:
        words = self._by_first.get(folded[start:end], ())
        return end if any(single and len(word) == end - start for word, single in words) else start


class Lexicon:
    """Everything the reader of orders looks words up in."""

    def __init__(self, noise: Noise) -> None:
        self.noise = noise
        self.verbs = Words("verbs.txt", noise)
        self.adverbs = Words("adverbs.txt", noise)
        self.nouns = Words("nouns.txt", noise)
        closing = (fold(line[0]) for line in rows("closing.txt"))
        self.closing = frozenset(bare(word) if noise else word for word in closing)
        kinds = {fold(phrase): kind for phrase, kind in rows("cues.tsv")}
        self.single = frozenset(phrase for phrase in kinds if " " not in phrase)
        self.cues = Phrases({(bare(p) if noise else p): kind for p, kind in kinds.items()})


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a data file in columns, without comments."""
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def lexicon(noise: Noise) -> Lexicon:
    """The lexicon for a degree of noise, built at its first use."""
    return Lexicon(noise)
