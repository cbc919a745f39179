"""What counts as the same letters.

The folded form is NFC, lower case, with one tone placement (`hoà`, `thuỷ`, `uỷ`: the new
one, because every old spelling has exactly one new spelling and never the other way round),
one kind of space, dash and quotation mark. Every rule here keeps the length of an NFC text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from dondoc.text.letters import BYTES, strictly_lettered

# The tone sits on the first vowel in the old placement and on the second in the new one. An old
# spelling never stands before a final consonant, so a plain replacement is exact ("hoàn" stays).
_OLD = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEW = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
TONE_PLACEMENTS: tuple[tuple[str, str], ...] = tuple(zip(_OLD, _NEW, strict=True))

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
QUOTES = "\u201c\u201d\u201e\u00ab\u00bb"
APOSTROPHES = "\u2018\u2019\u02bc\u00b4"
_SIGNS = tuple([(c, "-") for c in DASHES] + [(c, '"') for c in QUOTES] + [(c, "'") for c in APOSTROPHES])


def new_placement(lowered: str) -> str:
    """Lower-case NFC text with every tone mark where the new placement puts it; same length."""
    for old, new in TONE_PLACEMENTS:
        if old in lowered:
            lowered = lowered.replace(old, new)
    return lowered


def fold_nfc(nfc: str) -> str:
    """The folded form of an NFC text with single spaces; the same length as the text."""
    lowered = nfc.lower()
    if len(lowered) != len(nfc):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in nfc)
    for sign, plain in _SIGNS:
        if sign in lowered:
            lowered = lowered.replace(sign, plain)
    return new_placement(lowered)


@lru_cache(maxsize=8192)
def fold(phrase: str) -> str:
    """The folded form of a short phrase: any normal form, any case, any spaces."""
    return fold_nfc(" ".join(unicodedata.normalize("NFC", phrase).split()))


def fold_all(phrases: Iterable[str]) -> list[str]:
    """The folded forms of many phrases, at the price of one long one."""
    squeezed = [" ".join(phrase.split()) for phrase in phrases]
    return fold_nfc(unicodedata.normalize("NFC", "\n".join(squeezed))).split("\n") if squeezed else []


def pattern(regex: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a regex to be matched on folded text; write its letters in lower case."""
    return re.compile(new_placement(unicodedata.normalize("NFC", regex)), flags)


def _bare_letter(char: str) -> str:
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    letter = 0xC0 <= ord(char) < 0x250 or ord(char) >= 0x1E00
    return unicodedata.normalize("NFD", char)[0] if letter else char


# A string serves as a table: looking up by place is twice as fast as by key.
_BARE = "".join([_bare_letter(chr(code)) for code in range(0x1F00)])


_BARE_BYTES = "".join(map(_bare_letter, BYTES))
_SHORT = 16  # characters: from here on the way over bytes is the shorter one, soon by six times


def bare(folded: str) -> str:
    """The text without any Vietnamese marks, `đ` as `d`; the same length as an NFC text."""
    if len(folded) > _SHORT:
        try:
            return codecs.charmap_decode(strictly_lettered(folded), "strict", _BARE_BYTES)[0]
        except UnicodeEncodeError:
            pass  # something no Vietnamese text holds
    return folded.translate(_BARE)
