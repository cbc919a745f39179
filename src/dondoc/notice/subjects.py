"""What two sentences are both about: the runs of words they share, common phrases left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

from dondoc.text.folding import fold
from dondoc.text.phrases import Phrases

_WORDS = re.compile(r"[^\W\d_]+")
_BORDER = re.compile(r"[^\w\s]|\d")
Pair = tuple[str, ...]  # two syllables that follow one another
_WHOLE = 0.55  # of the words of a sentence: a single shared run this long is what it is about


def _lines(name: str) -> list[str]:
    text = files("dondoc.notice").joinpath(f"data/{name}").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def _generic() -> Phrases[None]:
    return Phrases(dict.fromkeys(_lines("generic.txt")))


@lru_cache(maxsize=1)
def _links() -> frozenset[str]:
    return frozenset(fold(line) for line in _lines("links.txt"))


@lru_cache(maxsize=512)
def subjects(folded: str) -> tuple[tuple[str, ...], ...]:
    """The runs of at least two syllables that carry the subject of a folded sentence."""
    pieces, done = [], 0
    for hit in _generic().find(folded):
        pieces.append(folded[done : hit.start])
        done = hit.end
    pieces.append(folded[done:])
    runs: list[tuple[str, ...]] = []
    for stretch in (part for piece in pieces for part in _BORDER.split(piece)):
        run: list[str] = []
        for word in [*_WORDS.findall(stretch), ""]:
            if word and word not in _links():
                run.append(word)
                continue
            if len(run) > 1:
                runs.append(tuple(run))
            run = []
    return tuple(runs)


class Subjects:
    """Some orders, folded, to be asked which of them are about the same as a complaint.

    Two different subjects in common are enough, or one that is most of what is complained of. A pair
    of words that more than a `share` of the orders hold is what all of them are about, and tells nothing.
    """

    def __init__(self, orders: Sequence[str], share: float = 1.0) -> None:
        self._text = "\n".join(orders)  # one search for all of them
        self._ends = list(accumulate(len(order) + 1 for order in orders))
        self._most = max(2.0, share * len(orders))
        self._holders: dict[str, frozenset[int]] = {}

    def answering(self, complaint: str) -> dict[int, tuple[str, ...]]:
        """The orders that answer, by their place, each with the words it shares."""
        runs = subjects(complaint)
        said = sum(map(len, runs))
        candidates: set[int] = set()
        for run in runs:
            for pair in pairwise(run):
                candidates |= self._of(pair)
        answers = {index: self._shared(runs, index) for index in sorted(candidates)}
        return {index: both for index, both in answers.items() if _enough(both, said)}

    def _shared(self, runs: Sequence[tuple[str, ...]], index: int) -> tuple[str, ...]:
        found: list[str] = []
        for run in runs:
            start = 0
            for place in range(1, len(run) + 1):
                if place < len(run) and index in self._of(run[place - 1 : place + 1]):
                    continue
                if place - start > 1:
                    found.append(" ".join(run[start:place]))
                start = place
        return tuple(dict.fromkeys(found))

    def _of(self, pair: Pair) -> frozenset[int]:
        """Which orders hold two syllables one after the other; none where too many do."""
        words = f"{pair[0]} {pair[1]}"
        if (known := self._holders.get(words)) is None:
            known = frozenset([bisect_right(self._ends, at) for at in _places(self._text, words)])
            known = self._holders[words] = known if len(known) <= self._most else frozenset()
        return known


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand that are no part of longer ones."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at
        at = text.find(words, at + 1)


def _enough(both: Sequence[str], said: int) -> bool:
    return len(both) > 1 or (bool(both) and len(both[0].split()) >= max(2, _WHOLE * said))


def answers(complaint: str, order: str) -> tuple[str, ...]:
    """The shared words for which one order answers a complaint; empty where they are too few."""
    return Subjects([fold(order)]).answering(fold(complaint)).get(0, ())
