"""Finding times: one Aho-Corasick pass for anchors, regexes only where an anchor stands."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from dondoc.text.folding import bare, fold_nfc
from dondoc.text.letters import lettered, strictly_lettered
from dondoc.vietnamese.times import days, events, periods, recurrent, relative
from dondoc.vietnamese.times.cues import judge
from dondoc.vietnamese.times.model import TimeExpression, When
from dondoc.vietnamese.times.writing import EACH, Core, Reader, Writing, Y, compiled, count_before, year

_PARTS = ("đầu", "giữa", "cuối")
_PERIODS = {
    "ngày": days.DAYS,
    "tuần": (*periods.WEEKS, *recurrent.LISTS),
    "tháng": (*periods.MONTHS, *recurrent.LISTS),
    "quý": (*periods.QUARTERS, *recurrent.LISTS),
    "năm": periods.YEARS,
}
_THIS = {
    "ngày": days.THIS_DAY,
    "tuần": periods.THIS_WEEK,
    "tháng": periods.THIS_MONTH,
    "quý": periods.THIS_QUARTER,
    "năm": periods.THIS_YEAR,
}
_PARTS_OF = {
    "tuần": periods.PARTS_OF_WEEK,
    "tháng": periods.PARTS_OF_MONTH,
    "quý": periods.PARTS_OF_QUARTER,
    "năm": periods.PARTS_OF_YEAR,
}
_INTERVALS = {**_PERIODS, "6 tháng": (), "sáu tháng": ()}
# An anchor is a fixed phrase; behind a bar stands the word at which the writings begin.
_ANCHORS: dict[str, tuple[Writing, ...]] = {
    **_PERIODS,
    **{f"{cue} |{name}": _PERIODS[name] + this for cue in ("trong", "hết") for name, this in _THIS.items()},
    **{f"{part} {name}": writings for part in _PARTS for name, writings in _PARTS_OF.items()},
    **{f"nửa {half}": periods.HALVES for half in ("đầu", "cuối")},
    **{f"{third} tuần": periods.THIRDS for third in ("thượng", "trung", "hạ")},
    **{f"thứ {day}": periods.WEEKDAYS for day in ("hai", "ba", "tư", "năm", "sáu", "bảy", *"234567")},
    "chủ nhật": periods.WEEKDAYS,
    **dict.fromkeys(("giai đoạn", "nhiệm kỳ", "thời kỳ", "niên khoá", "niên độ"), periods.PROGRAMMES),
    **{f"{every} {interval}": recurrent.EVERYTHING for every in EACH for interval in _INTERVALS},
    "định kỳ": recurrent.PERIODICALLY,
    "lần/": recurrent.TIMES_AN_INTERVAL,
    "trước": events.EVENTS,
    **{
        f"{cue} |{digit}": days.SHORT_DAYS
        for cue in ("trước", "nhất", "đến", "hết", "hạn", "tới", "vào", "quá")
        for digit in (*"0123", "mùng", "mồng")
    },
    **{f"|{sign}{century}": days.NUMERIC_DAYS for sign in "/-." for century in ("19", "20")},
    **{
        f" |{hours}{unit}": relative.HOURS
        for hours in ("24", "36", "48", "72")
        for unit in (" giờ", "h", " h")
    },
}
_VAGUE = (
    "trong thời gian tới", "thời gian tới", "trong thời gian sớm nhất", "thời gian sớm nhất", "sớm nhất", "sớm",
    "trong thời gian ngắn nhất", "thời gian ngắn nhất", "trong thời gian gần nhất", "càng sớm càng tốt",
    "kịp thời", "khẩn trương", "đúng tiến độ", "đúng thời hạn", "bảo đảm tiến độ", "đảm bảo tiến độ",
    "khi có yêu cầu", "khi cần thiết",
)  # fmt: skip
# "Cảnh báo sớm" and the like say no time.
_NOT_EARLY = re.compile(r"(?:bao|hien|sang|giao duc|can thiep|tu) $")
_GOODS = re.compile(r"(?:ngân|bán|mặt|khách|cửa|nhà|đơn|mua|giao|kho|ngan|ban|mat|khach|cua|nha|don) $")


# "6 tháng" is a half-year, but "trong vòng 6 tháng" counts.
_GRACE = re.compile(r"(?:vòng|quá|hạn|vong|qua|han) $")
_TERM = re.compile(r"(?:vòng|quá|hạn|vong|qua|han|trong|gian|sau) $")


# The first letters that can follow "ngày" in a writing without a number.
_AFTER_DAY = frozenset(("", *"lcđdhmkt.,;:)…_"))


class _Anchor(NamedTuple):
    word: str  # the period a count may stand before: ngày, tuần, tháng
    offset: int  # where in the phrase the writings begin
    tries: tuple[tuple[str, re.Pattern[str], Reader], ...]
    within: tuple[tuple[str, re.Pattern[str], Reader], ...] = ()  # tried at the word behind "hằng"


class Finder:
    """The anchors and regexes for one form of text: with its marks, or without."""

    def __init__(self, lost_marks: bool) -> None:
        self._lost_marks = lost_marks
        named: dict[str, _Anchor] = {}
        for phrase in _VAGUE:
            named[self._form(phrase)] = _Anchor("vague", 0, ())
        for phrase, writings in _ANCHORS.items():
            head, _, tail = phrase.rpartition("|")
            last = phrase.rpartition(" ")[2]
            every = phrase.startswith(EACH)
            named.setdefault(
                self._form(head + tail),
                _Anchor(
                    tail if not every and tail in ("ngày", "tuần", "tháng") else "every" if every else "",
                    len(head),
                    self._compile(writings),
                    self._compile(_PERIODS.get(last, ())) if every else (),
                ),
            )
        self._anchors = list(named.values())
        self._worded_days = self._compile(days.WORDED_DAYS)
        self._this_day = self._compile((*days.WORDED_DAYS, *days.THIS_DAY))
        self._search = BytesAhoCorasick(
            list(map(strictly_lettered, named)),
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def _form(self, phrase: str) -> str:
        folded = fold_nfc(phrase)
        return bare(folded) if self._lost_marks else folded

    def _compile(self, writings: tuple[Writing, ...]) -> tuple[tuple[str, re.Pattern[str], Reader], ...]:
        return tuple((each.id, compiled(each.regex, self._lost_marks), each.read) for each in writings)

    def find(self, text: str) -> list[TimeExpression]:
        """Every time in the text, left to right, none inside another."""
        found: list[TimeExpression] = []
        done = 0
        for index, place, _ in self._search.find_matches_as_indexes(lettered(text)):
            start = place - 1  # a sign stands before the letters
            if start < done:
                continue
            core = self._core(text, self._anchors[index], start)
            if core is None or core.start < done:
                continue
            expression = judge(text, core, self._lost_marks)
            if expression is not None:
                found.append(expression)
                done = expression.end
        return found

    def _core(self, text: str, anchor: _Anchor, start: int) -> Core | None:
        if start and text[start - 1].isalnum() and text[start].isalnum():
            return None
        at = start + anchor.offset
        if text[at] in "/-.":
            return self._numeric(text, anchor, at)
        if anchor.word == "vague":
            return self._vague(text, start)
        if anchor.word == "every":
            return self._every(text, anchor, start)
        if anchor.word:
            counted = self._counted(text, anchor.word, at)
            if counted is not None:
                return counted
        if anchor.word == "ngày":
            return self._day(text, anchor, at)
        return _first(text, anchor.tries, at)

    def _day(self, text: str, anchor: _Anchor, at: int) -> Core | None:
        """Most days of a text are "ngày càng" and the like, which the next letter tells."""
        follows = text[at + 4 : at + 6].lstrip()[:1]
        if follows.isdigit() or follows == "m":
            core = _first(text, anchor.tries, at)
            if core is not None:
                return core
        if follows not in _AFTER_DAY:
            return None
        return _first(text, self._this_day if anchor.offset else self._worded_days, at)

    def _every(self, text: str, anchor: _Anchor, start: int) -> Core | None:
        """ "hàng tháng", but in "ngân hàng tháng 4" only the month."""
        core = None
        if not _GOODS.search(text, max(0, start - 8), start):
            core = _first(text, anchor.tries, start)
        return core or _first(text, anchor.within, text.index(" ", start) + 1)

    def _numeric(self, text: str, anchor: _Anchor, at: int) -> Core | None:
        if text[at] != "/" and text[at] not in text[max(0, at - 3) : at]:
            return None  # "2020-2025"
        for rule, regex, read in anchor.tries:
            match = regex.search(text, max(0, at - 9), at + 8)
            if match is not None and match.start() < at:
                when = read(match)
                return None if when is None else Core(match.start(), match.end(), rule, when)
        return None

    def _vague(self, text: str, start: int) -> Core | None:
        for phrase in self._vague_phrases:
            end = start + len(phrase)
            if text.startswith(phrase, start) and not text[end : end + 1].isalnum():
                if phrase[0] == "s" and _NOT_EARLY.search(bare(text[max(0, start - 9) : start])):
                    return None
                return Core(start, end, "vague.phrase", When("vague"))
        return None

    @cached_property
    def _vague_phrases(self) -> tuple[str, ...]:
        return tuple(sorted(map(self._form, _VAGUE), key=len, reverse=True))

    def _counted(self, text: str, word: str, at: int) -> Core | None:
        counted = count_before(text, at, self._lost_marks)
        if counted is None:
            return None
        start, count = counted
        for regex, read in _COUNTED[word]:
            match = compiled(regex, self._lost_marks).match(text, at)
            if match is not None:
                core = read(count, match)
                if core is not None:
                    return Core(start, match.end(), *core)
        if word == "tháng" and (_GRACE if count == 6 else _TERM).search(text, max(0, start - 8), start):
            match = compiled(relative.RELATIVE, self._lost_marks).match(text, at)
            return Core(start, match.end(), *_relative(count, match)) if match else None
        return None


def _first(text: str, tries: tuple[tuple[str, re.Pattern[str], Reader], ...], at: int) -> Core | None:
    for rule, regex, read in tries:
        match = regex.match(text, at)
        if match is not None:
            when = read(match)
            if when is not None:
                return Core(at, match.end(), rule, when)
    return None


def _half_of_year(count: int, match: re.Match[str]) -> tuple[str, When] | None:
    if count == 6:
        return "half.of-year", periods.half_year(match)
    return "months.of-year", When("year", year(match["y"]), interval="part")


def _half(count: int, _: re.Match[str]) -> tuple[str, When] | None:
    return ("half.this", When("half")) if count == 6 else None


def _weeks_of_month(count: int, match: re.Match[str]) -> tuple[str, When]:
    return "weeks.of-month", periods.weeks_of_month(count, match)


def _every_months(count: int, _: re.Match[str]) -> tuple[str, When] | None:
    interval = {1: "monthly", 3: "quarterly", 6: "halfyearly", 12: "yearly"}.get(count)
    return ("recurrent.months", When("recur", interval=interval)) if interval else None


def _every_days(count: int, match: re.Match[str]) -> tuple[str, When]:
    """The contract has no fortnight: what comes round within ten days counts as weekly, else as monthly."""
    days = relative.amount_in_days(count, match["unit"])
    interval = "daily" if days == 1 else "weekly" if days <= 10 else "monthly"
    return "recurrent.days", When("recur", interval=interval)


def _relative(count: int, match: re.Match[str]) -> tuple[str, When]:
    return "relative.days", relative.relative(count, match)


def _before_event(_: int, __: re.Match[str]) -> tuple[str, When]:
    return "event.days-before", When("event")


_DAYS_COUNTED = (
    (recurrent.COUNTED_DAYS, _every_days),
    (relative.BEFORE_EVENT, _before_event),
    (relative.RELATIVE, _relative),
)
_COUNTED = {
    "ngày": _DAYS_COUNTED,
    "tuần": ((periods.WEEKS_OF_MONTH, _weeks_of_month), *_DAYS_COUNTED),
    "tháng": (
        (rf"tháng (?P<half>đầu|cuối)(?: của)? năm(?:(?: |/)(?P<y>{Y})(?!\d))?(?!\w)", _half_of_year),
        (recurrent.COUNTED, _every_months),
        (relative.COUNTED_TAIL, _relative),
        (r"tháng(?! \d|\w)(?=[^\w]|$)", _half),
    ),
}


@lru_cache(maxsize=2)
def _finder(lost_marks: bool) -> Finder:
    return Finder(lost_marks)


def find_times(folded: str, *, lost_marks: bool = False) -> list[TimeExpression]:
    """Every time written in a folded text; with `lost_marks` in a text without any marks (`View.bare`)."""
    return _finder(lost_marks).find(folded)
