"""How a day is written."""

from __future__ import annotations

import re

from dondoc.text.folding import bare
from dondoc.vietnamese.times.model import When
from dondoc.vietnamese.times.writing import (
    EVERY,
    MONTH_WORD,
    NEXT,
    NO_MORE,
    OTHER_YEAR,
    PARTS,
    SEPARATOR,
    SLASH,
    D,
    M,
    Writing,
    Y,
    month,
    other_year,
    shift,
    year,
)

_TO = r"(?: ?- ?| đến(?: hết)?(?: ngày)? |(?:,| và)(?: ngày)? )"
_DAY = rf"ngày ?(?:mùng |mồng )?(?P<d>{D})"
_MONTH = rf"(?:{SEPARATOR}(?P<m>{M})|,? tháng (?P<mw>{M}(?!\d)|{MONTH_WORD}))"
_YEAR = rf"(?:{SEPARATOR}(?P<y>{Y}|\d\d)(?!\d)|,? năm (?P<yw>{Y})(?!\d))"
_LAST_OF = rf"ngày (?:làm việc )?(?P<part>đầu|cuối)(?: tiên| cùng)?(?: của)?(?: {EVERY})? (?P<unit>tháng|quý|năm|tuần)"


def full_day(match: re.Match[str]) -> When | None:
    """From the groups d, m or mw, y or yw; None where the calendar has no such day and month."""
    found = match.groupdict()
    day = int(match["d"])
    in_month = month(found.get("m") or found.get("mw"))
    if in_month is not None and day > (29 if in_month == 2 else 30 + (in_month in (1, 3, 5, 7, 8, 10, 12))):
        return None
    moved, interval = other_year(found.get("other"))
    return When("day", year(found.get("y") or found.get("yw")), in_month, day, shift=moved, interval=interval)


def _monthly(match: re.Match[str]) -> When:
    return When("recur", day=int(match["d"]), interval="monthly")


def _every_quarter(match: re.Match[str]) -> When:
    return When("recur", day=int(match["d"]), interval="quarterly")


def _every_year(match: re.Match[str]) -> When:
    twice = match["also"] is not None
    return When("recur", interval="halfyearly" if twice else "yearly")


def _in_shifted_month(match: re.Match[str]) -> When:
    return When("day", day=int(match["d"]), shift=shift(match["shift"]), interval="month")


def _blank_day(match: re.Match[str]) -> When:
    return When("month", year(match["y"]), month(match["m"]))


def _old_day(_: re.Match[str]) -> When:
    return When("event")


def _near_day(match: re.Match[str]) -> When:
    return When("day", shift={"mai": 1, "kia": 2}.get(match["near"], 0), interval="day")


def _this_day(_: re.Match[str]) -> When:
    return When("day", interval="day")


def _last_of_period(match: re.Match[str]) -> When | None:
    grain = {"thang": "month", "quy": "quarter", "nam": "year", "tuan": "week"}[bare(match["unit"])]
    part = PARTS[bare(match["part"])]
    until = 1 if part == "begin" else None
    if grain == "month":
        written = match["m"]
        return When("month", year(match["y"]), month(written), part=part, until=until)
    if grain == "quarter":
        return When("quarter", part=part)
    return When("year", year(match["y"]), part=part) if grain == "year" else When("week")


