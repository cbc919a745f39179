"""What an order asks, word by word: its actions, its limits and its purpose."""

from __future__ import annotations

import re
from typing import NamedTuple

from dondoc.notice.orders.parts import trimmed
from dondoc.notice.orders.patterns import Opener, Twin, members
from dondoc.notice.orders.scan import Scan

_CUT = Twin(
    r"[,;.] (?:và )?| (?=(?:(?<!không )để|nhằm|trong đó|trên cơ sở đó|đảm bảo|bảo đảm|không để|tránh|khi) )| và "
)
_LIMITS = Opener(
    r"(?:trong đó|đảm bảo|bảo đảm|không để|không|tránh|khi|trường hợp|nếu|xác định rõ|chú ý|"
    r"lưu ý|nhất là|đặc biệt)\b",
    "trong|đảm|bảo|không|tránh|khi|trường|nếu|xác|chú|lưu|nhất|đặc",
)
_PURPOSE = Opener(r"(?:để|nhằm|làm cơ sở|phục vụ cho|góp phần)\b", "để|nhằm|làm|phục|góp")
_TELLS = Opener(r"(?:báo cáo|trình|gửi|nộp)\b", "báo|trình|gửi|nộp")
_COMMA = ","
_WORD = re.compile(r"[^\W\d_]+")
_HALF = 4  # syllables of the longest verb that may end a clause
_SHORT = 6  # characters: less is no clause


class Clauses(NamedTuple):
    """The clauses of an order by what they do; places of the view."""

    actions: tuple[tuple[int, int], ...]
    constraints: tuple[tuple[int, int], ...]
    purpose: tuple[int, int] | None


def read_clauses(scan: Scan, work: int, end: int) -> Clauses:
    """Cut an order at its commas and sort the clauses; "kiểm tra, giám sát việc …" shares its object and is one."""
    sorted_: dict[str, list[tuple[int, int]]] = {"action": [], "limit": [], "purpose": []}
    open_kind = "action"
    begin = work
    for stop, after in [*(m.span() for m in _CUT.of(scan.noise).finditer(scan.text, work, end)), (end, end)]:
        if stop < end and scan.body_over(stop) is not None:
            continue
        start, last = trimmed(scan.folded, begin, stop)
        if stop < end and _goes_on(scan, (start, last), stop, after):
            continue
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


def _goes_on(scan: Scan, clause: tuple[int, int], stop: int, after: int) -> bool:
    """Whether what stands behind a comma or "và" shares an object with the clause before it."""
    start, last = clause
    if scan.text[stop] not in f"{_COMMA} " or after == stop or scan.verb_at(start) == start:
        return False
    if _is_pair(scan, last, after):
        return True
    if scan.verb_at(after) == after or _sort(scan, after, len(scan.text)) != "action":
        return False
    told = _TELLS.match(scan.text, after, len(scan.text), scan.noise) is not None
    return _only_verbs(scan, start, last) if told else _ends_in_verb(scan, start, last)


def _is_pair(scan: Scan, last: int, after: int) -> bool:
    """Whether the words on both sides of a comma belong together ("phòng, chống")."""
    half = scan.text[scan.text.rfind(" ", 0, last) + 1 : last]
    other = _WORD.match(scan.text, after)
    return other is not None and f"{half}{_COMMA} {other.group()}" in members("pairs", scan.noise)


def _only_verbs(scan: Scan, start: int, end: int) -> bool:
    """Whether a clause holds nothing but verbs, so that it says no object."""
    place = start
    while place < end:
        verb = scan.verb_at(place)
        if verb == place:
            return False
        place = verb
        while place < end and scan.text[place] in f"{_COMMA} ":
            place += 1
        place += len("và ") if scan.text.startswith(("và ", "va "), place) else 0
    return True


def _ends_in_verb(scan: Scan, start: int, end: int) -> bool:
    """Whether the last words of a clause are a verb: its object is still to come."""
    place = end
    for _ in range(_HALF):
        place = scan.text.rfind(" ", start, place)
        begin = max(place + 1, start)
        if scan.verb_at(begin) == end:
            return True
        if place < 0:
            break
    return False


def _sort(scan: Scan, start: int, end: int) -> str | None:
    if _PURPOSE.match(scan.text, start, end, scan.noise):
        return "purpose"
    if _LIMITS.match(scan.text, start, end, scan.noise):
        return "limit"
    return "action" if scan.verb_at(start) > start else None
