"""What stands before an item of a list: a bullet, a number, the residue of Markdown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dondoc.notice.lines import CAPITAL

# Depth of each way to mark an item, as Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 orders them.
PART, ROMAN, CLAUSE, ARABIC, SECOND, THIRD, STARRED, LETTER, DASH, PLUS = range(10)

_MARKER = re.compile(
    r"""[_>\s]*(?:
      (?P<hash>\#{1,6})\s+(?:\*\*)?(?P<hashed>(?:\d{1,2}\.)+|[IVX]{1,5}\.)?
    | (?P<star>\*{3})\s*
    | (?P<bold>\*\*)?\s*(?:
        (?P<part>(?:Ph[aầ]n|PHẦN|PHAN|Ch(?:ươ|uo)ng|CHƯƠNG|CHUONG)\s+(?:thứ\s+\w+|[IVX]+|\d+)\b)[.:]?
      | (?P<clause>(?:[ĐD]i[eề]u|ĐIỀU|DIEU)\s+\d{1,3})[.:]?(?=\s)
      | (?P<roman>[IVX]{1,5}|[A-E](?=\.\s+[A-ZĐ]))(?:[.)/]|\s*[-–])(?=\s|\*|$)
      | (?P<arabic>\d{1,2}(?:\.\d{1,2}){0,3})(?:
          (?<=\d\.\d)\s+(?=[A-ZĐ])|[.)](?:\s*[-–](?=\s))?(?=\s|\*|[CAPITAL_]|$)|/(?=\s|\*|$)
          |[-–](?=\s+[CAPITAL_]))
      | (?P<misread>(?!Q)[^\W\d_a-z])\.(?=\s+[A-ZĐ])
      | \((?P<round>\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?=\s)
      | (?P<letter>[a-zđ](?=[.)/])|[A-ZĐ](?=\)))[.)/](?=\s|\*|$)
      )
    | (?P<dash>[-–—‐‑−~])(?=\s|[CAPITAL_*])(?:\s*[-–](?=\s))?
    | (?P<plus>[+•●◦▪■·*](?!\*)|o(?=\s+[A-ZĐ])|\ufffd|\uf0b7|\uf02d|\u27a2|\u2713)(?=\s|[CAPITAL_])
    )\s*(?:\*\*)?\s*""".replace("CAPITAL_", CAPITAL),
    re.VERBOSE,
)
_FIRST = "IVXPCĐD"  # letters of the longer marks: roman numbers, Phần, Chương, Điều
_RESIDUE = re.compile(r"[_*\s]+")
_NUMBERED = {"part": PART, "clause": CLAUSE, "roman": ROMAN, "round": LETTER, "letter": LETTER}
_RANK = {**_NUMBERED, "misread": ARABIC, "star": STARRED, "dash": DASH, "plus": PLUS}


class Marker(NamedTuple):
    """A mark before an item; `length` characters with the blanks around it."""

    text: str
    number: str | None
    rank: int
    length: int


@lru_cache(maxsize=1024)
def marker_of(line: str) -> Marker | None:
    """The mark a line begins with, or None."""
    if line[:1].isalpha() and line[1:3].isalpha() and line[0] not in _FIRST:
        return None
    match = _MARKER.match(line)
    if match is None or match.end() == 0:
        return _residue(line)
    kind = match.lastgroup or ""
    shown = match.group(kind)
    if kind == "arabic":
        if _not_an_item(shown, line[match.end(kind) :]):
            return None
        return Marker(match.group().strip(), shown, ARABIC + min(shown.count("."), 2), match.end())
    if kind in ("hash", "hashed"):
        number = (match.group("hashed") or "").rstrip(".") or None
        return Marker(match.group().strip(), number, ROMAN if not number else ARABIC, match.end())
    rank = STARRED if shown == "*" else _RANK[kind]
    number = shown if kind in _NUMBERED else None
    return Marker(match.group().strip(), number, rank, match.end())


def _residue(line: str) -> Marker | None:
    """`**Bold heading**`: the stars of Markdown before a line that has no mark of its own."""
    if not line.startswith("**"):
        return None
    match = _RESIDUE.match(line)
    assert match is not None
    return Marker(match.group().strip(), None, STARRED, match.end())


def _not_an_item(number: str, after: str) -> bool:
    """`30.000 ha`, `27.3.2023`: a number or a date, not the number of an item."""
    return number.startswith("0") or after[1:2].isdigit()
