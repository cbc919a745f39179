"""TT106 body-not-justified."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TT106",
    "body-not-justified",
    Message(vi="Nội dung phải căn đều hai lề", en="The body must be justified"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
)
def body_not_justified(notice: Notice, page: Page) -> Iterator[Hit]:
    """Nội dung trình bày bằng chữ in thường, được dàn đều cả hai lề.

    Đoạn ngắn hơn một dòng trông như nhau nên không xét.

    English: paragraphs of the content are justified; those shorter than a line are not judged.
    """
    wrong = [
        part.span for part in page.body_paragraphs if part.alignment != "justify" and len(part.span) > _LINE
    ]
    if wrong:
        yield Hit(tuple(wrong))


_LINE = 90  # letters that surely do not fit on one line
