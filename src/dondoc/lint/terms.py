"""Set terms and their writings without comma or dash."""

from __future__ import annotations

import re
from importlib import resources

from dondoc.text.folding import fold

_JOINT = re.compile(r", | - ")


def _terms() -> list[str]:
    text = resources.files(__package__).joinpath("data", "terms.txt").read_text(encoding="utf-8")
    return [fold(line) for line in text.splitlines() if line and not line.startswith("#")]


# Folded: writing without joints -> the term; words that are joined so in other terms are not doubled.
VARIANTS: dict[str, str] = {_JOINT.sub(" ", term): term for term in _terms()}


def like(written: str, term: str) -> str:
    """The term with the letters of the written words, so that capitals and tone marks stay."""
    syllables = iter(written.split())
    return "".join(
        part if _JOINT.fullmatch(part) or part == " " else next(syllables)
        for part in re.split(r"(, | - | )", term)
        if part
    )
