"""Capitals of a name as written against its official writing (Phụ lục II Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dondoc.bodies import bodies
from dondoc.text.folding import fold

_SYLLABLE = re.compile(r"[^\W_]+")


class Recased(NamedTuple):
    """A written name with official capitals, and what was wrong with it."""

    start: int  # where the name stands in the written words
    end: int
    text: str  # the right writing of written[start:end]
    first: bool  # the first letter of the name is not a capital
    excess: bool  # a capital where none belongs
    missing: bool  # a small letter inside the name where a capital belongs


@lru_cache(maxsize=4096)
def recased(written: str, official: str) -> Recased | None:
    """The written name with the capitals of the official one; None where the syllables differ."""
    theirs = [
        syllable.group() for syllable in _SYLLABLE.finditer(official) if syllable.group().lower() != "và"
    ]
    ours = [syllable for syllable in _SYLLABLE.finditer(written) if syllable.group().lower() != "và"]
    at = _position([fold(found.group()) for found in ours], [fold(syllable) for syllable in theirs])
    if at is None:
        return None
    pieces: list[str] = []
    done = begin = ours[at].start()
    first = excess = missing = False
    for place, (found, right) in enumerate(zip(ours[at : at + len(theirs)], theirs, strict=True)):
        word = found.group()
        if word.isupper() and len(word) > 1:
            return None  # an abbreviation, or a heading in capitals
        small, should_be_small = word[0].islower(), right[0].islower()
        if should_be_small and theirs[place + 1 : place + 2] and theirs[place + 1].isdigit():
            should_be_small = small  # "Phường 7": before a number the common noun has a capital too
        first |= small and not should_be_small and place == 0
        missing |= small and not should_be_small and place > 0
        excess |= should_be_small and not small
        changed = word if small == should_be_small else _like(word, small=should_be_small)
        pieces += (written[done : found.start()], changed)
        done = found.end()
    return Recased(begin, done, "".join(pieces), first, excess, missing)


def _like(word: str, *, small: bool) -> str:
    return (word[0].lower() if small else word[0].upper()) + word[1:]


def _position(ours: list[str], theirs: list[str]) -> int | None:
    for at in range(len(ours) - len(theirs) + 1):
        if ours[at : at + len(theirs)] == theirs:
            return at
    return None


@lru_cache(maxsize=1)
def registered() -> frozenset[str]:
    """The names of the registry, folded."""
    return frozenset(fold(body.name) for body in bodies())


def with_capitals_of(written: str, right: str) -> str:
    """The right words in the manner of the written ones: all capitals, a first capital, or small.

    The right words come folded, that is in the new tone placement; syllables that stand in the
    written words keep their own writing.
    """
    ours = {fold(found.group()): found.group() for found in _SYLLABLE.finditer(written)}
    if written.isupper():
        return _SYLLABLE.sub(lambda found: ours.get(found.group(), found.group().upper()), right)
    said = _SYLLABLE.sub(lambda found: ours.get(found.group(), found.group()), right)
    return said[0].upper() + said[1:] if written[0].isupper() else said
