"""What an office writes above and below its papers, from its row in the tree of units."""

from __future__ import annotations

import re

from dondoc_office.papers.form import lines_of
from dondoc_office.papers.paper import Letterhead, Signature
from dondoc_office.units.models import Kind, Unit

_COMMITTEE = re.compile(r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân) (?P<place>.+)", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu) (?P<name>\D.*)", re.IGNORECASE
)
_HEADS = ("Văn phòng", "Phòng", "Ban", "Sở", "Trung tâm", "Thanh tra", "Chi cục")
_OFFICE = "Văn phòng"
_WIDEST, _SIZE = 70.0, 12.0  # millimetres and points: the left half of the heading


def letterhead_of(unit: Unit) -> Letterhead:
    """A committee stands alone; every other unit stands below the one it belongs to."""
    committee = _COMMITTEE.fullmatch(unit.name)
    place = place_of(unit)
    if committee:
        lines = ("ỦY BAN NHÂN DÂN", committee["place"].upper())
        return Letterhead(lines, "UBND", place, unit.name)
    parent = _broken(unit.parent.name.upper(), bold=False) if unit.parent else ()
    return Letterhead(_broken(unit.name.upper()), symbol_of(unit), place, unit.name, parent)


def place_of(unit: Unit) -> str:
    """The name of the commune, district or province in which the unit sits; a number keeps its word."""
    above: Unit | None = unit
    while above is not None:
        committee = _COMMITTEE.fullmatch(above.name)
        if committee:
            named = _LEVEL.fullmatch(committee["place"])
            return named["name"] if named else committee["place"][:1].upper() + committee["place"][1:]
        above = above.parent
    return ""


def symbol_of(unit: Unit) -> str:
    """`Phòng Tài chính - Kế hoạch` → `TCKH`; an office of a committee → `VP`."""
    if _COMMITTEE.fullmatch(unit.name):
        return "UBND"
    if unit.kind == Kind.OFFICE and unit.name.startswith(_OFFICE):
        return "VP"
    name = unit.name
    for head in _HEADS:
        name = name.removeprefix(f"{head} ")
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(word[0].upper() for word in words if word not in ("và", "huyện", "xã", "tỉnh"))


def signed_for(unit: Unit, *, head: str = "", on_behalf: str = "TM") -> Signature:
    """The usual signature of an office: the chair for the committee, the head of an office for the chair.

    `on_behalf` is TM (for the committee), KT (the deputy for the chair) or TL (by order of the chair).
    """
    if not _COMMITTEE.fullmatch(unit.name):
        return Signature((_post(unit),), head)
    lines = {
        "TM": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "KT": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "TL": ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    }
    return Signature(lines[on_behalf], head)


def _post(unit: Unit) -> str:
    posts = {
        "Văn phòng": "CHÁNH VĂN PHÒNG",
        "Phòng": "TRƯỞNG PHÒNG",
        "Ban": "TRƯỞNG BAN",
        "Thanh tra": "CHÁNH THANH TRA",
    }
    named = next((post for head, post in posts.items() if unit.name.startswith(f"{head} ")), None)
    return named or ("TRƯỞNG CÔNG AN" if unit.name.startswith("Công an ") else "GIÁM ĐỐC")


def _broken(name: str, *, bold: bool = True) -> tuple[str, ...]:
    return lines_of(name, _SIZE, _WIDEST, bold=bold)
