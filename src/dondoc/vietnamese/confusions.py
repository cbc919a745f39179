"""Which syllables are written for one another: tr/ch, s/x, d/gi/r, l/n, hỏi/ngã, n/ng, t/c, lost marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dondoc.text.folding import bare, new_placement
from dondoc.vietnamese.phonotactics import (
    BROKEN,
    DIPPING,
    LEVEL,
    STOPPED_TONES,
    STOPS,
    agree,
    coda,
    is_rhyme,
    splits,
    tone_place,
    with_tone,
    without_tone,
)

_ONSETS = {
    "tr": ("ch",), "ch": ("tr",), "s": ("x",), "x": ("s",), "l": ("n",), "n": ("l",),
    "d": ("gi", "r"), "gi": ("d", "r"), "r": ("d", "gi"),
}  # fmt: skip
_CODAS = {"n": "ng", "ng": "n", "t": "c", "c": "t"}
_TONES = {DIPPING: BROKEN, BROKEN: DIPPING}


@lru_cache(maxsize=16_384)
def confused(syllable: str) -> frozenset[str]:
    """The possible syllables that one slip makes of a folded syllable."""
    toneless, tone = without_tone(syllable)
    found: set[str] = set()
    for onset, rhyme in splits(toneless):
        if rhyme and is_rhyme(rhyme) and agree(onset, rhyme):
            for other_onset, other_rhyme, other_tone in _slips(onset, rhyme, tone):
                written = _written(other_onset, other_rhyme, other_tone)
                if written is not None:
                    found.add(written)
            break
    found.discard(syllable)
    return frozenset(found)


def _slips(onset: str, rhyme: str, tone: int) -> Iterator[tuple[str, str, int]]:
    for other in _ONSETS.get(onset, ()):
        yield other, rhyme, tone
    ending = coda(rhyme)
    if ending in _CODAS:
        yield onset, rhyme.removesuffix(ending) + _CODAS[ending], tone
    if tone in _TONES:
        yield onset, rhyme, _TONES[tone]
    if tone != LEVEL:
        yield onset, rhyme, LEVEL
    if bare(rhyme) != rhyme:
        yield onset, bare(rhyme), tone
        yield onset, bare(rhyme), LEVEL
    if onset == "đ":
        yield "d", rhyme, tone


def _written(onset: str, rhyme: str, tone: int) -> str | None:
    if not (is_rhyme(rhyme) and agree(onset, rhyme)):
        return None
    if coda(rhyme) in STOPS and tone not in STOPPED_TONES:
        return None
    return new_placement(onset + with_tone(rhyme, tone, tone_place(rhyme)))
