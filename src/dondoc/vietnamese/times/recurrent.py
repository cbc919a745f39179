"""How what comes round is written: hằng tháng, định kỳ hằng quý, 6 tháng một lần."""

from __future__ import annotations

import re

from dondoc.text.folding import bare
from dondoc.vietnamese.times.model import When
from dondoc.vietnamese.times.writing import EVERY, INTERVAL, INTERVALS, Writing, most_frequent

_MORE = rf"(?:(?:,| và| hoặc|;|/)? ?(?:{EVERY} )?{INTERVAL}(?!\w))*"
_ONCE = r"(?: ?/ ?(?:1 |01 )?lần| (?:một|1|01) lần)"
_EACH = re.compile(r"(?:0?6|sau) thang|nua nam|ngay|tuan|thang|quy|nam")


def intervals(written: str) -> When | None:
    """The most frequent of the intervals named in words."""
    found = [INTERVALS[each] for each in _EACH.findall(bare(written))]
    return When("recur", interval=most_frequent(found)) if found else None


def _every(match: re.Match[str]) -> When | None:
    return intervals(match.group())


def _interval(match: re.Match[str]) -> When | None:
    return intervals(match["each"])


EVERYTHING: tuple[Writing, ...] = (
    Writing("recurrent.every", rf"{EVERY} {INTERVAL}(?!\w)(?! \d){_MORE}", _every),
)
PERIODICALLY: tuple[Writing, ...] = (
    Writing(
        "recurrent.periodic",
        rf"định kỳ(?: báo cáo)?(?: vào)?(?: theo)? (?P<each>(?:{EVERY} )?{INTERVAL}(?!\w){_MORE})(?:{_ONCE})?(?! \d)",
        _interval,
    ),
)
ONCE: tuple[Writing, ...] = (
    Writing("recurrent.once", rf"(?P<each>ngày|tuần|tháng|quý|năm){_ONCE}(?!\w)", _interval),
)
TIMES_AN_INTERVAL: tuple[Writing, ...] = (
    Writing("recurrent.rate", rf"lần ?/ ?(?P<each>{INTERVAL})(?!\w)", _interval),
)
# After a count: "6 tháng, hằng năm", "6 tháng và năm", "03 tháng một lần".
COUNTED = rf"tháng(?:{_ONCE}|(?:,| và| hoặc)? {EVERY} (?:quý|năm)|(?:,| và) năm(?! \d))(?!\w)"
