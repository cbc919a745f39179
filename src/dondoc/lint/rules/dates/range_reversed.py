"""NG008 range-reversed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.datewords import DateWords
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_BETWEEN = pattern(r"^ ?(?:đến(?: hết)?|tới|-) ?(?:ngày )?$")
_FROM = pattern(r"từ (?:ngày )?$")


@rule(
    "NG008",
    "range-reversed",
    Message(vi="Khoảng thời gian kết thúc trước khi bắt đầu", en="The range ends before it begins"),
    severity="error",
    wrong={
        "Ra quân từ ngày «20/4/2024 đến ngày 15/4/2024» tại các thôn.": (
            "Ra quân từ ngày 15/4/2024 đến ngày 20/4/2024 tại các thôn."
        )
    },
    right=("Ra quân từ ngày 25/12/2023 đến ngày 05/01/2024 tại các thôn.",),
)
def range_reversed(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ngày kết thúc của khoảng thời gian nằm trước ngày bắt đầu.

    English: in "từ ngày … đến ngày …" the second day lies before the first.
    """
    days = sorted((found for found in page.dates if found.known_day), key=lambda found: found.start)
    for first, second in itertools.pairwise(days):
        between = page.folded[first.end : second.start]
        if len(between) < 16 and _BETWEEN.match(between) and _reversed(first, second):
            before = page.folded[max(0, first.start - 9) : first.start]
            if _FROM.search(before):
                yield Hit.at(page.at(first.start, second.end))


def _reversed(first: DateWords, second: DateWords) -> bool:
    begin, end = first.known_day, second.known_day
    return begin is not None and end is not None and end < begin
