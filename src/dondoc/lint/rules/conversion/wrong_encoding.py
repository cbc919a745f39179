"""CD003 wrong-encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

# UTF-8 read as Windows-1252 ("Ã" before a no-break space may end "XÃ"), and letters of the fonts before Unicode, inside words.
_MOJIBAKE = re.compile("(?:áº|á»|Ã[\u0080-\u009f\u00a1-\u00ac\u00ae-\u00bf]|Æ°|Ä‘|Ä\u0090|â€)\\S{0,12}")
_SEEN = ("áº", "á»", "Ã", "Æ°", "Ä", "â€")
_LEGACY = re.compile(r"(?<=[a-zA-Z])[µ¸¶·¹»¾¼½®¬¦§]|(?<![^\W\d_])®(?=[a-z])")
_FEW = 3  # a registered mark or a unit may stand in any text
_LEGACY_SEEN = "µ¸¶·¹»¾¼½®¬¦§"


@rule(
    "CD003",
    "wrong-encoding",
    Message(vi="Chữ bị hỏng do sai bảng mã", en="Letters broken by a wrong encoding"),
    origin="conversion",
    signs=(*_SEEN, *_LEGACY_SEEN),
    wrong={"Ủy ban nhân «dÃ¢n» xã An Bình": "Ủy ban nhân dân xã An Bình"},
    right=("Diện tích 25 m² ± 5%, 100 µm, thương hiệu Gạo An Bình®", "ỦY BAN NHÂN DÂN XÃ\u00a0AN BÌNH"),
)
def wrong_encoding(notice: Notice, page: Page) -> Iterator[Hit]:
    """Chữ đọc sai bảng mã (UTF-8 đọc thành Windows-1252, phông .VnTime, VNI) trộn trong văn bản.

    English: text decoded with the wrong table, or of a font before Unicode, mixed into the document.
    """
    if not page.signs("CD003"):
        return
    if any(seen in page.text for seen in _SEEN):
        for found in _MOJIBAKE.finditer(page.text):
            yield Hit.at(page.word_around(*found.span()))
    if any(letter in page.text for letter in _LEGACY_SEEN):
        broken = [page.word_around(*found.span()) for found in _LEGACY.finditer(page.text)]
        if len(broken) > _FEW:
            for span in dict.fromkeys(broken):
                yield Hit.at(span)
