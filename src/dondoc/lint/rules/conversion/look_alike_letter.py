"""CD008 look-alike-letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

# Cyrillic and Greek letters, and the Icelandic eth for đ: they look right and search wrong.
_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХаеорсухіЅѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοÐðƉ",
    "ABEKMHOPCTYXaeopcyxiSsjABEZHIKMNOPTYXoĐđĐ",
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ffÐðƉ]+")


@rule(
    "CD008",
    "look-alike-letter",
    Message(
        vi="Chữ “{found}” có chữ cái lạ trông giống chữ Việt",
        en="“{found}” holds foreign letters that look Vietnamese",
    ),
    origin="conversion",
    basis="TCVN 6909:2001",
    fixable=True,
    wrong={"Ban Quản lý «Ðiện» lực An Bình": "Ban Quản lý Điện lực An Bình"},
    right=("Góc α = 30°, hệ số β và Đường số 5",),
)
def look_alike_letter(notice: Notice, page: Page) -> Iterator[Hit]:
    """Chữ cái của bảng chữ khác (Kirin, Hy Lạp, Ð) lẫn vào từ tiếng Việt, thường do phông hoặc OCR.

    English: Cyrillic, Greek or Icelandic letters inside Vietnamese words.
    """
    seen = page.has_high_byte(0x04) or page.has_high_byte(0x03) or "Ð" in page.text or "ð" in page.text
    for found in _FOREIGN.finditer(page.text) if seen or "Ɖ" in page.text else ():
        span = page.word_around(*found.span())
        word = span.of(page.text)
        right = word.translate(_ALIKE)
        if len(word) > 1 and right != word and not _FOREIGN.search(right):
            yield Hit.at(span, right, found=word)
