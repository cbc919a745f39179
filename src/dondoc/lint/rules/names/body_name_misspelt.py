"""TR002 body-name-misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice


@rule(
    "TR002",
    "body-name-misspelt",
    Message(
        vi="Tên cơ quan viết sai, có lẽ là “{right}”",
        en="The name of the agency is misspelt; perhaps “{right}”",
    ),
    about_letters=True,
    wrong={"Giao «Sở Tài chín» thẩm định.": "Giao Sở Tài chính thẩm định."},
    right=("Giao Sở Tài chính thẩm định, Ban Quản lý Cảng cá theo dõi.",),
)
def body_name_misspelt(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên cơ quan chỉ khác danh mục một chữ hoặc mất dấu.

    Ở văn bản quét, đây là lỗi nhận dạng chứ không phải lỗi của người soạn.

    English: the name is one letter or some marks away from a registered agency.
    """
    for name in page.repaired_names:
        if name.how != "cut":
            lost = name.how == "marks"
            yield Hit(
                (page.at(name.start, name.end),),
                {"right": name.right},
                severity="info" if lost else None,
                origin="conversion" if lost else None,
            )
