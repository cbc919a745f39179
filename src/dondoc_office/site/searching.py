"""How text becomes searchable with and without marks, the same on both databases."""

from __future__ import annotations

import re

from dondoc.text.folding import bare, fold

_WORD = re.compile(r"\w+")


def folded_words(*texts: str) -> str:
    """Every text folded and without marks, words parted by one space: what a search looks in."""
    return " ".join(_WORD.findall(bare(fold(" ".join(texts)))))
