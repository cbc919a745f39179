"""How alike two orders are, by their words without marks, dates and numbers. No Django, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dondoc.text.folding import bare, fold

_DUPLICATE = 0.6
_CONTINUES = 0.34
_WORD = re.compile(r"[a-z]+")
_EMPTY_WORDS = frozenset(
    (
        *("va", "cua", "cac", "cho", "voi", "theo", "tai", "trong", "den", "ngay", "thang", "nam", "quy"),
        *("giao", "chu", "tri", "phoi", "hop", "de", "ve", "nhung", "nay", "do"),
    )
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of their words two orders share (độ giống nhau)."""

    share: float

    @property
    def duplicate(self) -> bool:
        """Probably the same order given again."""
        return self.share >= _DUPLICATE

    @property
    def proposed(self) -> bool:
        """Alike enough to ask a person."""
        return self.share >= _CONTINUES

    @property
    def percent(self) -> int:
        return round(100 * self.share)


def words_of(text: str) -> frozenset[str]:
    """Pairs of syllables, as most Vietnamese words are two: a date or a number makes no order another one."""
    syllables = [word for word in _WORD.findall(bare(fold(text))) if word not in _EMPTY_WORDS]
    return frozenset(f"{one} {two}" for one, two in pairwise(syllables))


def likeness(one: frozenset[str], other: frozenset[str]) -> Likeness:
    """Shared pairs among all pairs; an order of very few words is like nothing."""
    together = one | other
    if min(len(one), len(other)) < 3:
        return Likeness(0.0)
    return Likeness(len(one & other) / len(together))
