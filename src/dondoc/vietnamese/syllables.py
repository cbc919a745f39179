"""Is this a Vietnamese syllable, and if not, what could have been meant?

Both tone placements are right (`hóa`, `hoá`), and so are `y` and `i` in open syllables (`kỹ`, `kĩ`).
Foreign words, abbreviations and names of ethnic minorities are let pass: they are not ours to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dondoc.text.folding import bare
from dondoc.vietnamese.phonotactics import (
    HEAVY,
    LEVEL,
    RISING,
    STOPPED_TONES,
    STOPS,
    agree,
    coda,
    is_rhyme,
    splits,
    tone_place,
    with_tone,
    without_tone,
    written_rhymes,
)

Reason = Literal[
    "syllable", "listed", "abbreviation", "foreign",
    "tone-with-stop", "unmarked", "misplaced-tone", "spelling-rule", "no-such-syllable",
]  # fmt: skip
_OTHER_ONSET = {"c": "k", "k": "c", "g": "gh", "gh": "g", "ng": "ngh", "ngh": "ng"}
_MANY = 50
_LONGEST = 7  # "nghiêng"; a longer word with a capital is a foreign name
_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTERS = re.compile("[fjwz]")
_ALPHABET = frozenset(
    "abcdefghijklmnopqrstuvwxyzđăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
)
_MARKED = {
    "a": "ăâ",
    "ă": "aâ",
    "â": "aă",
    "e": "ê",
    "ê": "e",
    "o": "ơô",
    "ô": "oơ",
    "ơ": "oô",
    "u": "ư",
    "ư": "u",
    "d": "đ",
}
_TRIMMED = ".,;:!?()[]{}\"'“”‘’«»…-–—*_/\\|<>=+#&%"


class Verdict(NamedTuple):
    """What is to be said of a syllable; `suggestions` are in lower case, best first."""

    ok: bool
    reason: Reason
    suggestions: tuple[str, ...] = ()


class Suspect(NamedTuple):
    """A syllable at `start:end` that can't be right."""

    start: int
    end: int
    verdict: Verdict


