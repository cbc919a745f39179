"""CD003 wrong-encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.spans import Span

# UTF-8 read as Windows-1252, and letters of the fonts before Unicode, inside words.
_MOJIBAKE = re.compile("(?:áº|á»|Ã[\u0080-\u00bf]|Æ°|Ä‘|Ä\u0090|â€)\\S{0,12}")
_SEEN = ("áº", "á»", "Ã", "Æ°", "Ä", "â€")
_LEGACY = re.compile(r"[^\W\d_]*[a-zA-Z][µ¸¶·¹»¾¼½Æ©®¬­¦§][^\W\d_]*|\b®[a-z]\w*")
_LEGACY_SEEN = "µ¸¶·¹»¾¼½®¬¦§"


@rule(
    "CD003",
    "wrong-encoding",
    Message(vi="Chữ bị hỏng do sai bảng mã", en="Letters broken by a wrong encoding"),
    origin="conversion",
    wrong={"Ủy ban nhân «dÃ¢n» xã An Bình": "Ủy ban nhân dân xã An Bình"},
    right=("Diện tích 25 m² ± 5%, 100 µm, thương hiệu Gạo An Bình®",),
)
def wrong_encoding(notice: Notice, page: Page) -> Iterator[Hit]:
    """Chữ đọc sai bảng mã (UTF-8 đọc thành Windows-1252, phông .VnTime, VNI) trộn trong văn bản.

    English: text decoded with the wrong table, or of a font before Unicode, mixed into the document.
    """
    text = page.text
    if any(seen in text for seen in _SEEN):
        for found in _MOJIBAKE.finditer(text):
            start = text.rfind(" ", 0, found.start()) + 1
            yield Hit.at(Span(max(start, text.rfind("\n", 0, found.start()) + 1), found.end()))
    if sum(text.count(letter) for letter in _LEGACY_SEEN) > 3:
        for found in _LEGACY.finditer(text):
            yield Hit.at(Span(*found.span()))
