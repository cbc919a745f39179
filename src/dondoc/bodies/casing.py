"""Capitals of agencies and posts after Appendix II of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import re
import unicodedata

from dondoc.bodies.lexicon import Entry, lexicon
from dondoc.bodies.scanning import Scan
from dondoc.text.folding import fold
from dondoc.text.phrases import Hit
from dondoc.text.view import View

_WORD = re.compile(r"[^\W_]+")
_LISTED = frozenset(("body", "level", "post"))
_NAMED = frozenset(("body", "field", "open", "level", "firm", "post"))


def official_casing(name: str) -> str:
    """The same words with the capitals the decree asks for; words it can't judge stay as they are.

    "phòng Nông nghiệp và phát triển nông thôn" gives "Phòng Nông nghiệp và Phát triển nông thôn";
    a name all in capitals is a heading and is left alone.
    """
    nfc = unicodedata.normalize("NFC", name)
    if nfc.isupper():
        return nfc
    scan = Scan(View(nfc), lexicon())
    if len(scan.cased) != len(nfc):
        return nfc
    letters = list(nfc)
    done = 0
    for hit in scan.hits:
        if hit.start >= done and _is_named(hit, done):
            _recase(letters, scan, hit)
            done = _recase_swallowed(letters, scan, hit) if hit.value.kind == "post" else hit.end
    _lower_levels(letters, scan)
    return "".join(letters)


def _is_named(hit: Hit[Entry], done: int) -> bool:
    """Whether the phrase is a name here; a bare "sở" or "báo" only where a name or a post stands before it."""
    return hit.value.kind in _NAMED if hit.start <= done + 1 else hit.value.kind in _LISTED


def _recase(letters: list[str], scan: Scan, hit: Hit[Entry], *, skip: int = 0) -> None:
    written = list(_WORD.finditer(scan.text, hit.start, hit.end))
    official = _WORD.findall(unicodedata.normalize("NFC", hit.value.name))
    at = 0
    for word in written[skip:]:
        match = next((n for n in range(at, len(official)) if fold(official[n]) == word.group()), None)
        if match is not None:
            at = match + 1
            letters[word.start() : word.end()] = _like(
                official[match], "".join(letters[word.start() : word.end()])
            )


def _like(official: str, written: str) -> str:
    """The written letters with the capitals of the official word."""
    if len(official) != len(written):
        return written
    return "".join(
        char.upper() if model.isupper() else char.lower()
        for model, char in zip(official, written, strict=True)
    )


def _recase_swallowed(letters: list[str], scan: Scan, hit: Hit[Entry]) -> int:
    """The field of work in "Trưởng phòng Nội vụ", whose "phòng" belongs to the post; where it ends."""
    if not hit.value.head:
        return hit.end
    start = hit.end - len(hit.value.head)
    inner = next(iter(scan.lex.phrases.find(scan.text[start:])), None)
    if inner is None or inner.start > 0 or inner.value.kind != "body":
        return hit.end
    _recase(letters, scan, Hit(start, start + inner.end, inner.value), skip=len(hit.value.head.split()))
    return start + inner.end


def _lower_levels(letters: list[str], scan: Scan) -> None:
    """ "UBND Huyện" is "UBND huyện"; before a number the capital stays ("Quận 1")."""
    for hit in scan.hits:
        tail = scan.shapes.level.match(scan.text, hit.end) if hit.value.kind in _NAMED else None
        if tail is not None and not scan.text[tail.end() + 1 : tail.end() + 2].isdigit():
            start, end = tail.span(1)
            letters[start:end] = "".join(letters[start:end]).lower()
