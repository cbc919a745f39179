"""What an order asks, word by word: its actions, its limits and its purpose."""

from __future__ import annotations

from typing import NamedTuple

from dondoc.notice.orders.parts import trimmed
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.scan import Scan

_CUT = Twin(
    r"[,;.] (?:và )?| (?=(?:để|nhằm|trong đó|trên cơ sở đó|đảm bảo|bảo đảm|không để|tránh|khi) )| và "
)
_LIMITS = Opener(
    r"(?:trong đó|đảm bảo|bảo đảm|không để|không|tránh|khi|trường hợp|nếu|xác định rõ|chú ý|"
    r"lưu ý|nhất là|đặc biệt)\b",
    "trong|đảm|bảo|không|tránh|khi|trường|nếu|xác|chú|lưu|nhất|đặc",
)
_PURPOSE = Opener(r"(?:để|nhằm|làm cơ sở|phục vụ cho|góp phần)\b", "để|nhằm|làm|phục|góp")


_SHORT = 6  # characters: less is no clause


class Clauses(NamedTuple):
    """The clauses of an order by what they do; places of the view."""

    actions: tuple[tuple[int, int], ...]
    constraints: tuple[tuple[int, int], ...]
    purpose: tuple[int, int] | None


def read_clauses(scan: Scan, work: int, end: int) -> Clauses:
    """Cut an order at its commas and sort the clauses."""
    sorted_: dict[str, list[tuple[int, int]]] = {"action": [], "limit": [], "purpose": []}
    open_kind = "action"
    begin = work
    for stop, after in [*(m.span() for m in _CUT.of(scan.noise).finditer(scan.text, work, end)), (end, end)]:
        if stop < end and scan.body_over(stop) is not None:
            continue
        start, last = trimmed(scan.folded, begin, stop)
        begin = after
        if last - start <= _SHORT:
            continue
        kind = _sort(scan, start, last)
        clauses = sorted_[kind or open_kind]
        if kind is None and clauses:
            clauses[-1] = (clauses[-1][0], last)
        else:
            clauses.append((start, last))
        open_kind = kind or open_kind
    purposes = sorted_["purpose"]
    return Clauses(tuple(sorted_["action"]), tuple(sorted_["limit"]), purposes[0] if purposes else None)


def _sort(scan: Scan, start: int, end: int) -> str | None:
    if _PURPOSE.match(scan.text, start, end, scan.noise):
        return "purpose"
    if _LIMITS.match(scan.text, start, end, scan.noise):
        return "limit"
    return "action" if scan.verb_at(start) > start else None
