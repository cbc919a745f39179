"""Short pieces of text without case, marks and odd signs, for the fixed words of a form."""

from __future__ import annotations

from functools import lru_cache

from dondoc.text.folding import APOSTROPHES, DASHES, QUOTES, bare

_SIGNS = {
    sign: plain for signs, plain in ((DASHES, "-"), (QUOTES, '"'), (APOSTROPHES, "'")) for sign in signs
}


def _plain_letter(char: str) -> str:
    lowered = bare(char).lower()
    return _SIGNS.get(char, lowered if len(lowered) == 1 else char)


_TABLE = "".join([_plain_letter(chr(code)) for code in range(ord(max(_SIGNS)) + 1)])


_SMALL = 5  # letters: so many small ones are no slip of recognition
_FEW = 16  # letters that tell most lines


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The plain form of an NFC text, of the same length."""
    return text.translate(_TABLE)


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals; recognition may have got a few letters wrong."""
    if text.isupper():
        return True
    if sum(map(str.islower, text[:_FEW])) >= _SMALL:
        return False
    small = sum(map(str.islower, text))
    return 0 < small * 6 < sum(map(str.isalpha, text)) and small < _SMALL
