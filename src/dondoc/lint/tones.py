"""Which of the two placements of tone marks a text mixes in (hòa / hoà, ủy / uỷ)."""

from __future__ import annotations

import re

from dondoc.lint.page import Page, Place
from dondoc.text.folding import TONE_PLACEMENTS

_TO_NEW = dict(TONE_PLACEMENTS)
_TO_OLD = {new: old for old, new in TONE_PLACEMENTS}
# Only in open syllables is there a choice; "quý" has none, its u belongs to the q.
_EITHER = re.compile(
    r"(?<![qQ])(?:"
    + "|".join((*_TO_NEW, *_TO_OLD))
    + r")(?![^\W\d_])|(?<=[qQ])(?:"
    + "|".join(_TO_NEW)
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)
_OF_ONE_VOWEL = re.compile(r"[^\W\d_]*$")


def rarer_style(page: Page) -> list[Place]:
    """The places of the rarer placement in reading order; none where the text keeps to one."""
    lowered = page.lowered
    if page.only_new_placement:
        return []
    old: list[Place] = []
    new: list[Place] = []
    for found in _EITHER.finditer(lowered):
        (old if found.group() in _TO_NEW else new).append(found.span())
    if not old or not new:
        return []
    return [_syllable(lowered, place) for place in (new if len(new) <= len(old) else old)]


def other_placement(written: str) -> str:
    """The same syllable with its tone mark on the other vowel."""
    vowels = written[-2:].lower()
    other = _TO_NEW.get(vowels) or _TO_OLD[vowels]
    return written[:-2] + "".join(
        right.upper() if left.isupper() else right for left, right in zip(written[-2:], other, strict=True)
    )


def _syllable(text: str, place: Place) -> Place:
    found = _OF_ONE_VOWEL.search(text, max(0, place[0] - 4), place[0])
    return (found.start() if found else place[0]), place[1]
