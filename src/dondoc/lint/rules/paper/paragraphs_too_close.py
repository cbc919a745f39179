"""TT108 paragraphs-too-close."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_LEAST = 6.0
_OFF = 0.3  # points


@rule(
    "TT108",
    "paragraphs-too-close",
    Message(vi="Khoảng cách giữa các đoạn phải ít nhất 6 pt", en="Paragraphs stand at least 6 pt apart"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
)
def paragraphs_too_close(notice: Notice, page: Page) -> Iterator[Hit]:
    """Khoảng cách giữa các đoạn văn tối thiểu là 6 pt.

    English: the space between two paragraphs of the content is 6 points or more.
    """
    wrong = [
        second.span
        for first, second in itertools.pairwise(page.body_paragraphs)
        if max(first.after_pt, second.before_pt) < _LEAST - _OFF
    ]
    if wrong:
        yield Hit(tuple(wrong))
