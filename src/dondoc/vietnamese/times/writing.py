"""The parts that writings of times share, and how a writing is declared.

Every regex is written for folded text and compiled twice: as it is, and without marks for
texts that lost theirs. Words a reader looks up are therefore keyed without marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from dondoc.text.folding import bare, pattern
from dondoc.vietnamese.numbers import parse_words
from dondoc.vietnamese.times.model import Part, When

D = r"(?:[12]\d|3[01]|0?[1-9])"
M = r"(?:1[0-2]|0?[1-9])"
Y = r"(?:19|20)\d\d"
MONTH_WORD = r"(?:giêng|hai|ba|tư|năm(?= năm \d)|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)"
SLASH = r" ?/ ?"
# A full stop or a dash joins a date only without blanks: "ngày 15. 4 xã" is no date.
SEPARATOR = r"(?: ?/ ?|[.\-])"
YEAR_TAIL = rf"(?:(?:,? năm |{SLASH}|-)(?P<y>{Y})(?!\d))"
OTHER_YEAR = r"(?: năm (?P<other>sau|tới|nay|này)(?!\w))"
NO_MORE = r"(?![\d/%]|[.,]\d)"
NEXT = r"(?P<shift>này|nay|sau|tới|kế tiếp|tiếp theo|liền kề|liền sau|trước|vừa qua|qua)(?!\w)"
INTERVAL = r"(?:6 tháng|06 tháng|sáu tháng|nửa năm|ngày|tuần|tháng|quý|năm)"
EACH = ("hằng", "hàng", "hãng", "mỗi")  # "hãng": what recognition makes of "hằng"
EVERY = rf"(?:{'|'.join(EACH)})"

MONTH_WORDS = {
    "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
PARTS: dict[str, Part] = {"dau": "begin", "giua": "middle", "cuoi": "end"}
INTERVALS = {
    "ngay": "daily", "tuan": "weekly", "thang": "monthly", "quy": "quarterly",
    "6 thang": "halfyearly", "06 thang": "halfyearly", "sau thang": "halfyearly",
    "nua nam": "halfyearly", "nam": "yearly",
}  # fmt: skip
FREQUENCY = ("daily", "weekly", "monthly", "quarterly", "halfyearly", "yearly")
_SHIFTS = {"nay": 0, "truoc": -1, "qua": -1, "vua qua": -1}

_NUMBER_WORD = r"(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt)"
_COUNT_BEFORE = (
    rf"(?<![\w/.,\-])(?P<n>\d{{1,3}}|(?:{_NUMBER_WORD} ){{0,3}}?{_NUMBER_WORD})(?: ?\([^()\d]{{2,20}}\))? $"
)
_MAY_COUNT = frozenset(bare(_NUMBER_WORD)[3:-1].split("|"))


class Core(NamedTuple):
    """A time without its cue."""

    start: int
    end: int
    rule: str
    when: When


Reader = Callable[[re.Match[str]], When | None]


class Writing(NamedTuple):
    """One way to write a time: an id in words, a regex tried at its anchor, and its meaning."""

    id: str
    regex: str
    read: Reader


@cache
def compiled(regex: str, lost_marks: bool = False) -> re.Pattern[str]:
    """The regex for folded text, or for folded text without marks."""
    folded = pattern(regex)
    return re.compile(bare(folded.pattern)) if lost_marks else folded


def year(written: str | None) -> int | None:
    """`2023`, or `23` for 2023."""
    if not written:
        return None
    return int(written) + 2000 if len(written) == 2 else int(written)


def month(written: str | None) -> int | None:
    """The month in digits or in words."""
    if not written:
        return None
    return int(written) if written.isdigit() else MONTH_WORDS[bare(written)]


def other_year(written: str | None) -> tuple[int, str]:
    """Shift and interval of a `When` that names this year or the next ("ngày 15/01 năm sau")."""
    return (shift(written), "year") if written else (0, "")


def shift(written: str | None) -> int:
    """0 for this period, 1 for the next, -1 for the one before."""
    return _SHIFTS.get(bare(written), 1) if written else 0


def count_before(text: str, at: int, lost_marks: bool) -> tuple[int, int] | None:
    """Where a number that ends just before `at` starts, and its value: "10 (mười) ", "sáu "."""
    if at < 2 or text[at - 1] != " ":
        return None
    last = text[text.rfind(" ", 0, at - 1) + 1 : at - 1]
    if not (last and (last[-1].isdigit() or last[-1] == ")" or bare(last) in _MAY_COUNT)):
        return None
    low = max(0, at - 40)
    match = compiled(_COUNT_BEFORE, lost_marks).search(text, low, at)
    if match is None:
        return None
    written = match["n"]
    value = int(written) if written.isdigit() else parse_words(written)
    return None if value is None else (match.start(), int(value))


def most_frequent(intervals: list[str]) -> str:
    """Of several intervals the one that comes round first, as the contract asks."""
    return min(intervals, key=FREQUENCY.index)
