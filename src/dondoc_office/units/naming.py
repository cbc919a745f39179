"""What the name of a new unit says: its kind, its level, a code for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from importlib import resources

from django.utils.text import slugify

from dondoc.text.folding import fold
from dondoc_office.site.searching import folded_words
from dondoc_office.units.models import Kind, Level

_PLACES = {
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), Level.COMMUNE),
    **dict.fromkeys(("huyện", "quận", "thị xã"), Level.DISTRICT),
    **dict.fromkeys(("tỉnh", "thành phố"), Level.PROVINCE),
}
_OF_A_PLACE = re.compile(
    rf"(?:(?:.*\b)?(?:{fold('ủy ban nhân dân')}|ubnd) |{fold('đảng ủy')} )?(?P<place>{'|'.join(map(fold, _PLACES))})(?!\w)"
)
_LONGEST_CODE = 40


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, str], ...]:
    text = resources.files(__package__).joinpath("data", "kinds.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(sorted(((fold(first), kind) for first, kind in rows), key=lambda row: -len(row[0])))


def kind_of(name: str) -> Kind:
    """`Trạm Y tế xã` is a public service; a department where the name says nothing."""
    said = fold(name) + " "
    return next((Kind(kind) for first, kind in _kinds() if said.startswith(first + " ")), Kind.DEPARTMENT)


def level_of(name: str) -> Level:
    """`UBND xã Đông Hòa` is of the commune; Level.OTHER where the name names no place."""
    found = _OF_A_PLACE.match(fold(name))
    return next(
        (level for place, level in _PLACES.items() if found and fold(place) == found["place"]), Level.OTHER
    )


def code_for(name: str, taken: Collection[str]) -> str:
    """A code out of the letters of a name that no other unit has: `phong-kinh-te`, `phong-kinh-te-2`."""
    letters = slugify(folded_words(name))[:_LONGEST_CODE].strip("-_") or "don-vi"
    number, code = 1, letters
    while code in taken:
        number += 1
        end = f"-{number}"
        code = letters[: _LONGEST_CODE - len(end)].rstrip("-_") + end
    return code
