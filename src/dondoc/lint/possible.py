"""Whether a syllable can be Vietnamese."""

from __future__ import annotations

import unicodedata

_STOPS = ("p", "t", "c", "ch")
_NEED = {"\u0301", "\u0323"}  # a syllable that ends in a stop has the tone sắc or nặng


def is_possible(syllable: str) -> bool:
    if not syllable.endswith(_STOPS):
        return True
    return any(char in _NEED for char in unicodedata.normalize("NFD", syllable))
