"""Which of the two placements of tone marks a text mixes in (hòa / hoà, ủy / uỷ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dondoc.lint.page import Page, Place
from dondoc.text.folding import TONE_PLACEMENTS

_TO_NEW = dict(TONE_PLACEMENTS)
_TO_OLD = {new: old for old, new in TONE_PLACEMENTS}
_ONSETS = "- b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x".replace("-", "").split(" ")
# All open syllables in the new placement as they stand in a text, so that a set says if there are any.
_NEW_WORDS = frozenset(
    written + mark
    for onset in _ONSETS
    for new in _TO_OLD
    for written in (onset + new, (onset + new).capitalize(), (onset + new).upper())
    for mark in ("", ",", ";", ".", ":", ")")
)


def rarer_style(page: Page) -> list[Place]:
    """The syllables in the rarer placement, in reading order; none where the text keeps to one."""
    old_count = sum(page.lowered.count(old) for old in _TO_NEW)
    if old_count == 0 or page.written.isdisjoint(_NEW_WORDS):
        return []
    new = list(_syllables(page.lowered, _TO_OLD))
    if len(new) <= old_count:
        return sorted(new)
    return sorted(_syllables(page.lowered, _TO_NEW))


def other_placement(written: str) -> str:
    """The same syllable with its tone mark on the other vowel."""
    vowels = written[-2:].lower()
    other = _TO_NEW.get(vowels) or _TO_OLD[vowels]
    return written[:-2] + "".join(
        right.upper() if left.isupper() else right for left, right in zip(written[-2:], other, strict=True)
    )


def _syllables(text: str, forms: Iterable[str]) -> Iterator[Place]:
    for form in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            # Only an open syllable has a choice; "quý" has none, its u belongs to the q.
            if not text[end : end + 1].isalpha() and text[at - 1 : at] != "q":
                start = at
                while start and text[start - 1].isalpha():
                    start -= 1
                yield start, end
            at = text.find(form, end)
