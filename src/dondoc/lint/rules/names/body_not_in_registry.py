"""TR008 body-not-in-registry."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.bodies import match
from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

# Provincial departments are a closed list by decree; other bodies may be named by the office itself.
_HEAD = "sở "
_ITSELF = ("sở", "sở ta", "sở này")


@rule(
    "TR008",
    "body-not-in-registry",
    Message(vi="Danh mục không có “{name}”", en="“{name}” is not in the registry"),
    severity="info",
    basis="Nghị định 24/2014/NĐ-CP, Nghị định 107/2020/NĐ-CP, Nghị định 45/2025/NĐ-CP",
    wrong={"Giao «Sở Đường sắt» thẩm định.": "Giao Sở Xây dựng thẩm định."},
    right=("Giao Sở Tài chính, Sở GTVT và Sở Nông nghiệp và Môi trường thẩm định.",),
)
def body_not_in_registry(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tên sở không có trong danh mục các sở theo nghị định của Chính phủ.

    Có thể là tên viết sai, tên cũ hoặc sở đặc thù của một tỉnh. Phòng, ban do cơ quan tự đặt tên nên
    không xét.

    English: no department of this name is in the list by decree; misspelt, former or special.
    """
    for mention in page.bodies:
        if mention.kind != "agency" or mention.repaired or not page.folded.startswith(_HEAD, mention.start):
            continue
        if page.folded[mention.start : mention.end] in _ITSELF:
            continue
        if mention.head is None and (mention.body is None or match(mention.body) is None):
            yield Hit.at(page.at(mention.start, mention.end), name=page.cased[mention.start : mention.end])
