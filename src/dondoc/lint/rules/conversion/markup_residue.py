"""CD001 markup-residue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

# What must stand in the text before its pattern is worth trying.
_MARKUP = {
    "**": re.compile(r"\*\*\*?"),
    "# ": re.compile(r"^#{1,5} ", re.M),
    "__": re.compile(r"__++"),
    "&": re.compile(r"&(?:nbsp|amp|lt|gt);"),
    "<": re.compile(r"</?(?:b|i|u|p|br|strong|em) ?/?>"),
}


@rule(
    "CD001",
    "markup-residue",
    Message(vi="Còn sót ký hiệu định dạng của tệp nguồn", en="Markup of the source file is left in the text"),
    severity="info",
    origin="conversion",
    signs=tuple(_MARKUP),
    wrong={
        "«**»Nhiệm vụ chung«**»\n- Giao Văn phòng tổng hợp.": "Nhiệm vụ chung\n- Giao Văn phòng tổng hợp."
    },
    right=("Số: ......../TB-UBND; người ký ________",),
)
def markup_residue(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dấu **, ##, &nbsp; … còn lại sau khi chuyển đổi tệp; không phải lỗi của người soạn.

    English: Markdown or HTML left over by a conversion; not the author's fault.
    """
    if not page.signs("CD001"):
        return
    spans = [
        Span(*found.span())
        for seen, markup in _MARKUP.items()
        if seen in page.text
        for found in markup.finditer(page.text)
        if seen != "__" or _touches_a_word(page.text, *found.span())
    ]
    if spans:
        yield Hit(tuple(sorted(spans)))


def _touches_a_word(text: str, start: int, end: int) -> bool:
    """Whether a row of underscores stands right before or behind a word; alone it waits to be filled in."""
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
