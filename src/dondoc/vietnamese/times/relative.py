"""How a time counted from something is written: trong 10 ngày làm việc kể từ ngày ban hành."""

from __future__ import annotations

import re

from dondoc.text.folding import bare
from dondoc.vietnamese.times.model import When
from dondoc.vietnamese.times.writing import D, M, Writing, Y

# What the days are counted from runs to the end of its phrase.
_WORDS = r"(?: (?!(?:để|nhằm|phải) |theo quy định)[^\s,;.:()]+)"
TAIL = (
    r",? (?:(?:(?:kể |tính )+từ|tính từ)(?: sau)?(?: ngày| khi| thời điểm| lúc)*|(?:sau|từ) (?:khi|ngày)(?: ngày)?)"
    rf"(?P<from> {D}/{M}/{Y}|{_WORDS}{{1,14}})"
)
UNIT = r"(?P<unit>ngày(?P<work> làm việc)?|tuần|tháng|giờ|h)(?! đầu| cuối| \d|/)(?!\w)"
_RECEIPT = re.compile(r"\b(?:tiep nhan|nhan)\b")
_ISSUE = re.compile(
    r"\b(?:ban hanh|ky|phat hanh|ra|thong bao|van ban|ket luan|chi thi|cong van|ke hoach|quyet dinh)\b"
)
_WHOLE_DAY = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")
_DAYS = {"ngay": 1, "tuan": 7, "thang": 30}


def amount_in_days(count: int, unit: str) -> int:
    """The contract counts in days: a week is 7, a month 30, hours are rounded up."""
    word = bare(unit).split(" ")[0]
    if word in ("gio", "h"):
        return -(-count // 24)
    return count * _DAYS[word]


def anchor_of(phrase: str | None) -> str:
    """What the days are counted from: the issue of this document unless the words say otherwise."""
    if phrase is None:
        return "issue"
    words = bare(phrase)
    if _RECEIPT.search(words):
        return "receipt"
    return "issue" if _ISSUE.match(words.strip()) else "event"


def relative(count: int, match: re.Match[str]) -> When:
    """From a count and a match of `UNIT` with an optional `TAIL`."""
    unit = "wd" if match["work"] else "d"
    days = amount_in_days(count, match["unit"])
    since = _WHOLE_DAY.match(match["from"].strip()) if match["from"] else None
    if since is not None:
        day, month, year = map(int, since.groups())
        return When("span", year, month, day, days, unit=unit, anchor="event")
    return When("span", number=days, unit=unit, anchor=anchor_of(match["from"]))


RELATIVE = rf"{UNIT}(?:{TAIL})?"
# A count of months is also an amount ("sơ kết 6 tháng"): only with its beginning, or in a period of grace.
COUNTED_TAIL = rf"(?:{UNIT}{TAIL})"
BEFORE_EVENT = rf"{UNIT} trước(?: khi| ngày)?{_WORDS}{{1,14}}"


def _hours(match: re.Match[str]) -> When:
    return When("span", number=-(-int(match["n"]) // 24), unit="d", anchor=anchor_of(match["from"]))


HOURS: tuple[Writing, ...] = (
    Writing("relative.hours", rf"(?P<n>\d{{2}}) ?(?:h|giờ)(?!\w)(?:{TAIL})?", _hours),
)
