"""TR006 body-name-joint."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.casing import recased
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold


@rule(
    "TR006",
    "body-name-joint",
    Message(vi="Tên đầy đủ là “{right}”", en="The full name is “{right}”"),
    severity="info",
    fixable=True,
    wrong={"Giao «Phòng Kinh tế Hạ tầng» kiểm tra.": "Giao Phòng Kinh tế và Hạ tầng kiểm tra."},
    right=("Giao Phòng Kinh tế và Hạ tầng, Phòng TC-KH kiểm tra; Phòng Tài chính – Kế hoạch.",),
)
def body_name_joint(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên cơ quan thiếu dấu gạch nối, dấu phẩy hoặc chữ “và” so với danh mục.

    Danh mục lập theo nghị định; cơ quan có thể có tên riêng theo quyết định thành lập nên chỉ nhắc.

    English: the dash, comma or "và" of the registered name is missing.
    """
    for mention in page.bodies:
        if mention.body is None or mention.repaired or mention.head is not None or mention.kind != "agency":
            continue
        written = page.cased[mention.start : mention.end]
        right = recased(written, mention.body)
        if right is not None and fold(right.text) != fold(mention.body):
            start = mention.start + right.start
            yield page.replaced(start, mention.start + right.end, mention.body, right=mention.body)