@lru_cache(maxsize=1)
def listed() -> frozenset[str]:
    """Foreign words and names that look like wrong syllables, in lower case."""
    text = files("dondoc.vietnamese").joinpath("data/foreign.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=16_384)
def check(syllable: str) -> Verdict:
    """Whether one word of letters is a possible syllable of Vietnamese, or passes for another reason."""
    letters = unicodedata.normalize("NFC", syllable).lower()
    if len(letters) == 1 or _is_syllable(letters):
        return Verdict(True, "syllable")
    if letters in listed():
        return Verdict(True, "listed")
    if _is_abbreviation(syllable, letters):
        return Verdict(True, "abbreviation")
    if len(letters) > _LONGEST and syllable[0].isupper():
        return Verdict(True, "foreign")
    return _wrong(letters)


def _is_syllable(letters: str) -> bool:
    right = written_rhymes()
    return any(
        (rhyme := right.get(rest)) is not None and agree(onset, rhyme.letters)
        for onset, rest in splits(letters)
    )


def _is_abbreviation(written: str, letters: str) -> bool:
    """Capitals without tones (UBND, HĐND), or capitals inside (VNeID)."""
    if written.isupper():
        return len(written) == 1 or bare(letters) == letters.replace("đ", "d").replace("ư", "u").replace(
            "ơ", "o"
        )
    return not written[1:].islower() and len(written) > 1


def _wrong(letters: str) -> Verdict:
    plain = letters.isascii()
    if not plain and not _ALPHABET.issuperset(letters):
        return Verdict(True, "foreign")
    retoned = _retoned(letters, plain)
    if retoned is not None:
        return retoned
    if plain or _FOREIGN_LETTERS.search(letters):
        return Verdict(True, "foreign")
    swapped = _swapped_onset(letters)
    if swapped:
        return Verdict(False, "spelling-rule", (swapped,))
    return Verdict(False, "no-such-syllable", tuple(_near(letters)))


def _retoned(letters: str, plain: bool) -> Verdict | None:
    """Right letters under a wrong tone: one that can't stand before a stop, or on the wrong vowel."""
    toneless, tone = without_tone(letters)
    for onset, rhyme in splits(toneless):
        if rhyme and is_rhyme(rhyme) and agree(onset, rhyme):
            place = tone_place(rhyme)
            if coda(rhyme) not in STOPS or tone in STOPPED_TONES:
                return Verdict(False, "misplaced-tone", (onset + with_tone(rhyme, tone, place),))
            # The likelier tone first: sắc where none is written, nặng where one is.
            likely = (RISING, HEAVY) if tone == LEVEL else (HEAVY, RISING)
            suggestions = tuple(onset + with_tone(rhyme, each, place) for each in likely)
            return Verdict(False, "unmarked" if plain else "tone-with-stop", suggestions)
    return None


def _swapped_onset(letters: str) -> str | None:
    for onset, rest in splits(letters):
        other = _OTHER_ONSET.get(onset)
        if other is not None and rest and _is_syllable(other + rest):
            return other + rest
    return None


def _near(letters: str) -> Iterator[str]:
    """Syllables one lost mark, one dropped or two swapped letters away, at most five."""
    if len(letters) > 12:
        return
    seen: set[str] = set()
    for near in (*_marked(letters), *_ended(letters), *_shortened(letters)):
        if near not in seen and len(seen) < 5 and near != letters and _is_syllable(near):
            seen.add(near)
            yield near


def _marked(letters: str) -> Iterator[str]:
    toneless, tone = without_tone(letters)
    for place, letter in enumerate(toneless):
        for marked in _MARKED.get(letter, ""):
            onset_and_rhyme = toneless[:place] + marked + toneless[place + 1 :]
            for onset, rhyme in splits(onset_and_rhyme):
                if rhyme and is_rhyme(rhyme):
                    yield onset + with_tone(rhyme, tone, tone_place(rhyme))


def _ended(letters: str) -> Iterator[str]:
    for ending in ("nh", "ng", "n"):
        if letters.endswith(ending):
            stem = letters.removesuffix(ending)
            yield from (stem + other for other in ("nh", "ng", "n") if other != ending)
            return


def _shortened(letters: str) -> Iterator[str]:
    for place in range(len(letters)):
        yield letters[:place] + letters[place + 1 :]
        yield letters[:place] + letters[place : place + 2][::-1] + letters[place + 2 :]


_PASSED: set[str] = set()  # words that hold nothing suspect: one question for all the words of a text
_REMEMBERED = 32_768


def _passes(word: str) -> bool:
    """Whether a word as cut by blanks, punctuation and all, holds nothing suspect."""
    if not word.isalpha():
        word = word.strip(_TRIMMED)
        if not word.isalpha():
            return any(char.isdigit() for char in word) or all(
                check(part).ok for part in _LETTERS.findall(word)
            )
    return check(word).ok


def find_suspects(cased: str, written: frozenset[str] | None = None) -> list[Suspect]:
    """Every impossible syllable of an NFC text with its capitals (`View.cased`).

    `written` are its words as cut by blanks, for callers that have them.
    """
    words: dict[str, list[Suspect]] = {}
    if len(_PASSED) > _REMEMBERED:
        _PASSED.clear()
    for word in (frozenset(cased.split()) if written is None else written) - _PASSED:
        if _passes(word):
            _PASSED.add(word)
        else:
            words[word] = _suspects_in(word)
    if len(words) > _MANY:  # a text of noise: one pass instead of a search a word
        places = ((match.start(), match.group()) for match in re.finditer(r"\S+", cased))
    else:
        places = ((at, word) for word in words for at in _places(cased, word))
    found = [
        Suspect(at + start, at + end, verdict)
        for at, word in places
        for start, end, verdict in words.get(word, ())
    ]
    found.sort()
    return found


def _suspects_in(word: str) -> list[Suspect]:
    return [
        Suspect(*part.span(), verdict)
        for part in _LETTERS.finditer(word)
        if not (verdict := check(part.group())).ok
    ]


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands between blanks."""
    size = len(word)
    at = text.find(word)
    while at >= 0:
        if not text[at - 1 : at].strip() and not text[at + size : at + size + 1].strip():
            yield at
        at = text.find(word, at + size)
