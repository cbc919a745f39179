"""How an order opens: by a trigger, by the one who acts, by "Đồng thời", or by its verb."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.senders import Sender
from dondoc.values import quick


class Mode(Enum):
    """What the part of the document is about."""

    PREAMBLE = "preamble"  # who met, why: only plain triggers order here
    ASSESSMENT = "assessment"  # what was done: triggers and strong verbs only
    MIXED = "mixed"  # conclusions: whoever is named acts, verbs alone do when they are known
    ORDERS = "orders"  # a list of tasks: an item that opens with a verb is one


class Opening(NamedTuple):
    """Where an order begins, why, and who was named to do it."""

    start: int
    work: int  # where the task itself begins
    rule: str
    trigger: tuple[int, int] | None = None
    leads: tuple[BodyMention, ...] = ()
    colon: bool = False  # "Đơn vị: việc"

    @property
    def named(self) -> bool:
        return bool(self.leads)


@quick
@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a part: the kind of section, what it hangs under, what went before."""

    mode: Mode
    sender: Sender
    headed: bool  # a heading above names who acts
    item: bool  # the part opens an item of a list
    running: bool  # an order of the same paragraph went before
    consent: bool = False  # the sentence agrees to something: a verb alone orders nothing in it


_PREFIX = Opener(r"<prefix>\b", "<prefix>")
_AIMS = Opener(
    r"(?:để|nhằm|(?:thực hiện|triển khai) (?:nghị quyết|kết luận|chỉ thị|ý kiến|chỉ đạo|quyết định|công văn|"
    r"văn bản|kế hoạch số|thông báo|công điện|tờ trình|nghị định|thông tư|luật|chương trình số)|xuất phát|trên cơ sở|căn cứ)\b",
    "để|nhằm|thực|triển|xuất|trên|căn",
)
_PAST = Twin(r"\b(?:đã|đạt|ước|chưa|vẫn|còn|này được|được tiếp tục) ")
_FREE = Opener(r"(?:đối với|riêng|trên cơ sở|với|để|nhằm|căn cứ|về)\b", "đối|riêng|trên|với|để|nhằm|căn|về")
_SUBJECT = Opener(r"(?:việc|công tác|sự)\b", "việc|công|sự")
_ALSO = Opener(r"<also>\b,?\s*", "<also>")
_FUNCTION = Opener(
    r"(?:,? ?(?:theo|căn cứ) (?:đúng )?<duty>[^;:.]{0,90}?)(?:,? )(?=<task>\b)", ", |,t|,c| t| c|theo|căn"
)
_KEPT = Opener(r"<kept>\b", "<kept>")
_LOOK = 420  # characters: a clause that leads in is not longer


def after_function(scan: Scan, place: int, limit: int) -> int:
    """Where the task begins behind "theo chức năng, nhiệm vụ được giao"; the place if that is absent."""
    function = _FUNCTION.match(scan.text, place, limit, scan.noise)
    return function.end() if function else place


def after_also(scan: Scan, place: int, limit: int) -> int:
    """Where the words behind "Đồng thời," begin; the place if that is absent."""
    also = _ALSO.match(scan.text, place, limit, scan.noise)
    return also.end() if also else place


def leads_in(scan: Scan, place: int) -> bool:
    """Whether a clause opens here that only leads in to an order."""
    return _PREFIX.match(scan.text, place, len(scan.text), scan.noise) is not None


def aims(scan: Scan, place: int) -> bool:
    """Whether a clause opens here that says what for: it may hold verbs of its own."""
    return _AIMS.match(scan.text, place, len(scan.text), scan.noise) is not None


def places(scan: Scan, part: Part) -> list[int]:
    """Where the actor or the verb may stand: at the start, or after the clauses that lead in."""
    start, end = part.start, part.end
    found = [start]
    also = after_also(scan, start, end)
    if also > start:
        found.append(also)
    function = after_function(scan, also, end)
    if function > also:
        return [*found, function]
    for time in scan.times_in(start, min(start + 6, end)):
        found.append(_past_blank(scan.text, time.end))
    if leads_in(scan, also) or scan.opens_with_noun(also):
        found += _behind_clauses(scan, also, end)
    return found


def _behind_clauses(scan: Scan, start: int, end: int) -> list[int]:
    text, found = scan.text, []
    colon = text.find(":", start, min(start + 120, end))
    if colon > 0:
        found.append(_past_blank(text, colon + 1))
        if _SUBJECT.match(text, found[0], end, scan.noise):
            return found  # "Về chủ trương: việc sắp xếp, xử lý trụ sở phải …"
    free = _FREE.match(text, start, len(text), scan.noise) is not None
    past = None if free else _PAST.of(scan.noise).search(text, start, min(start + _LOOK, end))
    last = past.start() if past else min(start + _LOOK, end)
    comma = text.find(",", start, last)
    while comma > 0 and len(found) < 12:
        found.append(_past_blank(text, comma + 1))
        comma = text.find(",", comma + 1, last)
    return found


def order_start(scan: Scan, start: int, place: int) -> int:
    """An order begins with the words before it only where they hold its deadline or belong to it."""
    due = next((time for time in scan.times_in(start, place) if time.role == "deadline"), None)
    if place == start or due is not None:
        topic = scan.text.rfind(": ", start, due.cue_start) if due is not None else -1
        return topic + 2 if topic > 0 and scan.body_over(topic) is None else start
    if _KEPT.match(scan.text, start, len(scan.text), scan.noise):
        return start
    return place


def _past_blank(text: str, place: int) -> int:
    while place < len(text) and text[place] in " ,*":
        place += 1
    return place
