"""Units of measure by type: what may be added, compared, converted, and what never mixes. Pure.

`tỷ đồng` and `triệu đồng` convert; `ha` and `m²` convert; `%` and `điểm %` are two things: a share and a
difference of shares. A noun that no table knows (`lượt khách`) counts only itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib import resources

from dondoc.errors import Message
from dondoc.text.folding import fold
from dondoc_office.site.errors import HouseError


class Share(StrEnum):
    """What a number without a dimension is (tỷ lệ)."""

    NONE = ""
    PERCENT = "percent"
    POINTS = "points"


_SCALES = {
    "nghìn": Decimal(10) ** 3,
    "ngàn": Decimal(10) ** 3,
    "triệu": Decimal(10) ** 6,
    "tỷ": Decimal(10) ** 9,
    "tỉ": Decimal(10) ** 9,
}
_SHARES = {
    "%": (Share.PERCENT, Decimal("0.01")),
    "phần trăm": (Share.PERCENT, Decimal("0.01")),
    "‰": (Share.PERCENT, Decimal("0.001")),
    "điểm %": (Share.POINTS, Decimal("0.01")),
    "điểm phần trăm": (Share.POINTS, Decimal("0.01")),
    "lần": (Share.NONE, Decimal(1)),
    "hệ số": (Share.NONE, Decimal(1)),
}


class UnitNotRead(HouseError):
    """What was typed names no unit of measure."""

    code = "measure-unit-not-read"
    http_status = 422
    message = Message(
        vi="“{text}” chưa phải là đơn vị tính. Hãy ghi như “tỷ đồng”, “ha”, “%”, “triệu đồng/người”.",
        en="“{text}” is no unit of measure. Write it as in “tỷ đồng”, “ha”, “%”, “triệu đồng/người”.",
    )


class UnitsDiffer(HouseError):
    """Two amounts of different kinds were to be compared or converted; nothing was changed."""

    code = "measure-units-differ"
    http_status = 422
    message = Message(
        vi="Không thể đổi “{one}” sang “{other}”: hai đơn vị tính khác loại. Số liệu giữ nguyên.",
        en="“{one}” does not convert to “{other}”: they measure different things. Nothing was changed.",
    )


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """What a number counts (đơn vị tính): dimensions with their powers, and the factor to the smallest unit."""

    name: str
    powers: frozenset[tuple[str, int]] = frozenset()
    factor: Decimal = Decimal(1)
    share: Share = Share.NONE

    @property
    def plain(self) -> bool:
        """A number without a dimension that is neither a share nor a difference of shares."""
        return not self.powers and self.share is Share.NONE

    def like(self, other: UnitOfMeasure) -> bool:
        """May one be converted into the other?"""
        return self.powers == other.powers and self.share is other.share

    def times(self, other: UnitOfMeasure, sign: int = 1) -> UnitOfMeasure:
        """The unit of a product, or of a quotient where `sign` is -1; shares are plain factors in both."""
        powers: dict[str, int] = dict(self.powers)
        for dimension, power in other.powers:
            powers[dimension] = powers.get(dimension, 0) + sign * power
        factor = self.factor * other.factor if sign > 0 else self.factor / other.factor
        return UnitOfMeasure("", frozenset((d, p) for d, p in powers.items() if p), factor)


NUMBER = UnitOfMeasure("")


@cache
def _known() -> Mapping[str, tuple[str, Decimal]]:
    text = (resources.files(__package__) / "data" / "units_of_measure.tsv").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, others, dimension, factor = line.split("\t")
            for called in (name, *filter(None, others.split(";"))):
                found[fold(called)] = (dimension, Decimal(factor))
    return found


@cache
def read_unit(text: str) -> UnitOfMeasure:
    """`triệu đồng/người` and its like; UnitNotRead where nothing is named."""
    words = " ".join(text.split())
    if not words or len(words) > 60 or words[0].isdigit():
        raise UnitNotRead(text=text)
    if fold(words) in _SHARES:
        share, factor = _SHARES[fold(words)]
        return UnitOfMeasure(words, factor=factor, share=share)
    first, *below = [part.strip() for part in words.split("/")]
    unit = _part(first, text)
    for part in below:
        unit = unit.times(_part(part, text), -1)
    return replace(unit, name=words)


def _part(words: str, text: str) -> UnitOfMeasure:
    """`nghìn tấn`, `100.000 dân`: a scale and a noun."""
    scale, rest = Decimal(1), words
    first, _, behind = words.partition(" ")
    while behind:
        if fold(first) in _SCALES:
            scale *= _SCALES[fold(first)]
        elif first.replace(".", "").isdigit():
            scale *= Decimal(first.replace(".", ""))
        else:
            break
        rest = behind
        first, _, behind = rest.partition(" ")
    if not rest or rest.replace(".", "").isdigit() or fold(rest) in _SCALES:
        raise UnitNotRead(text=text)
    dimension, factor = _known().get(fold(rest), (fold(rest), Decimal(1)))
    return UnitOfMeasure(words, frozenset({(dimension, 1)}), scale * factor)


def converted(value: Decimal, one: str, other: str) -> Decimal:
    """A value in another unit of the same kind; UnitsDiffer where they measure different things."""
    origin, goal = read_unit(one), read_unit(other)
    if not origin.like(goal):
        raise UnitsDiffer(one=one, other=other)
    return value * origin.factor / goal.factor


def difference_unit(unit: str) -> str:
    """The unit of the difference of two values: percentage points for shares."""
    return "điểm %" if read_unit(unit).share is Share.PERCENT else unit
