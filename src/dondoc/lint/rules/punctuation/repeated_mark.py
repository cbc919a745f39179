"""CT045 repeated-mark."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

_MARKS = (",,", ";;", "..", ", ,", ";,", ",;", ",.", ".;", ": ;", ":;", ". ,", ";.", "; ;", ":,")
_SHORT_FORMS = ("v.v", "tp", "st", "…")


@rule(
    "CT045",
    "repeated-mark",
    Message(vi="Dấu câu lặp hoặc đứng cạnh dấu câu khác", en="Punctuation marks pile up"),
    severity="info",
    signs=_MARKS,
    about_letters=True,
    wrong={"Giao các phòng, ban«,,» ngành rà soát.": "Giao các phòng, ban, ngành rà soát."},
    right=(
        "Các nội dung ... đã nêu. Ngày .../.../2024; xã, v.v.; thực hiện nghiêm./.",
        "Lúc 8:00; có....; hết",
    ),
)
def repeated_mark(notice: Notice, page: Page) -> Iterator[Hit]:
    """Hai dấu câu liền nhau, thường còn lại sau khi sửa câu.

    Dấu ba chấm, chỗ chừa trống và chữ viết tắt không tính.

    English: two marks in a row, usually left behind by editing.
    """
    text = page.text
    for at, end in page.signs("CT045"):
        before, after = text[max(0, at - 3) : at], text[end : end + 1]
        meant = after in (".", "/", "…") or before.lower().endswith(_SHORT_FORMS)
        if before[-1:].isalnum() and not meant:
            yield Hit.at(Span(at, end))
