"""How Vietnamese writes numbers: figures, words and Roman numerals; decimals, never floats."""

from __future__ import annotations

import re
from decimal import Decimal

from dondoc.text.folding import bare

# Keyed without marks, so that a text that lost them reads the same; the place in the phrase
# tells "mười" (ten) from "mươi" (tens).
DIGIT_WORDS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
POWER_WORDS = {
    "nghin": Decimal(10) ** 3, "ngan": Decimal(10) ** 3, "van": Decimal(10) ** 4,
    "trieu": Decimal(10) ** 6, "ty": Decimal(10) ** 9, "ti": Decimal(10) ** 9,
}  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_NUMERAL = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def parse_figure(written: str) -> Decimal | None:
    """The value of a number in digits: `1.234,5`, `3,05`, `09`, `2.500`; None if it is none.

    A full stop before exactly three digits groups thousands, a comma is the decimal sign
    (the Vietnamese custom); groups by commas are read only where there are two of them.
    """
    if _GROUPED.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _GROUPED_BY_COMMA.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _PLAIN.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


def parse_roman(written: str) -> int | None:
    """The value of a Roman numeral in lower or upper case; None if it is none."""
    letters = written.lower()
    if not letters or not _ROMAN_NUMERAL.fullmatch(letters):
        return None
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def parse_words(phrase: str) -> Decimal | None:
    """The value of a number in words, with or without marks; None if it is none.

    >>> parse_words("ba phẩy không năm triệu")
    Decimal('3050000.00')
    """
    words = bare(phrase.lower()).split()
    if not words:
        return None
    if "phay" in words:
        return _with_fraction(words)
    return _whole(words)


def _with_fraction(words: list[str]) -> Decimal | None:
    comma = words.index("phay")
    tail = len(words)
    while tail > comma and words[tail - 1] in POWER_WORDS:
        tail -= 1
    whole = _whole(words[:comma])
    digits = [DIGIT_WORDS.get(word) for word in words[comma + 1 : tail]]
    if whole is None or not digits:
        return None
    if None in digits:
        below = _whole(words[comma + 1 : tail])
        if below is None:
            return None
        fraction = str(int(below))
    else:
        fraction = "".join(map(str, digits))
    value = Decimal(f"{int(whole)}.{fraction}")
    for word in words[tail:]:
        value *= POWER_WORDS[word]
    return value


def _whole(words: list[str]) -> Decimal | None:
    """Groups below a thousand, each raised by its power word; a greater power takes all before it."""
    raised: list[tuple[Decimal, Decimal]] = []  # value, its power
    group: list[str] = []
    for word in words:
        power = POWER_WORDS.get(word)
        if power is None:
            group.append(word)
            continue
        below = _below_thousand(group) if group else 0
        if below is None:
            return None
        amount = Decimal(below)
        while raised and raised[-1][1] < power:
            amount += raised.pop()[0]
        if not amount and not group:
            return None
        raised.append((amount * power, power))
        group = []
    total = sum((value for value, _ in raised), Decimal(0))
    if not group:
        return total if raised else None
    if group == ["ruoi"] and raised:
        return total + raised[-1][1] / 2
    rest = _below_thousand(group)
    return None if rest is None else total + rest


def _below_thousand(words: list[str]) -> int | None:
    rest = list(words)
    total = 0
    if len(rest) >= 2 and rest[1] == "tram":
        hundreds = DIGIT_WORDS.get(rest[0])
        if hundreds is None:
            return None
        total, rest = hundreds * 100, rest[2:]
        if not rest:
            return total
        if rest == ["ruoi"]:
            return total + 50
    if rest and rest[0] in ("le", "linh"):
        return total + DIGIT_WORDS[rest[1]] if len(rest) == 2 and rest[1] in DIGIT_WORDS else None
    tens = _below_hundred(rest)
    return None if tens is None else total + tens


def _below_hundred(words: list[str]) -> int | None:
    if not words or len(words) > 3:
        return None
    if words[0] == "muoi":
        return 10 + _unit(words[1:]) if _unit(words[1:]) >= 0 else None
    digit = DIGIT_WORDS.get(words[0])
    if digit is None or len(words) == 1:
        return digit
    if words[1] == "muoi":
        return digit * 10 + _unit(words[2:]) if _unit(words[2:]) >= 0 else None
    if len(words) == 2 and words[1] in DIGIT_WORDS:  # "hai lăm" for 25
        return digit * 10 + DIGIT_WORDS[words[1]]
    return None


def _unit(words: list[str]) -> int:
    """The last digit after the tens: 0 where there is none, -1 where the words are no digit."""
    if not words:
        return 0
    return DIGIT_WORDS.get(words[0], -1) if len(words) == 1 else -1
