"""How a week, a month, a quarter, a half-year and a year are written."""

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
    SLASH,
    YEAR_TAIL,
    D,
    M,
    Writing,
    Y,
    month,
    other_year,
    shift,
    year,
)

_QUARTER = r"(?:iv|i{1,3}|l{1,3}|1v|0?[1-4])"  # "l" is what OCR makes of I
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1v": 4}
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "dau": 1, "dau tien": 1}
_THIRDS = {"thuong": 10, "trung": 20}


def quarter(written: str) -> int:
    """The number of a quarter in Roman or Arabic figures."""
    return int(written) if written.isdigit() else _QUARTERS[written.replace("l", "i")]


def _month(match: re.Match[str]) -> When:
    moved, interval = other_year(match["other"])
    return When("month", year(match["y"]), month(match["also"] or match["m"]), shift=moved, interval=interval)


def _named_month(match: re.Match[str]) -> When:
    return When("month", year(match["y"]), month(match["m"]))


def _shifted_month(match: re.Match[str]) -> When:
    return When("month", shift=shift(match["shift"]))


def _this_month(_: re.Match[str]) -> When:
    return When("month")


def _quarter(match: re.Match[str]) -> When:
    return When("quarter", year(match["y"]), number=quarter(match["also"] or match["q"]))


def _shifted_quarter(match: re.Match[str]) -> When:
    return When("quarter", shift=shift(match["shift"]))


def _this_quarter(_: re.Match[str]) -> When:
    return When("quarter")


def _years(match: re.Match[str]) -> When:
    return When("year", year(match["y2"] or match["y"]), interval="range" if match["y2"] else "")


def _shifted_year(match: re.Match[str]) -> When:
    return When("year", shift=shift(match["shift"]))


def _this_year(_: re.Match[str]) -> When:
    return When("year")


def _numbered_week(match: re.Match[str]) -> When | None:
    number = int(match["n"])
    return When("week", year(match["y"]), number=number) if 1 <= number <= 53 else None


def _shifted_week(match: re.Match[str]) -> When:
    return When("week", shift=shift(match["shift"]))


def _this_week(_: re.Match[str]) -> When:
    return When("week")


def _week_of_month(match: re.Match[str]) -> When:
    which = bare(match["which"]).removeprefix("thu ")
    in_month, moved = month(match["m"]), shift(match["shift"])
    if which.startswith("cuoi"):
        return When("month", year(match["y"]), in_month, part="end", shift=moved)
    number = int(which) if which.isdigit() else _ORDINALS[which]
    return When("month", year(match["y"]), in_month, until=min(7 * number, 31), shift=moved)


def _third_of_month(match: re.Match[str]) -> When:
    until = _THIRDS.get(bare(match["third"]), 31)
    return When("month", year(match["y"]), month(match["m"]), until=until, shift=shift(match["shift"]))


def _part_of_month(match: re.Match[str]) -> When:
    part = PARTS[bare(match["part"])]
    return When("month", year(match["y"]), month(match["m"]), part=part, shift=shift(match["shift"]))


def _part_of_quarter(match: re.Match[str]) -> When:
    number = quarter(match["q"]) if match["q"] else None
    part = PARTS[bare(match["part"])]
    return When("quarter", year(match["y"]), number=number, part=part, shift=shift(match["shift"]))


def _part_of_year(match: re.Match[str]) -> When:
    return When("year", year(match["y"]), part=PARTS[bare(match["part"])], shift=shift(match["shift"]))


def _part_of_week(match: re.Match[str]) -> When:
    return When("week", part=PARTS[bare(match["part"])], shift=shift(match["shift"]))


def _half_month(match: re.Match[str]) -> When:
    until = 15 if PARTS[bare(match["half"])] == "begin" else 31
    return When("month", year(match["y"]), month(match["m"]), until=until, shift=shift(match["shift"]))


def weeks_of_month(count: int, match: re.Match[str]) -> When:
    """The first or the last weeks of a month: "02 tuần đầu tháng 10"."""
    until = min(7 * count, 31) if PARTS[bare(match["half"])] == "begin" else 31
    return When("month", year(match["y"]), month(match["m"]), until=until, shift=shift(match["shift"]))


def half_year(match: re.Match[str]) -> When:
    """The half that `half` names: đầu, cuối."""
    return When("half", year(match["y"]), number=1 if PARTS[bare(match["half"])] == "begin" else 2)


def _programme(match: re.Match[str]) -> When:
    return When("year", year(match["y2"] or match["y"]), interval="range")


_THIS_OR_NEXT = rf"(?: {NEXT})?"
_OF_MONTH = rf" tháng(?: (?P<m>{M})(?!\d){YEAR_TAIL}?{NO_MORE}| {NEXT}|(?! \d))"
_NO_NUMBER = r"(?! \d| từ |\w)"

WEEKS_OF_MONTH = rf"tuần (?:lễ )?(?P<half>đầu|cuối)(?: của)?{_OF_MONTH}"
MONTHS: tuple[Writing, ...] = (
    Writing(
        "month.named",
        rf"tháng ?(?P<m>{M})(?!\d)(?:(?:,| và| -|-| đến)(?: tháng)? ?(?P<also>{M})(?!\d))*(?:{YEAR_TAIL}|{OTHER_YEAR})?{NO_MORE}",
        _month,
    ),
    # Before the words: without marks "tháng sau" and "tháng sáu" look the same, and the first is the usual one.
    Writing("month.shifted", rf"tháng {NEXT}", _shifted_month),
    Writing("month.in-words", rf"tháng (?P<m>{MONTH_WORD})(?!\w){YEAR_TAIL}?", _named_month),
)
PARTS_OF_MONTH: tuple[Writing, ...] = (
    Writing("month.part", rf"(?P<part>đầu|giữa|cuối){_OF_MONTH}", _part_of_month),
)
HALVES: tuple[Writing, ...] = (
    Writing("month.half", rf"nửa (?P<half>đầu|cuối){_OF_MONTH}", _half_month),
    Writing("half.in-words", rf"nửa (?P<half>đầu|cuối) năm(?: (?P<y>{Y}))?(?!\d)", half_year),
)
THIRDS: tuple[Writing, ...] = (
    Writing("month.third", rf"(?P<third>thượng|trung|hạ) tuần(?: của)?{_OF_MONTH}", _third_of_month),
)
THIS_MONTH: tuple[Writing, ...] = (Writing("month.this", rf"tháng{_NO_NUMBER}", _this_month),)

