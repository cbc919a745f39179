"""Whom the words before a task mean, and what one of the people wishes."""

from __future__ import annotations

from dondoc.bodies import BodyMention
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Opener
from dondoc.notice.orders.scan import Scan

_TOWARDS = Opener(r"(?:riêng )?(?:đối với|về phía|riêng) (?:các đồng chí |đồng chí )?", "riêng|đối|về")
_PEOPLE = Opener(r"(?:ông|bà|anh|chị|cử tri)\b", "ông|bà|anh|chị|cử")
_RAISES = Opener(
    r"(?:kiến nghị|đề nghị|phản ánh|hỏi|nêu|cho rằng|thắc mắc|xin|đề xuất)\b",
    "kiến|đề|phản|hỏi|nêu|cho|thắc|xin",
)


def meant_for(scan: Scan, part: Part, place: int) -> tuple[BodyMention, ...]:
    """ "Đối với UBND xã A: rà soát …": who is meant, where nothing but a sign stands before the task."""
    towards = _TOWARDS.match(scan.text, part.start, place, scan.noise) if part.opens else None
    if towards is None:
        return ()
    leads, end = scan.party_list(towards.end(), place)
    return leads if leads and scan.after_name(end, part.end) == place else ()


def raises(scan: Scan, person: BodyMention, work: int) -> bool:
    """ "Bà A, tổ 9 kiến nghị …": what one of the people says is told, not ordered."""
    text = scan.text
    if person.kind != "person" or _PEOPLE.match(text, person.start, person.end, scan.noise) is None:
        return False
    return _RAISES.match(text, work, len(text), scan.noise) is not None
