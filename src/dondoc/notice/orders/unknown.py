"""Items of a list of tasks whose first word is in no list: a verb, where nothing tells of a statement."""

from __future__ import annotations

from dondoc.notice.orders.joins import deadline_in
from dondoc.notice.orders.lexicon import Noise
from dondoc.notice.orders.openings import Frame, Mode, Opening, leads_in
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.scan import Scan

UNKNOWN_VERB = "order.verb.unknown"
STATED = 90  # characters from the start within which a statement shows itself
_STATES = Twin(
    r"\b(?:đã|đạt|ước|tính đến|chiếm|đang|hiện có|gồm|là|bị|có hoàn cảnh|dự kiến (?:tổ chức|diễn ra)) "
)
# The same, unless a day is set.
_STATES_PLAINLY = Twin(r"\b(?:dự kiến|vẫn|nay|tiến độ chậm|do (?:các )?<holder>)\b")


def open_unknown(scan: Scan, part: Part, frame: Frame) -> Opening | None:
    """An item of a list of tasks that opens with no noun we know: with a verb, then."""
    if not frame.item or frame.mode is not Mode.ORDERS or frame.consent:
        return None
    if part.end - part.start < (8 if frame.headed else 25) or not scan.cased[part.start].isupper():
        return None
    if scan.noise is not Noise.BARE and scan.cased[part.start : part.end].isascii():
        return None  # "Digitized by …": what a machine left on the page
    if scan.opens_with_noun(part.start) or scan.body_at(part.start) or leads_in(scan, part.start):
        return None
    if scan.times_in(part.start, part.start + 1):
        return None
    if _is_statement(scan, part):
        return None
    if scan.verb_at(part.start) > part.start or scan.text.find(":", part.start, part.start + 40) > 0:
        return None
    return Opening(part.start, part.start, UNKNOWN_VERB)


def _is_statement(scan: Scan, part: Part) -> bool:
    """Whether the words near the start tell how things stand."""
    last = min(part.start + STATED, part.end)
    if _STATES.of(scan.noise).search(scan.text, part.start, last):
        return True
    plainly = _STATES_PLAINLY.of(scan.noise).search(scan.text, part.start, last) is not None
    return plainly and deadline_in(scan, part.start, part.end) is None
