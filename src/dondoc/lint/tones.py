"""Which of the two placements of tone marks a text mixes in (hòa / hoà, ủy / uỷ)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dondoc.lint.page import Page, Place
from dondoc.text.folding import TONE_PLACEMENTS

_TO_NEW = dict(TONE_PLACEMENTS)
_TO_OLD = {new: old for old, new in TONE_PLACEMENTS}


def rarer_style(page: Page) -> list[Place]:
    """The syllables in the rarer placement, in reading order; none where the text keeps to one."""
    if page.only_new_placement:
        return []
    old, new = list(_syllables(page.lowered, _TO_NEW)), list(_syllables(page.lowered, _TO_OLD))
    if not old or not new:
        return []
    return sorted(new if len(new) <= len(old) else old)


def other_placement(written: str) -> str:
    """The same syllable with its tone mark on the other vowel."""
    vowels = written[-2:].lower()
    other = _TO_NEW.get(vowels) or _TO_OLD[vowels]
    return written[:-2] + "".join(
        right.upper() if left.isupper() else right for left, right in zip(written[-2:], other, strict=True)
    )


def _syllables(text: str, forms: Mapping[str, str]) -> Iterator[Place]:
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
