"""Values of the contract in words for people, in Vietnamese and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dondoc.errors import Message

MISSING: Mapping[str, Message] = {
    "lead": Message(vi="chủ trì", en="lead"),
    "work": Message(vi="việc", en="work"),
    "deadline": Message(vi="thời hạn", en="deadline"),
    "responsible": Message(vi="người phụ trách", en="responsible leader"),
    "product": Message(vi="sản phẩm", en="product"),
    "authority": Message(vi="thẩm quyền", en="authority"),
}

DELIVERABLES: Mapping[str, Message] = {
    "bao_cao": Message(vi="báo cáo", en="report"),
    "van_ban": Message(vi="văn bản", en="document"),
    "ke_hoach": Message(vi="kế hoạch", en="plan"),
    "hoi_nghi": Message(vi="hội nghị", en="meeting"),
    "so_lieu": Message(vi="số liệu", en="figures"),
    "quyet_dinh": Message(vi="quyết định", en="decision"),
    "to_trinh": Message(vi="tờ trình", en="submission"),
    "cong_trinh": Message(vi="công trình", en="works"),
    "khac": Message(vi="khác", en="other"),
}

KINDS: Mapping[str, Message] = {
    "assigned": Message(vi="có địa chỉ", en="assigned"),
    "general": Message(vi="giao chung", en="general"),
}

SEVERITIES: Mapping[str, Message] = {
    "error": Message(vi="lỗi", en="error"),
    "warning": Message(vi="cảnh báo", en="warning"),
    "info": Message(vi="lưu ý", en="info"),
}

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_INTERVALS: Mapping[str, Message] = {
    "weekly": Message(vi="hằng tuần", en="weekly"),
    "monthly": Message(vi="hằng tháng", en="monthly"),
    "quarterly": Message(vi="hằng quý", en="quarterly"),
    "halfyearly": Message(vi="6 tháng một lần", en="half-yearly"),
    "yearly": Message(vi="hằng năm", en="yearly"),
}
_SINCE: Mapping[str, Message] = {
    "issue": Message(vi="ngày ban hành", en="issue"),
    "receipt": Message(vi="ngày nhận", en="receipt"),
    "event": Message(vi="sự kiện", en="the event"),
}


def _as(vi: str, en: str) -> Callable[[re.Match[str]], Message]:
    """The parts of a value put into a sentence of each language."""
    return lambda found: Message(vi=vi.format_map(found.groupdict()), en=en.format_map(found.groupdict()))


def _quarter(found: re.Match[str]) -> Message:
    quarter = found["quarter"]
    return Message(vi=f"quý {_ROMAN[quarter]}/{found['year']}", en=f"Q{quarter}/{found['year']}")


def _half(found: re.Match[str]) -> Message:
    part = "đầu" if found["half"] == "1" else "cuối"
    return Message(vi=f"6 tháng {part} năm {found['year']}", en=f"H{found['half']}/{found['year']}")


def _recurrent(found: re.Match[str]) -> Message:
    interval = _INTERVALS[found["interval"]]
    if not found["on"]:
        return interval
    return Message(vi=f"ngày {found['on']} {interval.vi}", en=f"{interval.en} on day {found['on']}")


def _relative(found: re.Match[str]) -> Message:
    since = _SINCE[found["since"]]
    working = bool(found["working"])
    return Message(
        vi=f"{found['count']} ngày{' làm việc' if working else ''} kể từ {since.vi}",
        en=f"{found['count']} {'working ' if working else ''}days from {since.en}",
    )


_WRITINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Message]], ...] = (
    (
        re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
        _as("{day}/{month}/{year}", "{day}/{month}/{year}"),
    ),
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)"), _as("tháng {month}/{year}", "{month}/{year}")),
    (re.compile(r"(?P<year>\d{4})-Q(?P<quarter>[1-4])"), _quarter),
    (re.compile(r"(?P<year>\d{4})-H(?P<half>[12])"), _half),
    (re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)"), _as("tuần {week}/{year}", "week {week}/{year}")),
    (re.compile(r"(?P<year>\d{4})"), _as("năm {year}", "{year}")),
    (re.compile(rf"recur:(?P<interval>{'|'.join(_INTERVALS)})(?::(?P<on>\w+))?"), _recurrent),
    (re.compile(r"rel:(?P<since>issue|receipt|event)\+(?P<count>\d+)(?:(?P<working>w)d|d)"), _relative),
)


def moment(value: str) -> Message:
    """A date, a period or the value of a deadline in words; what is unknown stays as it is."""
    for pattern, said in _WRITINGS:
        found = pattern.fullmatch(value)
        if found:
            return said(found)
    return Message(vi=value, en=value)


def due(value: str, latest: str, words: str, language: str) -> str:
    """A deadline as a table shows it: its value, and the last day where that is not the same."""
    if not value:
        return ""
    said = words if value == "event" else moment(value).in_language(language)
    if not latest or latest == value:
        return said
    if len(value) == len(latest) and latest < value:  # a day: "trước ngày" leaves the day before
        return f"trước {said}" if language == "vi" else f"before {said}"
    until = moment(latest).in_language(language)
    return f"{said} (đến {until})" if language == "vi" else f"{said} (until {until})"
