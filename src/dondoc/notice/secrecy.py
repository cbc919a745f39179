"""Whether a document bears a mark of state secrecy (dấu chỉ độ mật); such a document is refused.

Luật Bảo vệ bí mật nhà nước: the degrees are "Tuyệt mật", "Tối mật", "Mật", stamped in capitals near
the top of the first page. A mark stands alone, on its line or in its cell or box; the word inside a
sentence ("bảo mật", "mật khẩu", "danh mục tài liệu mật") is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from dondoc.errors import DondocError, Message
from dondoc.text.folding import bare
from dondoc.text.spans import Span

Degree = Literal["MẬT", "TỐI MẬT", "TUYỆT MẬT"]

_DEGREES: dict[str, Degree] = {"MAT": "MẬT", "TOIMAT": "TỐI MẬT", "TUYETMAT": "TUYỆT MẬT"}

# A heading has at most this many lines that are not empty before the first sentence.
_TOP_LINES = 30
# Cells and the two halves of a heading line: tabs, wide blanks, rules drawn by recognition.
_RULED = re.compile(r"[\t|\[\]│┃]")
_BORDER = re.compile(rf" {{3,}}|{_RULED.pattern}")
_LONGEST = 60  # letters of a cell that may be a mark, spaced and framed
_FRAME = " \u00a0*_#>~.:;,-–—=()<>{}/\\'\"“”"
_LABEL = re.compile(r"^(?:độ|mức độ|dấu chỉ độ) mật\s*:?\s*", re.IGNORECASE)
# As a title ("Mật", "Tối mật") the marks must be right; in capitals any marks do, since recognition
# and lost marks turn the stamp into "MẠT" or "MAT", and no heading line is one of those words.
_MARKED = re.compile(r"^(?:tuyệt|tối)?mật$")
# A line without these three letters, whatever stands between them, needs no closer look.
_HINT = re.compile(r"[Mm]\W*[AaÀ-ỹ]\W*[Tt]")
_COULD_BE = re.compile("[Tt][^A-Za-z]*$")
_HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


class SecretDocumentError(DondocError):
    """A document with a mark of secrecy: nothing of it may be read or stored here."""

    code = "document-secret"
    message = Message(
        vi="Văn bản{document} có dấu độ mật “{degree}” nên không được đọc và không được lưu: "
        "bí mật nhà nước chỉ xử lý trên hệ thống riêng theo Luật Bảo vệ bí mật nhà nước. "
        "Chưa có nội dung nào được ghi lại.",
        en="The document{document} is marked “{degree}” (state secret), so it is neither read nor stored: "
        "the law allows it only on separate systems. Nothing of it has been kept.",
    )


def refuse_secret(text: str, name: str = "") -> None:
    """Raise `SecretDocumentError` when a mark stands near the top of the text."""
    found = secrecy_mark(text)
    if found is not None:
        raise SecretDocumentError(degree=found[1], document=f" “{name}”" if name else "")


def secrecy_mark(text: str) -> tuple[Span, Degree] | None:
    """The mark near the top of a text and its degree."""
    for start, line in _top_lines(text):
        if _HINT.search(line) is None:
            continue
        for first, last in _cells(line):
            degree = _degree(line[first:last])
            if degree is not None:
                return Span(start + first, start + last), degree
    return None


def _top_lines(text: str) -> Iterator[tuple[int, str]]:
    position = seen = 0
    while position < len(text) and seen < _TOP_LINES:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end].rstrip("\r")
        if line.strip():
            seen += 1
            # A mark is short; a paragraph of a thousand letters needs no look beyond its start.
            yield position, line[:400]
        position = end + 1


def _cells(line: str) -> Iterator[tuple[int, int]]:
    """The line itself (spaced letters have wide blanks too), then its cells."""
    if len(line) <= _LONGEST:
        yield 0, len(line)
    start = 0
    if "   " not in line and _RULED.search(line) is None:
        return
    for border in _BORDER.finditer(line):
        yield start, border.start()
        start = border.end()
    if start:
        yield start, len(line)


def _degree(cell: str) -> Degree | None:
    """The degree a cell states, spaced letters ("M Ậ T") and a label ("Độ mật:") allowed."""
    if not 3 <= len(cell) <= _LONGEST or not _COULD_BE.search(cell):
        return None
    words = _LABEL.sub("", unicodedata.normalize("NFC", _HIDDEN.sub("", cell)).strip(_FRAME)).strip(_FRAME)
    if not 3 <= len(words) <= 30:
        return None
    letters = "".join(words.split())
    titled = letters[0].isupper() and _MARKED.match(letters.lower()) is not None
    if titled or letters.isupper():
        return _DEGREES.get(bare(letters).upper())
    return None
