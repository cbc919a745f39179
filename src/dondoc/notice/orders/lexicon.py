"""The words that decide, loaded once for each degree of noise of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from importlib import resources

from dondoc.text.folding import bare, fold
from dondoc.text.phrases import Phrases

_SYLLABLES = re.compile(r"[^\W_]+(?: [^\W_]+){0,3}")


class Noise(IntEnum):
    """How far the marks of the letters can be trusted."""

    CLEAN = 0
    NOISY = 1  # some marks are wrong (recognition): long words match without marks
    BARE = 2  # there are no marks at all


class Words:
    """A set of words of at most four syllables, asked for by position."""

    def __init__(self, name: str, noise: Noise) -> None:
        phrases = [fold(line[0]) for line in rows(name)]
        self._long = frozenset(bare(p) if noise else p for p in phrases if " " in p)
        self._short = frozenset(bare(p) if noise is Noise.BARE else p for p in phrases if " " not in p)

    def longest(self, text: str, folded: str, start: int) -> int:
        """Where the longest word of the set that starts at `start` ends; `start` if there is none.

        `text` is what long words are compared with, `folded` what single syllables are.
        """
        run = _SYLLABLES.match(text, start)
        if run is None:
            return start
        word = run.group()
        cut = word.rfind(" ")
        while cut > 0:
            if word in self._long:
                return start + len(word)
            word = word[:cut]
            cut = word.rfind(" ")
        end = start + len(word)
        return end if folded[start:end] in self._short else start


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
