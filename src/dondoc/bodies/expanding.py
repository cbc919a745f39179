"""Which units of an office a named group holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dondoc.text.folding import fold, pattern

_HEADS = {
    "ubnd": "uỷ ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "vp": "văn phòng",
}
_SHORT = re.compile(r"(?<!\w)(?:ubnd|hđnd|mttq|vp)(?!\w)")
_HEAD = pattern(
    r"(?:(?:chủ tịch|phó|bí thư|trưởng|giám đốc|lãnh đạo|chỉ huy trưởng|thành viên|các) )*"
    r"(uỷ ban nhân dân|hội đồng nhân dân|công an|đảng uỷ|ban chỉ huy quân sự|trạm y tế) "
)
_PLACE = pattern(r"(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|thành phố|quận|thôn|bản)(?!\w)(?! hội)")
# What a general noun of a group means: the heads of the units it holds.
_NOUNS: dict[str, tuple[str, ...]] = {
    "sở": ("sở",),
    "phòng": ("phòng",),
    "ban": ("ban",),
    "ngành": (
        "sở",
        "phòng",
        "ban",
        "công an",
        "chi cục",
        "thanh tra",
        "kho bạc",
        "bảo hiểm xã hội",
        "thuế",
        "toà án",
    ),
    "đoàn thể": ("hội", "đoàn", "mặt trận", "uỷ ban mặt trận", "liên đoàn"),
    "trường": ("trường",),
    "doanh nghiệp": ("công ty", "doanh nghiệp", "tập đoàn"),
    "trạm y tế": ("trạm y tế",),
}
_LOWEST = frozenset(("xã", "phường", "thị trấn"))
_EVERYBODY = pattern(r"(?:cơ quan|đơn vị)(?!\w)")
_LOCALITY = pattern(r"địa phương(?!\w)")


def expand(group: str, units: Iterable[str]) -> tuple[str, ...]:
    """Those of the caller's units that a group names, in their order.

    "UBND các xã, thị trấn" holds "UBND xã Hoa Mai" and "UBND thị trấn Sơn Hạ", not "Phòng Nội vụ".
    """
    named = _SHORT.sub(lambda short: _HEADS[short.group()], fold(group))
    head = _HEAD.match(named)
    kinds = tuple(dict.fromkeys(_PLACE.findall(named)))
    return tuple(unit for unit in units if _holds(named, head[1] if head else "", kinds, _full(unit)))


def _full(unit: str) -> str:
    return _SHORT.sub(lambda short: _HEADS[short.group()], fold(unit))


def _holds(named: str, head: str, kinds: tuple[str, ...], unit: str) -> bool:
    if head:
        local = "địa phương" in named or any(re.match(f"{head} {kind}(?!\\w)", unit) for kind in kinds)
        return unit.startswith(head) and local
    if _EVERYBODY.search(named) is not None:
        return True
    place = _PLACE.search(unit)
    if place is not None and unit.startswith((place.group(), "uỷ ban nhân dân")):
        return place.group() in kinds or _LOCALITY.search(named) is not None
    branch = place is not None and place.group() in _LOWEST and not unit.startswith("trường")
    return not branch and any(
        _names(named, noun) and unit.startswith(heads) for noun, heads in _NOUNS.items()
    )


def _names(named: str, noun: str) -> bool:
    return re.search(f"(?<!\\w){noun}(?!\\w)", named) is not None
