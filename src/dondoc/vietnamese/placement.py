"""Where a text writes its tone marks: hóa or hoá. Both are right; a text should keep to one."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dondoc.text.folding import TONE_PLACEMENTS

Placement = Literal["old", "new"]
_OLD = frozenset(old for old, _ in TONE_PLACEMENTS)
_SWAP = dict(TONE_PLACEMENTS) | {new: old for old, new in TONE_PLACEMENTS}
# "quý", "quà": the u belongs to the onset, and both placements agree.
_SYLLABLE = re.compile(
    rf"(?:{'|'.join(_SWAP)})(?![^\W\d_])",
)


class Placed(NamedTuple):
    """A syllable whose tone could stand on another letter, at `start:end`."""

    start: int
    end: int
    placement: Placement
    other: str  # the syllable in the other placement, in lower case


def find_placements(cased: str) -> list[Placed]:
    """The syllables of an NFC text that tell which placement it uses, left to right."""
    lowered = cased.lower()
    found = []
    for match in _SYLLABLE.finditer(lowered):
        start, end = match.span()
        while start and lowered[start - 1].isalpha():
            start -= 1
        if lowered.startswith("qu", start):
            continue
        pair = match.group()
        other = lowered[start : match.start()] + _SWAP[pair]
        found.append(Placed(start, end, "old" if pair in _OLD else "new", other))
    return found
