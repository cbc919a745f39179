"""Which letters make a Vietnamese syllable: onsets, rhymes, tones and where the tone is written."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

LEVEL, FALLING, RISING, DIPPING, BROKEN, HEAVY = range(6)  # ngang, huyền, sắc, hỏi, ngã, nặng
MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
STOPS = ("p", "t", "c", "ch")
STOPPED_TONES = (RISING, HEAVY)  # the only tones before a stop

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_PLAIN = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơng
u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_GLIDED = """
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oăp oe oen oem oeo oet oong
uân uâng uât uây uê uêch uênh uên uơ uơn uy uya uych uyên uyêt uyn uynh uyp uyt uyu
"""
_AFTER_QU = """
a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng âu ât ây e en eng eo et ê êch ên ênh êt
i it in y ych yên yêt ynh yt yu yn ơ ơi ơn ơt ôc
"""
_ONSET_SET = frozenset(_ONSETS.split())
_PLAIN_SET = frozenset(_PLAIN.split())
_GLIDED_SET = frozenset(_GLIDED.split())
_QU_SET = frozenset(_AFTER_QU.split())
_I_AFTER_G = frozenset("i in iêc iên iêng iêp iêt".split())  # noqa: SIM905 -- gì, gìn, giếng, giết
_Y_OPEN = frozenset("b d đ g h k l m n p ph r s t th v".split())  # noqa: SIM905 -- kỹ, lý, Vy, Gy
_LABIALS = frozenset(("b", "m", "v", "ph", "p"))
_VOWELS = "aăâeêioôơuưy"
_MODIFIED = "ăâêôơư"


class Rhyme(NamedTuple):
    """A rhyme without its tone, and the tone."""

    letters: str
    tone: int


def coda(rhyme: str) -> str:
    """The consonants at the end of a rhyme."""
    return rhyme.lstrip(_VOWELS)


def is_rhyme(rhyme: str) -> bool:
    """Whether letters without a tone are a rhyme."""
    return rhyme in _PLAIN_SET or rhyme in _GLIDED_SET or rhyme in _QU_SET


def tone_place(rhyme: str, *, old: bool = False) -> int:
    """The letter of a rhyme that carries the tone mark, in the new or old placement."""
    size = len(rhyme) - len(coda(rhyme))
    vowels = rhyme[:size]
    modified = [place for place, letter in enumerate(vowels) if letter in _MODIFIED]
    if modified:
        return modified[-1]
    if vowels in ("oa", "oe", "uy") and size == len(rhyme):
        return 0 if old else 1
    if vowels in ("oai", "oay", "oao", "oeo", "uya", "uyu"):
        return 1
    if vowels in ("oa", "oe", "uy", "oo"):
        return 1
    return 0


def with_tone(rhyme: str, tone: int, place: int) -> str:
    """The rhyme with a tone mark on the letter at `place`."""
    return unicodedata.normalize("NFC", rhyme[: place + 1] + MARKS[tone] + rhyme[place + 1 :])


@lru_cache(maxsize=1)
def written_rhymes() -> dict[str, Rhyme]:
    """Every right way to write a rhyme with a tone, in either placement."""
    right: dict[str, Rhyme] = {}
    for rhyme in (*_PLAIN_SET, *_GLIDED_SET, *_QU_SET):
        for tone in STOPPED_TONES if coda(rhyme) in STOPS else range(6):
            for old in (False, True):
                right[with_tone(rhyme, tone, tone_place(rhyme, old=old))] = Rhyme(rhyme, tone)
    return right


def without_tone(letters: str) -> tuple[str, int]:
    """A syllable without its tone mark, and the tone; the vowel's own marks stay."""
    parts = unicodedata.normalize("NFD", letters)
    for tone, mark in enumerate(MARKS):
        if mark and mark in parts:
            return unicodedata.normalize("NFC", parts.replace(mark, "")), tone
    return letters, LEVEL


def splits(letters: str) -> list[tuple[str, str]]:
    """The ways to cut a syllable into a known onset and the rest, longest onset first."""
    cuts = [(letters[:size], letters[size:]) for size in (3, 2, 1) if letters[:size] in _ONSET_SET]
    return [*cuts, ("", letters)]


def agree(onset: str, rhyme: str) -> bool:
    """Whether the spelling rules let an onset and a rhyme (without tone) stand together."""
    if onset == "qu":
        return rhyme in _QU_SET
    if rhyme.startswith("y"):
        return rhyme in _PLAIN_SET and (onset in _Y_OPEN if rhyme == "y" and onset else not onset)
    front = rhyme[0] in "ieê"
    if onset == "gi":
        return rhyme in _PLAIN_SET and rhyme[0] != "i"
    if onset in ("k", "gh", "ngh"):
        return front and rhyme in _PLAIN_SET
    if onset in ("c", "g", "ng"):
        return _agree_with_back(onset, rhyme, front)
    if not onset and rhyme.startswith("iê"):
        return False
    return rhyme in _PLAIN_SET or (rhyme in _GLIDED_SET and onset not in _LABIALS)


def _agree_with_back(onset: str, rhyme: str, front: bool) -> bool:
    if front:
        return onset == "g" and rhyme in _I_AFTER_G
    return rhyme in _PLAIN_SET or (rhyme in _GLIDED_SET and onset != "c")
