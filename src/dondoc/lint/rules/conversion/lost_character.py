"""CD006 lost-character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_LOST = re.compile("\\S*(?:\ufffd|[\x00-\x08\x0b\x0c\x0e-\x1f])\\S*")


@rule(
    "CD006",
    "lost-character",
    Message(vi="Có ký tự bị mất khi chuyển đổi", en="A character was lost in conversion"),
    origin="conversion",
    wrong={"Giao Văn «ph\ufffdng» tổng hợp.": "Giao Văn phòng tổng hợp."},
)
def lost_character(notice: Notice, page: Page) -> Iterator[Hit]:
    """Ký tự thay thế (�) hoặc ký tự điều khiển còn trong văn bản.

    English: a replacement or control character stands where a letter was.
    """
    for found in _LOST.finditer(page.text) if page.has_lost_characters else ():
        yield Hit.at(Span(*found.span()))
