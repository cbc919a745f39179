"""CD006 lost-character."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_LOST = ("\ufffd", *map(chr, (*range(9), *range(14, 32))))


@rule(
    "CD006",
    "lost-character",
    Message(vi="Có ký tự bị mất khi chuyển đổi", en="A character was lost in conversion"),
    origin="conversion",
    signs=_LOST,
    wrong={"Giao Văn «ph\ufffdng» tổng hợp.": "Giao Văn phòng tổng hợp."},
)
def lost_character(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ký tự thay thế (�) hoặc ký tự điều khiển còn trong văn bản.

    English: a replacement or control character stands where a letter was.
    """
    last: Span | None = None
    for place in page.signs("CD006"):
        if last is None or place[0] >= last.end:
            last = page.word_around(*place)
            yield Hit.at(last)
