"""CT045 repeated-mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_REPEATED = re.compile(r"[,;:] ?[,;:.]|(?<![.…]),?\.\.(?![.…])|; ;|\. ,|\.;")
_SEEN = (",,", ";;", "..", ", ,", ";,", ",;", ",.", ".;", ": ;", ":;", "::", ". ,", ";.", "; ;", ":,")


@rule(
    "CT045",
    "repeated-mark",
    Message(vi="Dấu câu lặp hoặc đứng cạnh dấu câu khác", en="Punctuation marks pile up"),
    severity="info",
    wrong={"Giao các phòng, ban«,,» ngành rà soát.": "Giao các phòng, ban, ngành rà soát."},
    right=("Các nội dung ... đã nêu. Ngày .../.../2024; xã, v.v.; thực hiện nghiêm./.", "Lúc 8:00."),
)
def repeated_mark(notice: Notice, page: Page) -> Iterator[Hit]:
    """Hai dấu câu liền nhau, thường còn lại sau khi sửa câu.

    English: two marks in a row, usually left behind by editing.
    """
    if not any(seen in page.text for seen in _SEEN):
        return
    for found in _REPEATED.finditer(page.text):
        around = page.text[max(0, found.start() - 3) : found.end() + 3]
        if ".." not in around.replace(found.group(), "", 1) and not _excused(page.text, found):
            yield Hit.at(Span(*found.span()))


def _excused(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 4) : found.start()].lower()
    return (
        found.group().startswith(".")
        and not found.group().startswith("..")
        and before.endswith(("v.v", "tp", "st"))
    )
