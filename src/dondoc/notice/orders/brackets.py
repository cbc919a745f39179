"""Who does an order, where a bracket behind the task says it: "Kiểm tra bếp ăn (Phòng A chủ trì, Phòng B phối hợp)"."""

from __future__ import annotations

from typing import NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.scan import Scan

_DOES = Twin(r"(?: (?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|làm đầu mối|tham mưu)(?: thực hiện)?)?")
_JOINS = Twin(r" (?:cùng )?phối hợp(?: thực hiện)?$")
_SIGNS = " ,;"
_LONGEST = 120  # characters of a bracket that only says who


class Named(NamedTuple):
    """Who leads and who joins in."""

    leads: tuple[BodyMention, ...]
    partners: tuple[BodyMention, ...]


def who_in_bracket(scan: Scan, start: int, end: int) -> Named | None:
    """Those whom the last bracket of a range names to do what stands before it; None where it says anything else."""
    closed = scan.text.rfind(")", start, end + 1)
    opened = scan.text.rfind("(", max(start, closed - _LONGEST), closed) if closed > 0 else -1
    if opened <= start:
        return None
    leads, last = scan.party_list(opened + 1, closed)
    does = _DOES.of(scan.noise).match(scan.text, last, closed)
    if not leads or does is None:
        return None
    if does.end() >= closed:
        return Named(leads, ())
    place = does.end()
    while place < closed and scan.text[place] in _SIGNS:
        place += 1
    partners, last = scan.party_list(place, closed)
    joined = _JOINS.of(scan.noise).fullmatch(scan.text, last, closed) if partners and does.group() else None
    return Named(leads, partners) if joined else None
