"""TT107 first-line-indent."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_RIGHT = (10.0, 12.7)
_OFF = 0.8  # millimetres


@rule(
    "TT107",
    "first-line-indent",
    Message(vi="Dòng đầu đoạn phải lùi vào 1 cm hoặc 1,27 cm", en="First lines are indented by 1 or 1.27 cm"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
)
def first_line_indent(notice: Notice, page: Page) -> Iterator[Hit]:
    """Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.

    Lùi bằng phím Tab hoặc bằng lề trái của đoạn vẫn được chấp nhận.

    English: the first line of a paragraph is indented by 1 or 1.27 cm.
    """
    wrong = []
    for part in page.body_paragraphs:
        indent = part.first_line_mm + part.left_mm
        tabbed = page.text[part.span.start : part.span.start + 1] == "\t"
        if not tabbed and len(part.span) > _LINE and not any(abs(indent - right) <= _OFF for right in _RIGHT):
            wrong.append(part.span)
    if wrong:
        yield Hit(tuple(wrong))


_LINE = 90  # letters: shorter paragraphs may be titles
