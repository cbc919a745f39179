"""Who does an order, where a bracket behind the task says it: "Kiểm tra bếp ăn (Phòng A chủ trì, Phòng B phối hợp)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.scan import Scan

# Words before a colon that say what follows it is for the order before them.
LABEL = Opener(
    r"(?:(?P<lead_>(?:(?:cơ quan|đơn vị|bộ phận|phòng|cấp) )?(?:chủ trì(?: thực hiện| tham mưu)?|chịu trách nhiệm(?: chính)?"
    r"|đầu mối)|(?:đơn vị|cơ quan|người|phân công) thực hiện)"
    r"|(?P<partner_>(?:(?:các )?(?:cơ quan|đơn vị|bộ phận) )?phối hợp(?: thực hiện)?)"
    r"|(?P<time_>(?:thời gian|thời hạn|tiến độ|hạn)(?: hoàn thành| hoàn tất| thực hiện| triển khai| kết thúc"
    r"|(?: gửi| nộp)?(?: báo cáo)?| trình)?|hoàn thành|hoàn tất)"
    r"|(?P<other_>sản phẩm(?: đầu ra| hoàn thành)?|kết quả(?: đầu ra)?|kinh phí(?: thực hiện)?|địa điểm)"
    r")(?: dự kiến)?\s*:\s*",
    "cơ quan|đơn vị|bộ phận|phòng|cấp|chủ trì|chịu|đầu mối|người|phân công|các|phối|thời|tiến|hạn|hoàn|sản|kết|kinh|địa",
)
_DOES = Twin(r"(?: (?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|làm đầu mối|tham mưu)(?: thực hiện)?)?")
_JOINS = Twin(r" (?:cùng )?phối hợp(?: thực hiện)?$")
_SIGNS = " ,;"
_BETWEEN = re.compile(r"[;,]")
_LONGEST_LABELLED = 300  # characters of a bracket of labels
_LONGEST = 120  # characters of a bracket that only says who


class Named(NamedTuple):
    """Who leads and who joins in, and where the task before them ends if labels say it."""

    leads: tuple[BodyMention, ...]
    partners: tuple[BodyMention, ...]
    task_end: int | None = None


def opens_bracket(text: str, start: int, place: int) -> bool:
    """Whether a place stands inside a bracket that opened behind `start`."""
    return text.rfind("(", start, place) > text.rfind(")", start, place)


def who_in_bracket(scan: Scan, start: int, end: int) -> Named | None:
    """Those whom the last bracket of a range names to do what stands before it; None where it says anything else."""
    closed = scan.text.rfind(")", start, end + 1)
    opened = scan.text.rfind("(", max(start, closed - _LONGEST), closed) if closed > 0 else -1
    labelled = _labelled(scan, start, end)
    if labelled is not None or opened <= start:
        return labelled
    leads, last = scan.party_list(opened + 1, closed)
    does = _DOES.of(scan.noise).match(scan.text, last, closed)
    if not leads or does is None:
        return None
    if does.end() >= closed:
        return Named(leads, ())
    place = _past_signs(scan, does.end(), closed)
    partners, last = scan.party_list(place, closed)
    joined = _JOINS.of(scan.noise).fullmatch(scan.text, last, closed) if partners and does.group() else None
    return Named(leads, partners) if joined else None


def _labelled(scan: Scan, start: int, end: int) -> Named | None:
    """Whom labels name in the bracket that ends a range: "(chủ trì: Phòng A; phối hợp: Phòng B; thời hạn: 20/8)"."""
    opened = scan.text.rfind("(", max(start, end - _LONGEST_LABELLED), end)
    if opened <= start or scan.text.rfind(")", opened, end + 1) < end - 1:
        return None
    leads: tuple[BodyMention, ...] = ()
    partners: tuple[BodyMention, ...] = ()
    place, closed = opened + 1, scan.text.rfind(")", opened, end + 1)
    while place < closed:
        label = LABEL.match(scan.text, place, closed, scan.noise)
        stop = _piece_end(scan, place, closed)
        if label is None:
            if not scan.times_in(place, stop):
                return None
        elif label["lead_"] or label["partner_"]:
            names = names_of(scan, label.end(), stop)
            leads, partners = (names, partners) if label["lead_"] else (leads, partners + names)
            if not names:
                return None
        place = _past_signs(scan, stop, closed)
    return Named(leads, partners, opened) if leads else None


def _piece_end(scan: Scan, place: int, closed: int) -> int:
    """Where what a label says ends: at a semicolon, or at a comma with another label behind it."""
    for sign in _BETWEEN.finditer(scan.text, place, closed):
        behind = _past_signs(scan, sign.start(), closed)
        if sign.group() == ";" or LABEL.match(scan.text, behind, closed, scan.noise):
            return sign.start()
    return closed


def _past_signs(scan: Scan, place: int, end: int) -> int:
    while place < end and scan.text[place] in _SIGNS:
        place += 1
    return place


def names_of(scan: Scan, place: int, end: int) -> tuple[BodyMention, ...]:
    """The names that fill a label; nothing where a task follows them."""
    names, last = scan.party_list(place, end)
    if not names:
        names, last = scan.party_list(place, end, guess=True)
    return names if scan.after_name(last, end) >= end else ()
