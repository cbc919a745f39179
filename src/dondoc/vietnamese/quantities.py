"""Figures in a text: an amount and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from dondoc.text.folding import bare, fold
from dondoc.vietnamese.numbers import DIGIT_WORDS, POWER_WORDS, parse_figure, parse_words

# A number that belongs to a date, a symbol or a list mark is no amount.
_NUMBER = re.compile(r"\d[\d.,]*")
_JOINED = "/.,-"
_BREAK = re.compile(r"[,;:()\n\"]|\.(?: |$)")
_ORDINAL = ("ngày ", "tháng ", "năm ", "quý ", "điều ", "khoản ", "lần thứ ")  # what follows is no amount
_LONGEST_UNIT = 4  # words
_SPELT = frozenset((*DIGIT_WORDS, "muoi", "tram", "phay", "le", "linh", "mot", *POWER_WORDS))
_PERCENT = frozenset(("%", "phần trăm"))
_POINTS = frozenset(("điểm %", "điểm phần trăm"))


class Quantity(NamedTuple):
    """An amount with its unit at `start:end` of a folded text; `value` already holds the scale."""

    start: int
    end: int
    value: Decimal
    unit: str | None  # as written; None behind a bare "triệu"
    scale: Decimal = Decimal(1)
    percent: bool = False
    points: bool = False  # percentage points: a difference, not a share

    @property
    def amount(self) -> Decimal:
        """The number as written, before its scale."""
        return self.value / self.scale


@lru_cache(maxsize=1)
def units() -> frozenset[str]:
    """The known unit words, folded."""
    text = files("dondoc.vietnamese").joinpath("data/units.txt").read_text("utf-8")
    return frozenset(fold(line) for line in text.splitlines() if line and not line.startswith("#"))


def find_quantities(folded: str) -> list[Quantity]:
    """Every amount with a known unit or scale, left to right; dates and symbols are not among them."""
    found = [*_in_figures(folded), *_in_words(folded)]
    found.sort()
    return found


def _in_figures(folded: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(folded):
        before = folded[match.start() - 1 : match.start()]
        if before and (before in _JOINED or before.isalnum()):
            continue
        if before == " " and folded.endswith(_ORDINAL, 0, match.start()):
            continue
        written = match.group().rstrip(".,")
        end = match.start() + len(written)
        if folded[end : end + 1] in ("/", "-") and folded[end + 1 : end + 2].isalnum():
            continue
        value = parse_figure(written)
        quantity = None if value is None else _measured(folded, match.start(), end, value)
        if quantity is not None:
            yield quantity


def _measured(folded: str, start: int, end: int, value: Decimal) -> Quantity | None:
    """The amount with what stands behind it; None where that is neither unit nor scale."""
    scale = Decimal(1)
    words = _following(folded, end)
    after = end
    while words and (power := POWER_WORDS.get(bare(words[0]))) is not None:
        scale *= power
        after = folded.index(words[0], after) + len(words[0])
        words = words[1:]
    unit = _unit(words)
    if unit is None:
        return Quantity(start, after, value * scale, None, scale) if scale != 1 else None
    stop = folded.index(unit.split(" ", 1)[0], after) + len(unit)
    return Quantity(start, stop, value * scale, unit, scale, unit in _PERCENT, unit in _POINTS)


def _following(folded: str, end: int) -> list[str]:
    """The words behind a number, to the end of the clause."""
    tail = folded[end : end + 48]
    if tail.startswith("%"):
        return ["%"]
    if not tail.startswith(" "):
        return [tail.split(" ", 1)[0].rstrip(".,;:)")] if tail[:1].isalpha() else []
    stop = _BREAK.search(tail)
    if stop is not None:
        tail = tail[: stop.start()]
    return tail.split(" ")[1 : _LONGEST_UNIT + 3]


def _unit(words: list[str]) -> str | None:
    known = units()
    for length in range(min(_LONGEST_UNIT, len(words)), 0, -1):
        unit = " ".join(words[:length])
        if unit in known:
            return unit
    return None


def _in_words(folded: str) -> Iterator[Quantity]:
    """ "ba phẩy không năm triệu đồng": number words that end in a scale, or stand before "phần trăm"."""
    done = 0
    for word in ("triệu", "tỷ", "nghìn", "phần trăm"):
        at = folded.find(f" {word}", done)
        while at > 0:
            start = _start_of_words(folded, at)
            if start < at:
                quantity = _spelt(folded, start, at)
                if quantity is not None:
                    yield quantity
            at = folded.find(f" {word}", at + 1)


def _start_of_words(folded: str, at: int) -> int:
    """Where the number words that end before `at` begin; `at` if the word before is none."""
    start = at
    for _ in range(12):
        before = folded.rfind(" ", 0, start)
        if bare(folded[before + 1 : start]) not in _SPELT:
            break
        start = before
        if before < 0:
            break
    return start if start == at else start + 1


def _spelt(folded: str, start: int, at: int) -> Quantity | None:
    value = parse_words(folded[start:at])
    if value is None or not folded[start:at].strip():
        return None
    end = at if folded.startswith(" phần trăm", at) else _end_of_word(folded, at + 1)
    whole = parse_words(folded[start:end])
    if whole is None:
        return None
    quantity = _measured(folded, start, end, whole)
    if quantity is None and end > at:
        return Quantity(start, end, whole, None)
    return quantity


def _end_of_word(folded: str, start: int) -> int:
    end = start
    while end < len(folded) and folded[end].isalpha():
        end += 1
    return end
