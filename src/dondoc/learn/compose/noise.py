"""What scanning, copying and haste do to a text; marks stay where they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from dondoc.text.folding import TONE_PLACEMENTS

_MARKS = re.compile(r"(⟪|⟫|⟦[A-Z]\||\|[^⟦⟧|]*⟧|⟧)")
_SHORT = (
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Nông nghiệp và Phát triển nông thôn", "NN&PTNT"),
    ("Giáo dục và Đào tạo", "GD&ĐT"),
    ("Tài nguyên và Môi trường", "TNMT"),
    ("Lao động - Thương binh và Xã hội", "LĐ-TB&XH"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("đồng chí", "đ/c"),
    (" và ", " & "),
)
# Marks that a scanner most often loses or takes for one another.
_SCANNED = {
    "ầ": "â",
    "ấ": "â",
    "ể": "êề",
    "ề": "ê",
    "ổ": "ô",
    "ộ": "ô",
    "ố": "ô",
    "ỉ": "i",
    "ữ": "ư",
    "ậ": "â",
}
_SCANNED |= {
    "ẩ": "â",
    "ẫ": "â",
    "ế": "ê",
    "ỗ": "ô",
    "ứ": "ư",
    "ủ": "u",
    "ả": "a",
    "ỏ": "o",
    "ẻ": "e",
    "ở": "ơ",
}


def disturb(marked: str, chance: Random) -> str:
    """Most texts stay clean; the others get one kind of damage each, some two."""
    for change, share in (
        (_abbreviate, 0.25),
        (_scan, 0.15),
        (_lower_heads, 0.1),
        (_wrap, 0.15),
        (_old_tones, 0.2),
        (_lose_bullets, 0.08),
        (_long_dashes, 0.08),
        (_bare, 0.03),
    ):
        if chance.random() < share:
            marked = change(marked, chance)
    return marked


def _outside_marks(marked: str, change: Callable[[str], str]) -> str:
    parts = _MARKS.split(marked)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(parts))


def _abbreviate(marked: str, chance: Random) -> str:
    pairs = [pair for pair in _SHORT if chance.random() < 0.5]

    def shorten(text: str) -> str:
        for long, short in pairs:
            text = text.replace(long, short)
        return text

    return _outside_marks(marked, shorten)


def _scan(marked: str, chance: Random) -> str:
    share = chance.choice((0.03, 0.1, 0.25))

    def blur(text: str) -> str:
        return "".join(chance.choice(_SCANNED.get(c, c)) if chance.random() < share else c for c in text)

    return _outside_marks(marked, blur)


def _lower_heads(marked: str, chance: Random) -> str:
    """`giao phòng Tài chính`, `công an huyện`: names written as in speech."""
    heads = re.compile(r"\b(Phòng|Sở|Công an|Văn phòng|Ban|Hội|Trung tâm|Trạm|Chi cục)(?= [A-ZĐÁÀÂÊÔƯÝ])")
    return _outside_marks(marked, lambda text: heads.sub(lambda m: m[0].lower(), text))


def _wrap(marked: str, chance: Random) -> str:
    """Lines broken at the paper's edge."""
    width = chance.randint(60, 90)
    lines = []
    for line in marked.split("\n"):
        words: list[str] = []
        room = width
        for word in line.split(" "):
            room -= len(word) + 1
            words.append(("\n" if room < 0 and words else " ") + word)
            room = width - len(word) if room < 0 else room
        lines.append("".join(words)[1:])
    return "\n".join(lines)


def _old_tones(marked: str, chance: Random) -> str:
    def place(text: str) -> str:
        for old, new in TONE_PLACEMENTS:
            text = re.sub(rf"(?<![qQ]){new}(?!\w)", old, text)
        return text

    return _outside_marks(marked, place)


def _lose_bullets(marked: str, chance: Random) -> str:
    return re.sub(r"(?m)^(?:[-+]|[a-z]\)) ", "", marked)


def _long_dashes(marked: str, chance: Random) -> str:
    return re.sub(r"(?m)^- ", chance.choice(("– ", "• ", "* ")), marked)


def _bare(marked: str, chance: Random) -> str:
    """Typed without marks, as in a message."""

    def strip(text: str) -> str:
        letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
        return "".join(letter for letter in letters if not unicodedata.combining(letter))

    return _outside_marks(marked, strip)
