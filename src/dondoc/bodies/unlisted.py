"""Names that no list has: word by word, as long as words go on that official names are made of."""

from __future__ import annotations

import re

from dondoc.bodies.lexicon import ALL, NAMES, PARTIES
from dondoc.bodies.scanning import Scan

NEXT = re.compile(r"( ?[-–/&] ?| |, ?)([^\W_]+(?:[/&.][^\W_]+)*)")
_LONGEST = 200  # characters of an unlisted name
_LOWER_RUN = 9  # syllables without a capital that the unlisted part of a name may have in a row


def first_words(scan: Scan, word: re.Match[str]) -> list[tuple[str, int]]:
    """The first one, two and three syllables of a name's tail, each with its end."""
    found = [(word[2], word.end())]
    while len(found) < 3 and (after := NEXT.match(scan.text, found[-1][1])) is not None:
        found.append((f"{found[-1][0]} {after[2]}", after.end()))
    return found


def run(scan: Scan, pos: int, *, first: bool = True, commas: bool = True) -> int:
    """Word by word until a stop, a level, another name, or punctuation that no name has."""
    end, lower, since = pos, 0, pos
    while pos - since < _LONGEST and (word := NEXT.match(scan.text, pos)) is not None:
        upper = scan.capital(word.start(2)) or word[2][0].isdigit()
        lower = 0 if upper else lower + 1
        if (
            lower > _LOWER_RUN
            or not (commas or word[1] != ", ")
            or not (first or _goes_on(scan, word, since, upper=upper))
        ):
            break
        pos = word.end()
        if word[2] != scan.shapes.conj:
            end = pos
        first = False
    return end


def _goes_on(scan: Scan, word: re.Match[str], since: int, *, upper: bool) -> bool:
    start, end = word.span(2)
    if word[1].startswith(","):
        return _field_word(scan, word[2], end) and scan.entry(start, NAMES) is None
    if word[2] == scan.shapes.conj or word[1].strip() in ("&", "/"):
        return _joins(scan, end, proper=_proper_name(scan.cased[since + 1 : start]))
    if scan.shapes.levels.match(scan.text, start) or scan.entry(start, PARTIES):
        return False
    shouted = upper and scan.cased[start:end].isupper() and end - start > 1
    if not upper and _proper_name(scan.cased[since + 1 : start]):
        last = scan.text[scan.text.rfind(" ", 0, start - 1) + 1 : end]
        return last in scan.shapes.fields
    return not ((shouted or not upper) and scan.stops(start, end))


def _proper_name(before: str) -> bool:
    """Whether the last two syllables have capitals: a place or a person, with which a name ends."""
    parts = before.split(" ")[-3:-1]
    return len(parts) == 2 and all(part[:1].isupper() and part[1:].islower() for part in parts)


def _joins(scan: Scan, end: int, *, proper: bool) -> bool:
    """Whether `và` joins two parts of one name and not two names."""
    after = NEXT.match(scan.text, end)
    if after is None:
        return False
    if scan.entry(after.start(2), ALL):
        return _field_word(scan, after[2], after.end())
    return (scan.capital(after.start(2)) and not proper) or _field_word(scan, after[2], after.end())


def _field_word(scan: Scan, word: str, end: int) -> bool:
    fields = scan.shapes.fields
    return word in fields or f"{word} {_word_after(scan, end)}" in fields


def _word_after(scan: Scan, end: int) -> str:
    after = NEXT.match(scan.text, end)
    return after[2] if after else ""
