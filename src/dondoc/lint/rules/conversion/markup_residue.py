"""CD001 markup-residue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_MARKUP = re.compile(
    r"\*{2,3}|^#{1,5} |__+(?=[^\W_])|(?<=[^\W_])__+|&(?:nbsp|amp|lt|gt);|</?(?:b|i|u|p|br|strong|em) ?/?>",
    re.M,
)
_SEEN = ("**", "# ", "__", "&nbsp;", "&amp;", "&lt;", "&gt;", "<")


@rule(
    "CD001",
    "markup-residue",
    Message(vi="Còn sót ký hiệu định dạng của tệp nguồn", en="Markup of the source file is left in the text"),
    severity="info",
    origin="conversion",
    wrong={
        "«**»Nhiệm vụ chung«**»\n- Giao Văn phòng tổng hợp.": "Nhiệm vụ chung\n- Giao Văn phòng tổng hợp."
    },
    right=("Số: ......../TB-UBND; người ký ________",),
)
def markup_residue(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dấu **, ##, &nbsp; … còn lại sau khi chuyển đổi tệp; không phải lỗi của người soạn.

    English: Markdown or HTML left over by a conversion; not the author's fault.
    """
    if any(seen in page.text for seen in _SEEN):
        spans = tuple(Span(*found.span()) for found in _MARKUP.finditer(page.text))
        if spans:
            yield Hit(spans)
