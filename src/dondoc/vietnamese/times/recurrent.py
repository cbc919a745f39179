"""How what comes round is written: hằng tháng, định kỳ hằng quý, 6 tháng một lần."""

from __future__ import annotations

import re

from dondoc.text.folding import bare
from dondoc.vietnamese.times.model import When
from dondoc.vietnamese.times.writing import EVERY, INTERVAL, INTERVALS, SLASH, D, M, Writing, most_frequent

_MORE = rf"(?:(?:,| và| hoặc|;|/)? ?(?:{EVERY} )?{INTERVAL}(?!\w))*"
_ONCE = r"(?: ?/ ?(?:1 |01 )?lần| (?:một|1|01) lần)"
_ON_DAY = (
    r"(?:,? \(?(?:(?:chậm|muộn) nhất (?:là |vào )?)?(?:trước |vào |đến )?(?<= )ngày "
    rf"(?P<d>{D})(?:{SLASH}(?P<m>{M}))?(?: của)?(?: tháng(?: sau| kế tiếp)?)?(?![\w/]| \d)\)?)?"
)
# "hàng tháng 4" ends in a month, "mỗi tuần 2 buổi" in a count of times.
_NO_NUMBER = r"(?! \d++(?! (?:lần|buổi|đợt|cuộc|ca|kỳ)(?!\w)))"
_EACH = re.compile(r"(?:0?6|sau) thang|nua nam|ngay|tuan|thang|quy|nam")


def intervals(written: str) -> When | None:
    """The most frequent of the intervals named in words."""
    found = [INTERVALS[each] for each in _EACH.findall(bare(written))]
    return When("recur", interval=most_frequent(found)) if found else None


def _interval(match: re.Match[str]) -> When | None:
    return intervals(match["each"])


def _on_a_day(match: re.Match[str]) -> When | None:
    """ "Định kỳ hằng tháng (trước ngày 25)": the day belongs to the month only."""
    when = intervals(match["each"])
    if when is not None and when.interval == "monthly" and match["d"] and not match["m"]:
        return when._replace(day=int(match["d"]))
    return when


EVERYTHING: tuple[Writing, ...] = (
    Writing("recurrent.every", rf"(?P<each>{EVERY} {INTERVAL}(?!\w){_NO_NUMBER}{_MORE}){_ON_DAY}", _on_a_day),
)
PERIODICALLY: tuple[Writing, ...] = (
    Writing(
        "recurrent.periodic",
        rf"định kỳ(?: báo cáo)?(?: vào)?(?: theo)? (?P<each>(?:{EVERY} )?{INTERVAL}(?!\w){_MORE})(?:{_ONCE})?(?! \d)"
        rf"{_ON_DAY}",
        _on_a_day,
    ),
)
ONCE: tuple[Writing, ...] = (
    Writing("recurrent.once", rf"(?P<each>ngày|tuần|tháng|quý|năm){_ONCE}(?!\w)", _interval),
)
TIMES_AN_INTERVAL: tuple[Writing, ...] = (
    Writing("recurrent.rate", rf"lần ?/ ?(?P<each>{INTERVAL})(?!\w)", _interval),
)
# "Chế độ báo cáo tháng, quý, năm" says no "hằng".
LISTS: tuple[Writing, ...] = (
    Writing(
        "recurrent.list",
        rf"(?P<each>(?:tuần|tháng|quý)(?:(?:,| và|/) ?{INTERVAL}(?!\w| \d| [ivl]+\b| (?:này|nay|sau|tới)\b))+)",
        _interval,
    ),
)
# After a count: "6 tháng, hằng năm", "6 tháng và năm", "03 tháng một lần".
COUNTED_DAYS = rf"(?P<unit>ngày|tuần){_ONCE}(?!\w)"
COUNTED = rf"tháng(?:{_ONCE}|(?:,| và| hoặc)? {EVERY} (?:quý|năm)|(?:,| và) năm(?! \d))(?!\w)"
