"""Names of persons in running text, by family name and capitals."""

from __future__ import annotations

import re
from functools import lru_cache

from dondoc.bodies.registry import words
from dondoc.notice.lines import CAPITAL
from dondoc.text.folding import bare, fold

_SYLLABLE = rf"[{CAPITAL}][^\W\d_]*"
_RUN = re.compile(rf"(?<!\w){_SYLLABLE}(?: {_SYLLABLE})+")
_POST = re.compile(
    r"(?:Phó|Quyền|PHÓ|QUYỀN|Pho) (?:Chủ|Bí|Giám|Trưởng|Chánh|Cục|Tổng|Chi|Đội|Ban|Thủ|Viện|Hiệu|[A-ZĐ]{2,})"
)
_PLACE_BEFORE = re.compile(
    r"(?:huyện|tỉnh|xã|phường|thị trấn|thị xã|thành phố|quận|đặc khu|thôn|tp\.?)\s$", re.IGNORECASE
)
_LONGEST = 5  # syllables of a person's name


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    names = [fold(name) for name in words("surnames.txt")]
    return frozenset(names) | frozenset(bare(name) for name in names)


def is_family_name(syllable: str) -> bool:
    return fold(syllable) in _families()


def person_within(cased: str, start: int, end: int) -> tuple[int, int] | None:
    """The first person named in `cased[start:end]`; a place after its level counts only as a last resort."""
    fallback: tuple[int, int] | None = None
    for run in _RUN.finditer(cased, start, end):
        placed = _PLACE_BEFORE.search(cased, max(0, run.start() - 12), run.start()) is not None
        found = None if _POST.match(run.group()) else _within_run(run.group(), placed)
        if found is None:
            continue
        name = run.start() + found[0], run.start() + found[1]
        if not placed or found[0]:
            return name
        if run.group().count(" ") > 1:
            return name
        fallback = fallback or name
    return fallback


def _within_run(run: str, placed: bool) -> tuple[int, int] | None:
    """Where a name stands in a run of capitals: after the name of a place if one goes before."""
    syllables = run.split(" ")
    starts = [
        i
        for i, word in enumerate(syllables)
        if is_family_name(word) and not (word.isupper() and len(word) > 3)
    ]
    if run.isupper():
        starts = [i for i, word in enumerate(syllables) if is_family_name(word)]
    fits = [i for i in starts if 2 <= len(syllables) - i <= _LONGEST]
    if not fits:
        return None
    first = fits[0]
    if placed and first == 0 and len(syllables) > 3 and len(fits) > 1 and len(syllables) - fits[1] >= 2:
        first = fits[1]
    return len(" ".join(syllables[:first])) + (first > 0), len(run)