THIS_DAY: tuple[Writing, ...] = (Writing("day.this", r"ngày(?=[.,;:)]|$)", _this_day),)
# Days of the old calendar move through ours: "23 tháng Chạp", "ngày 10 tháng Giêng", "10/3 âm lịch".
_OLD_DAY = rf"{D}(?: tháng (?:chạp|giêng)(?!\w)|(?:{SLASH}{M}| tháng {M}) (?:\(?âm lịch|al(?!\w)))"
DAYS: tuple[Writing, ...] = (
    Writing("event.old-calendar", rf"ngày {_OLD_DAY}", _old_day),
    Writing(
        "day.yearly",
        rf"{_DAY}{_MONTH}(?P<also>(?:,| và| hoặc)(?: trước)?(?: ngày)? {D}(?:{SLASH}| tháng ){M})?(?:,| của)? {EVERY} năm",
        _every_year,
    ),
    Writing(
        "day.range",
        rf"ngày ?{D}(?:{SEPARATOR}{M}(?:{SEPARATOR}{Y})?| tháng {M})?{_TO}"
        rf"(?P<d>{D}){_MONTH}{_YEAR}?{NO_MORE}",
        full_day,
    ),
    Writing(
        "day.range-monthly",
        rf"ngày ?{D}{_TO}(?P<d>{D})(?: của)? {EVERY} tháng",
        _monthly,
    ),
    Writing("day.of-shifted-month", rf"{_DAY}(?:,| của)? tháng {NEXT}", _in_shifted_month),
    Writing("day.of-month", rf"{_DAY}{_MONTH}(?:{_YEAR}|{OTHER_YEAR})?{NO_MORE}", full_day),
    Writing("day.monthly", rf"{_DAY}(?:(?: của)? {EVERY} tháng| (?:của )?tháng báo cáo)", _monthly),
    Writing(
        "day.quarterly",
        rf"{_DAY}(?: của)?(?: tháng)?(?: (?:đầu|cuối)(?: tiên| cùng)?| thứ \w+)?(?: của)?"
        rf"(?: {EVERY}| các)? quý(?: sau| kế tiếp| tiếp theo| liền kề| báo cáo)?(?! (?:[ivl\d]))",
        _every_quarter,
    ),
    Writing("day.alone", rf"{_DAY}(?![\d/.\-]\d|\d| ?/|[.,]\d| tháng| [a-zđ]+ tháng)", full_day),
)
# Behind "ngày" stands a word, or nothing.
WORDED_DAYS: tuple[Writing, ...] = (
    Writing("day.blank", rf"ngày(?: ?[.…_]+)?,? tháng (?P<m>{M}) năm (?P<y>{Y})(?!\d)", _blank_day),
    Writing("day.near", r"ngày (?:(?P<near>mai|kia)|hôm nay)(?!\w)", _near_day),
    Writing(
        "day.last", rf"{_LAST_OF}(?: (?P<m>{M})(?!\d))?(?:(?: năm |/)(?P<y>{Y}))?(?!\w)", _last_of_period
    ),
)

# Beside a cue, or with its year, a day needs no "ngày" before it.
NUMERIC_DAYS: tuple[Writing, ...] = (
    Writing(
        "day.numeric",
        rf"(?<![\w/.\-])(?P<d>{D})(?P<sign>[/.\-])(?P<m>{M})(?P=sign)(?P<y>{Y})(?![\d/\-]|\.\d|\w)",
        full_day,
    ),
    Writing(
        "day.range",
        rf"(?<![\w/.\-]){D}(?:/{M})? ?- ?(?P<d>{D})/(?P<m>{M})/(?P<y>{Y})(?![\d/\-]|\.\d|\w)",
        full_day,
    ),
    Writing("month.numeric", rf"(?<![\w/.\-])(?P<m>{M})/(?P<y>{Y})(?![\d/\-]|\.\d|\w)", _blank_day),
)
SHORT_DAYS: tuple[Writing, ...] = (
    Writing("event.old-calendar", _OLD_DAY, _old_day),
    Writing(
        "day.yearly",
        rf"{D}{SLASH}{M}(?P<also>(?:,| và| hoặc)(?: trước)? {D}{SLASH}{M})?(?:,| của)? {EVERY} năm",
        _every_year,
    ),
    Writing(
        "day.short",
        rf"(?:mùng |mồng )?(?P<d>{D})(?:{SLASH}(?P<m>{M})| tháng (?P<mw>{M}))"
        rf"(?:{SLASH}(?P<y>{Y})|,? năm (?P<yw>{Y}))?(?![\d/\-%]|[.,]\d|\w)",
        full_day,
    ),
)
