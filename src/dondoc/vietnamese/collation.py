"""Sorting as Vietnamese people expect: a ă â b … d đ … o ô ơ … u ư, then the tone.

Order of tones as in dictionaries: level, huyền, hỏi, ngã, sắc, nặng (TCVN 6399 compares letters
of the whole text first and tones only between texts with equal letters).
"""

from __future__ import annotations

import unicodedata
from functools import cache

from dondoc.text.folding import fold

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


@cache
def _letter(char: str) -> tuple[str, int]:
    """The sorting letter and the tone of one folded letter."""
    marks = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    plain = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    place = _LETTERS.find(plain)
    return (chr(0x61 + place) if place >= 0 else plain), tone


def sort_key(text: str) -> str:
    """A plain string that sorts byte by byte, on any database, as Vietnamese sorts the text."""
    letters, tones = [], []
    for char in fold(text):
        letter, tone = _letter(char)
        letters.append(letter)
        tones.append(str(tone))
    return f"{''.join(letters)}\x01{''.join(tones)}"


def person_key(name: str) -> str:
    """The key of a person's name: given name first, then family and middle names."""
    words = name.split()
    return sort_key(" ".join([*words[-1:], *words[:-1]]))
