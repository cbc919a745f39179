"""CT011 term-variant."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.lint.terms import VARIANTS, like
from dondoc.notice.model import Notice


@rule(
    "CT011",
    "term-variant",
    Message(vi="Chỗ khác viết “{right}”", en="Elsewhere written “{right}”"),
    severity="info",
    fixable=True,
    phrases=tuple(VARIANTS) + tuple(sorted(set(VARIANTS.values()))),
    wrong={
        "Phát triển kinh tế - xã hội. Tình hình «kinh tế xã hội» khá.": (
            "Phát triển kinh tế - xã hội. Tình hình kinh tế - xã hội khá."
        ),
        "Các phòng, ngành rà soát; «phòng ngành» báo cáo.": "Các phòng, ngành rà soát; phòng, ngành báo cáo.",
    },
    right=(
        "Tình hình kinh tế xã hội khá; phát triển kinh tế xã hội.",
        "Kinh tế – xã hội và kinh tế - xã hội.",
    ),
)
def term_variant(notice: Notice, page: Page) -> Iterator[Hit]:
    """Một cụm từ trong cùng văn bản lúc có dấu phẩy (gạch nối), lúc không.

    Cả hai cách có thể chấp nhận được, chỉ báo khi lẫn lộn và theo cách viết đủ dấu.

    English: a set term is written with and without its comma or dash in one document.
    """
    places = page.hits("CT011")
    if not places:
        return
    written = {page.folded[start:end] for start, end in places}
    for start, end in places:
        right = VARIANTS.get(page.folded[start:end])
        if right is not None and right in written:
            yield page.replaced(start, end, like(page.cased[start:end], right), right=right)
