"""Days and months written in figures, as the rules on dates need them: the digits as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dondoc.text.folding import pattern
from dondoc.values import quick

# Both begin with fixed letters, so that searching costs little; the day is looked for backwards.
_MONTH = pattern(r"tháng (\d{1,2})(?:(?: ?[/-] ?| năm )(\d{4}))?(?!\d)(?! ?(?:đầu|cuối|tuổi) )")
_SLASH = pattern(r"/(\d{1,2})/(\d{4}|\d{2}(?=[^\d/]|$))(?!\d)")
_DAY_BEFORE = pattern(r"(?<!tháng )(?<!quý )(?<![\d/.,])(ngày )?(\d{1,2}) \Z")
_DIGITS_BEFORE = re.compile(r"(?<![\d/])(\d{1,2})\Z")
# "phiên họp thứ tư, ngày …" counts the sessions.
_WEEKDAY_BEFORE = pattern(
    r"(?<!họp )(?<!nghị )(?<!lần )(?<!hội )(?<!kỳ )(?<!khoá )"
    r"(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?: ?\(|,)? ?(?:ngày )?\Z"
)


@quick
@dataclass(frozen=True, slots=True)
class DateWords:
    """A date as written: digits are strings, `slash` when it has the form 24/03/2023."""

    start: int
    end: int
    day: str | None
    month: str
    year: str | None
    slash: bool
    weekday: str | None = None

    @property
    def known_day(self) -> date | None:
        """The calendar day; None when it is partial or no day of the calendar."""
        if self.day is None or self.year is None or len(self.year) != len("2023"):
            return None
        try:
            return date(int(self.year), int(self.month), int(self.day))
        except ValueError:
            return None


def date_words(folded: str) -> Iterator[DateWords]:
    """All of them; worded ones first, then those with slashes."""
    for found in _MONTH.finditer(folded):
        before = folded[max(0, found.start() - 15) : found.start()]
        day = _DAY_BEFORE.search(before)
        start = found.start() - (len(before) - day.start()) if day else found.start()
        month, year = found.group(1, 2)
        yield DateWords(
            start, found.end(), day.group(2) if day else None, month, year, False, _weekday(folded, start)
        )
    for found in _SLASH.finditer(folded):
        digits = _DIGITS_BEFORE.search(folded, max(0, found.start() - 3), found.start())
        if digits is not None:
            start, (month, year) = digits.start(), found.group(1, 2)
            weekday = _weekday(folded, start)
            yield DateWords(start, found.end(), digits.group(1), month, year, True, weekday)


def _weekday(folded: str, start: int) -> str | None:
    before = folded[max(0, start - 30) : start]
    if "thứ" not in before and "chủ nhật" not in before:
        return None
    found = _WEEKDAY_BEFORE.search(before)
    return found.group(1) if found else None
