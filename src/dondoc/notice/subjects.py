"""What two sentences are both about: the runs of words they share, common phrases left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

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
def subjects(sentence: str) -> tuple[tuple[str, ...], ...]:
    """The runs of at least two syllables that carry the subject of a sentence."""
    folded = fold(sentence)
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


def commonplaces(sentences: Sequence[str], share: float) -> frozenset[Pair]:
    """Pairs of words in the subjects of so large a share of sentences that they tell none apart."""
    counts = Counter(
        pair for sentence in sentences for pair in {p for run in subjects(sentence) for p in pairwise(run)}
    )
    enough = max(2.0, share * len(sentences))
    return frozenset(pair for pair, count in counts.items() if count > enough)


def shared(sentence: str, other: str, common: Container[Pair] = ()) -> tuple[str, ...]:
    """The longest runs of words that stand in the subjects of both sentences, each once."""
    pairs = {pair for run in subjects(other) for pair in pairwise(run)}
    found: list[str] = []
    for run in subjects(sentence):
        start = 0
        for place in range(1, len(run) + 1):
            pair = run[place - 1 : place + 1]
            if place < len(run) and pair in pairs and pair not in common:
                continue
            if place - start > 1:
                found.append(" ".join(run[start:place]))
            start = place
    return tuple(dict.fromkeys(found))


def answers(sentence: str, order: str, common: Container[Pair] = ()) -> tuple[str, ...]:
    """The shared words for which an order answers a complaint; empty where they are too few.

    Two different subjects in common are enough, or one that is most of what is complained of.
    """
    both = shared(sentence, order, common)
    if len(both) > 1:
        return both
    said = sum(len(run) for run in subjects(sentence))
    return both if both and len(both[0].split()) >= max(2, _WHOLE * said) else ()
