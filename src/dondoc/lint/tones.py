"""Which of the two placements of tone marks a text mixes in (hòa / hoà, ủy / uỷ)."""

from __future__ import annotations

import re

from dondoc.lint.page import Page, Place
from dondoc.text.folding import TONE_PLACEMENTS

_TO_NEW = dict(TONE_PLACEMENTS)
_TO_OLD = {new: old for old, new in TONE_PLACEMENTS}
_FIRST, _SECOND = ("".join(sorted({pair[at] for pair in (*_TO_NEW, *_TO_OLD)})) for at in (0, 1))
# Any two vowels that could carry the mark at the end of a syllable; which they are is looked up.
_PAIR = re.compile(f"[{_FIRST}{_FIRST.upper()}][{_SECOND}{_SECOND.upper()}](?![^\\W\\d_])")


def rarer_style(page: Page) -> list[Place]:
    """The syllables in the rarer placement, in reading order; none where the text keeps to one."""
    text = page.cased
    old: list[int] = []
    new: list[int] = []
    for found in _PAIR.finditer(text):
        pair = found.group().lower()
        # Only an open syllable has a choice; "quý" has none, its u belongs to the q.
        if pair in _TO_NEW:
            old.append(found.start())
        elif pair in _TO_OLD and text[found.start() - 1 : found.start()] not in ("q", "Q"):
            new.append(found.start())
    if not old or not new:
        return []
    return [_syllable(text, start) for start in (new if len(new) <= len(old) else old)]


def other_placement(written: str) -> str:
    """The same syllable with its tone mark on the other vowel."""
    vowels = written[-2:].lower()
    other = _TO_NEW.get(vowels) or _TO_OLD[vowels]
    return written[:-2] + "".join(
        right.upper() if left.isupper() else right for left, right in zip(written[-2:], other, strict=True)
    )


def _syllable(text: str, vowels: int) -> Place:
    start = vowels
    while start and text[start - 1].isalpha() and vowels - start < len("ngh"):
        start -= 1
    return start, vowels + 2
