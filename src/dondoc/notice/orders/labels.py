"""Lines that say by a label who does the order before them, with whom and until when ("Đơn vị chủ trì: …")."""

from __future__ import annotations

from dondoc.notice.orders.brackets import LABEL, names_of
from dondoc.notice.orders.drafting import Draft
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.scan import Scan
from dondoc.vietnamese.times import TimeExpression

_CONTENT = Opener(r"(?:nội dung(?: công việc| thực hiện)?|nhiệm vụ|công việc)\s*:\s*", "nội|nhiệm|công")
_RANGE = Opener(
    r"(?:(?:(?:kể|tính|bắt đầu) )?từ|thường xuyên|trong cả|cả)\b", "từ|kể|tính|bắt|thường|trong|cả"
)
_ANSWERED = Twin(r"\b(?:đồng ý|thống nhất|nhất trí|giao|yêu cầu)\b")
_LONGEST = 260  # characters


def past_content_label(scan: Scan, part: Part) -> Part:
    """The part without the label of its own content ("Nội dung: …")."""
    label = _CONTENT.match(scan.text, part.start, part.end, scan.noise)
    return part._replace(start=label.end()) if label and label.end() < part.end else part


def read_label(scan: Scan, part: Part, draft: Draft) -> bool:
    """Whether a part only labels the order before it; the draft takes what it says and runs on to its end."""
    label = (
        LABEL.match(scan.text, part.start, part.end, scan.noise) if part.end - part.start < _LONGEST else None
    )
    if label is None:
        return False
    place = label.end()
    if label["lead_"] or label["partner_"]:
        names = names_of(scan, place, part.end)
        if not names:
            return False
        if label["lead_"]:
            draft.leads, draft.lead_source, draft.kind = names, "explicit", "assigned"
        else:
            draft.coordinating += names
    if label["other_"] and _ANSWERED.of(scan.noise).search(scan.text, place, part.end):
        return False  # "Kinh phí: đồng ý bổ sung …": a decision
    draft.task_end = draft.task_end or draft.end
    if label["time_"]:
        draft.heading_time = _time(scan, place, part.end) or draft.heading_time
    draft.end = part.end
    return True


def _time(scan: Scan, place: int, end: int) -> TimeExpression | None:
    """The time that fills a label, whatever words stand before it; the range of an activity is none."""
    if _RANGE.match(scan.text, place, end, scan.noise):
        return None
    return next((time for time in scan.times_in(place, end) if time.kind != "vague"), None)
