"""Whether a text can be a Vietnamese administrative document at all; in doubt it can."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from dondoc.text.folding import bare, fold_nfc
from dondoc.text.phrases import Phrases

_SAMPLE = 1_500
_WORD = re.compile(r"[^\W\d_]+")
_OWN_LETTER = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
# The shape of a Vietnamese syllable without its marks: for texts that lost them.
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_LEAST_OWN = 0.02  # of all letters; running text has about 0.15
_LEAST_SHAPED = 0.6  # of all words; English has about 0.35
_FEW_WORDS = 12
_LEAST_SHAPED_OF_FEW = 0.3
_ENOUGH_WORDS = 40


def is_vietnamese(text: str) -> bool:
    """Vietnamese by its own letters, or by the shape of its syllables where the marks are lost."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if not letters:
        return False
    if len(_OWN_LETTER.findall(sample)) >= _LEAST_OWN * letters:
        return True
    shaped = sum(_SYLLABLE.fullmatch(word) is not None for word in _WORD.findall(bare(fold_nfc(sample))))
    return shaped >= (_LEAST_SHAPED if len(words) >= _FEW_WORDS else _LEAST_SHAPED_OF_FEW) * len(words)


def is_administrative(text: str) -> bool:
    """Whether anything of an administrative document is in the text; short texts are not judged."""
    if len(_WORD.findall(text[:_SAMPLE])) < _ENOUGH_WORDS:
        return True
    return _has_cue(text[:_SAMPLE]) or (len(text) > _SAMPLE and _has_cue(text))


def _has_cue(text: str) -> bool:
    folded = fold_nfc(" ".join(unicodedata.normalize("NFC", text).split()))
    if next(iter(_phrases().find(folded)), None) is not None:
        return True
    return next(iter(_bare_phrases().find(bare(folded))), None) is not None


@cache
def _cues() -> tuple[str, ...]:
    content = (files("dondoc.notice") / "data" / "administrative.txt").read_text(encoding="utf-8")
    return tuple(line for line in content.splitlines() if line and not line.startswith("# "))


@cache
def _phrases() -> Phrases[None]:
    return Phrases(dict.fromkeys(_cues()))


@cache
def _bare_phrases() -> Phrases[None]:
    """Without marks only phrases of several words: "so" and "giao" are too many other words."""
    return Phrases(dict.fromkeys(bare(fold_nfc(cue)) for cue in _cues() if " " in cue))
