"""Vietnamese of the fonts before Unicode: TCVN3 (.VnTime) and VNI, which look like Western letters.

Such text arrives as bytes of unknown encoding, or as Unicode that shows nonsense ("Uû ban") because
only the font made Vietnamese of it. Nothing is converted without evidence: a named font, or more
frequent Vietnamese syllables after the conversion than before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Encoding = Literal["tcvn3", "vni"]

# Signs that legacy text is full of and Unicode Vietnamese never has (« » “ · are left out).
_TELLTALE = re.compile("[©®ª¬µ¶¸¹¨§¦ÆÇËÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ\xad]")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_PROOF = 3


class Decoded(NamedTuple):
    """Converted letters and how many letters of the source made each of them."""

    text: str
    widths: tuple[int, ...]


def _lines(name: str) -> Iterator[str]:
    content = (files("dondoc.text") / "data" / name).read_text(encoding="utf-8")
    return (line for line in content.splitlines() if line and not line.startswith("# "))


@cache
def _table(encoding: Encoding) -> dict[str, str]:
    rows = (line.split("\t") for line in _lines("legacy.tsv"))
    return {written: letter for name, written, letter in rows if name == encoding}


@cache
def _cluster(encoding: Encoding) -> re.Pattern[str]:
    longest_first = sorted(_table(encoding), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(_lines("frequent.txt"))


def proof(text: str) -> int:
    """How many words of the text are frequent Vietnamese syllables with marks."""
    frequent = _frequent()
    return sum(word in frequent for word in _WORD.findall(text.lower()))


def unicode_of(text: str, encoding: Encoding) -> str:
    """The text in Unicode; what the table does not know stays."""
    table = _table(encoding)
    return _cluster(encoding).sub(lambda match: table[match.group()], text)


def decoded(text: str, encoding: Encoding, *, capitals: bool = False) -> Decoded:
    """The text in Unicode with the way back; `capitals` for fonts that show small letters as capitals."""
    table = _table(encoding)
    letters: list[str] = []
    widths: list[int] = []
    done = 0
    for match in _cluster(encoding).finditer(text):
        letters.append(text[done : match.start()])
        widths.extend([1] * (match.start() - done))
        letters.append(table[match.group()])
        widths.append(len(match.group()))
        done = match.end()
    letters.append(text[done:])
    widths.extend([1] * (len(text) - done))
    joined = "".join(letters)
    shown = joined.upper() if capitals else joined
    return Decoded(shown if len(shown) == len(joined) else joined, tuple(widths))


def encoding_of_font(font: str) -> tuple[Encoding, bool] | None:
    """Which legacy encoding a font shows, and whether it shows capitals only (`.VnTimeH`)."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3", name.endswith("h")
    if name.startswith("vni-"):
        return "vni", False
    return None


def legacy_of(text: str) -> Encoding | None:
    """The legacy encoding that turns the text into Vietnamese, or None for text that is fine."""
    if not _TELLTALE.search(text):
        return None
    before = proof(text)
    scores: dict[Encoding, int] = {
        "tcvn3": proof(unicode_of(text, "tcvn3")),
        "vni": proof(unicode_of(text, "vni")),
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _LEAST_PROOF and scores[best] > 2 * before else None


def in_unicode(text: str) -> tuple[str, Encoding | None]:
    """The text with what was typed in an old font converted, whole or line by line, and that encoding.

    Lines count alone where a text was pasted together from old and new documents.
    """
    if not _TELLTALE.search(text):
        return text, None
    whole = legacy_of(text)
    if whole is not None:
        return converted(text, whole), whole
    found: Encoding | None = None
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        encoding = legacy_of(line)
        if encoding is not None:
            found = encoding
            lines[index] = converted(line, encoding)
    return ("".join(lines), found) if found else (text, None)


def converted(text: str, encoding: Encoding) -> str:
    """The text in Unicode, its torn capitals put right."""
    plain = unicode_of(text, encoding)
    return with_capitals(plain) if encoding == "tcvn3" else plain


def with_capitals(text: str) -> str:
    """TCVN3 text decoded without its fonts: words of capitals get their marked letters as capitals.

    TCVN3 has no marked capitals; "CỘNG HÒA" typed in a capital font is stored as "CộNG HòA".
    """
    return "".join(
        _with_capitals(line) if _TORN_CAPITAL.search(line) else line
        for line in text.splitlines(keepends=True)
    )


_TORN_CAPITAL = re.compile(r"[A-Z][à-ỹđ]+[A-Z]|[à-ỹđ]+[A-Z]")
_SMALL_ASCII = re.compile("[a-z]")


def _with_capitals(line: str) -> str:
    """Capitals spread from torn words ("HòA") over neighbours without a small plain letter ("Xã")."""
    words = list(_WORD.finditer(line))
    torn = [bool(_TORN_CAPITAL.search(word.group())) for word in words]
    plain = [not _SMALL_ASCII.search(word.group()) for word in words]
    raised = torn[:]
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            raised[index] = raised[index] or (plain[index] and raised[index + step])
    letters = list(line)
    for word, up in zip(words, raised, strict=True):
        if up and len(word.group().upper()) == len(word.group()):
            letters[word.start() : word.end()] = word.group().upper()
    return "".join(letters)