QUARTERS: tuple[Writing, ...] = (
    Writing(
        "quarter.named",
        rf"quý ?(?P<q>{_QUARTER})(?!\w| lần)"
        rf"(?:(?:,| và| -|-| đến)(?: quý)? ?(?P<also>{_QUARTER})(?!\w))*{YEAR_TAIL}?",
        _quarter,
    ),
    Writing("quarter.shifted", rf"quý {NEXT}", _shifted_quarter),
)
PARTS_OF_QUARTER: tuple[Writing, ...] = (
    Writing(
        "quarter.part",
        rf"(?P<part>đầu|giữa|cuối) quý(?: (?P<q>{_QUARTER})(?!\w){YEAR_TAIL}?| {NEXT}|(?!\w))",
        _part_of_quarter,
    ),
)
THIS_QUARTER: tuple[Writing, ...] = (
    Writing(
        "quarter.this", r"quý(?! [ivl\d]| (?:định|hoạch|chế|trình|mô|ước|chuẩn|cơ|vị|sở)\b|\w)", _this_quarter
    ),
)

YEARS: tuple[Writing, ...] = (
    Writing("year.school", rf"năm học (?P<y>{Y})(?: ?- ?(?P<y2>{Y}))?(?!\d)", _programme),
    Writing("year.named", rf"năm (?P<y>{Y})(?:(?: ?- ?| và |, )(?P<y2>{Y}))?(?![\d/])", _years),
    Writing("year.shifted", r"năm (?P<shift>nay|này|sau|tới)(?!\w)", _shifted_year),
)
PARTS_OF_YEAR: tuple[Writing, ...] = (
    Writing(
        "year.part",
        rf"(?P<part>đầu|giữa|cuối) năm(?: (?P<y>{Y})(?![\d/])| (?P<shift>nay|này|sau|tới)(?!\w)|(?! (?:\d|học)|\w))",
        _part_of_year,
    ),
)
THIS_YEAR: tuple[Writing, ...] = (Writing("year.this", r"năm(?! (?:\d|học)|\w)", _this_year),)

WEEKS: tuple[Writing, ...] = (
    Writing(
        "week.of-month",
        r"tuần (?:lễ )?(?P<which>đầu tiên|đầu|cuối cùng|cuối|(?:thứ )?[1-5]|thứ (?:nhất|hai|ba|tư|năm))"
        rf"(?: của)? tháng(?: (?P<m>{M})(?!\d){YEAR_TAIL}?{NO_MORE}| {NEXT})",
        _week_of_month,
    ),
    Writing(
        "week.numbered",
        rf"tuần (?:thứ )?(?P<n>\d\d?)(?:(?:,? năm |{SLASH})(?P<y>{Y}))?(?!\d| tháng)",
        _numbered_week,
    ),
    Writing("week.shifted", rf"tuần (?:lễ )?{NEXT}", _shifted_week),
)
PARTS_OF_WEEK: tuple[Writing, ...] = (
    Writing("week.part", rf"(?P<part>đầu|giữa|cuối) tuần(?!\w){_THIS_OR_NEXT}", _part_of_week),
)
THIS_WEEK: tuple[Writing, ...] = (Writing("week.this", rf"tuần{_NO_NUMBER}", _this_week),)

_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "nhat": 6}


def _weekday(written: str) -> int:
    last = bare(written).rsplit(" ", 1)[-1]
    return int(last) - 2 if last.isdigit() else _WEEKDAYS[last]


def _weekday_of_week(match: re.Match[str]) -> When:
    return When("day", number=_weekday(match["wd"]), shift=shift(match["shift"]), interval="weekday")


def _named_day(match: re.Match[str]) -> When:
    """ "Thứ Sáu (07/10)": the day itself stands in the bracket."""
    return When("day", year(match["y"]), month(match["m"]), int(match["d"]))


def _every_week(_: re.Match[str]) -> When:
    return When("recur", interval="weekly")


WEEKDAYS: tuple[Writing, ...] = (
    Writing("weekday.of-week", rf"(?P<wd>{_WEEKDAY})(?:,| của| trong)? tuần {NEXT}", _weekday_of_week),
    Writing(
        "weekday.with-day",
        rf"{_WEEKDAY} ?\((?P<d>{D}){SLASH}(?P<m>{M})(?:{SLASH}(?P<y>{Y}))?(?=\))",
        _named_day,
    ),
    Writing("weekday.weekly", rf"{_WEEKDAY}(?: của)? {EVERY} tuần(?!\w)", _every_week),
)

PROGRAMMES: tuple[Writing, ...] = (
    Writing(
        "range.programme",
        rf"(?:giai đoạn|nhiệm kỳ|thời kỳ|niên khoá|niên độ)(?: từ)?(?: năm)? (?P<y>{Y})"
        rf"(?:(?: ?- ?| đến(?: năm)? )(?P<y2>{Y}))?(?!\d)",
        _programme,
    ),
)
