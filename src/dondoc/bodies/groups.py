"""Groups of bodies ("các sở, ban, ngành", "UBND các xã, thị trấn") and what they hold."""

from __future__ import annotations

import re

from dondoc.bodies.lexicon import NAMED, NAMES, Entry
from dondoc.bodies.mentions import BodyMention
from dondoc.bodies.scanning import Scan
from dondoc.bodies.unlisted import run
from dondoc.text.phrases import Hit

_OF_A_FIELD = (" công ty", " cong ty")
_PLURAL_STARTS = tuple(f" {letter}" for letter in "ctn0123456789")


def group_end(scan: Scan, pos: int) -> int:
    """Where a group that follows a head ends ("UBND" + " các xã, thị trấn"); `pos` where none follows."""
    if not scan.text.startswith(_PLURAL_STARTS, pos):
        return pos
    shapes = scan.group_shapes
    match = shapes.plural.match(scan.text, pos)
    if match is None or _names_one(scan, match.end(), _last_word(scan, match.end())):
        return pos
    return _rest(scan, match.end())


def group(scan: Scan, hit: Hit[Entry]) -> BodyMention | None:
    """The group that begins at the hit, with its further nouns and qualifiers."""
    if hit.value.kind == "whole":
        end = _qualified(scan, hit.end)
    elif _names_one(scan, hit.end, scan.lex.plain(hit.value.name)):
        end = run(scan, hit.end, commas=False) if _shares_a_field(scan, hit) else hit.end
        return BodyMention(start=hit.start, end=end, kind="group", confidence=0.8) if end > hit.end else None
    else:
        end = group_end(scan, hit.end) if hit.value.name.endswith("chính quyền") else hit.end
        end = _rest(scan, hit.end) if end == hit.end else end
    if hit.value.kind == "noun" and end == hit.end and not _plural_enough(hit.value.name):
        return None
    return BodyMention(start=hit.start, end=end, kind="group", confidence=0.9)


def _shares_a_field(scan: Scan, hit: Hit[Entry]) -> bool:
    """Whether one field named behind a plural is that of all: "các Công ty Lâm nghiệp"."""
    return hit.value.kind == "group" and scan.text.endswith(_OF_A_FIELD, hit.start, hit.end)


def _plural_enough(phrase: str) -> bool:
    return "," in phrase or phrase in ("chủ đầu tư", "nhà đầu tư")


def _rest(scan: Scan, end: int) -> int:
    shapes = scan.group_shapes
    while (match := shapes.more.match(scan.text, end)) is not None:
        if _names_one(scan, match.end(), _last_word(scan, match.end())) or _begins_other(scan, match):
            break
        end = match.end()
    done = _qualified(scan, end)
    more = scan.group_shapes.again.match(scan.text, done) if done > end else None
    if more is None or scan.capital(more.start(1)):
        return done
    return _qualified(scan, more.end())


def _begins_other(scan: Scan, match: re.Match[str]) -> bool:
    """Whether the next noun is a body's own name or a post with a capital: "các chủ đầu tư, Ban QLDA"."""
    start = match.end() - len(match.group().lstrip(",/- ").removeprefix("và ").removeprefix("va "))
    return scan.capital(start) and scan.entry(start, NAMED) is not None


def _qualified(scan: Scan, end: int) -> int:
    shapes = scan.group_shapes
    end = _of_schools(scan, end)
    for _ in range(4):
        if scan.cased[end : end + 1] not in (" ", ","):
            break
        start = end
        for shape in (shapes.modifier, shapes.qualifier, shapes.level):
            match = shape.match(scan.text, end)
            if match is not None and not _steals(scan, match):
                end = match.end()
                if shape is shapes.level:
                    end = _levels(scan, end)
        end = _relative(scan, end)
        if end == start:
            break
    return end


def _steals(scan: Scan, match: re.Match[str]) -> bool:
    """Whether the words after a comma belong to the next party and not to this group."""
    if not match.group().startswith((",", " và ", " va ")):
        return False
    start = match.end() - len(match.group().lstrip(", ").removeprefix("và ").removeprefix("va "))
    return scan.capital(start) or scan.entry(start, NAMES) is not None


def _levels(scan: Scan, end: int) -> int:
    shapes = scan.group_shapes
    place = scan.place(end)
    if place > end:
        return place
    while (match := shapes.levels.match(scan.text, end)) is not None and not _names_one(
        scan, match.end(), ""
    ):
        end = match.end()
    return end


def _relative(scan: Scan, end: int) -> int:
    """ "… nơi có đường đi qua", "… trên địa bàn tỉnh": until a stop, at most a dozen words."""
    shapes = scan.group_shapes
    here = shapes.here.match(scan.text, end)
    if here is not None:
        return _clause(scan, here.end(), 6) if here.group().startswith(" t") else here.end()
    match = shapes.relative.match(scan.text, end)
    return _clause(scan, match.end(), 12) if match else end


def _clause(scan: Scan, end: int, limit: int) -> int:
    pos = end
    for _ in range(limit):
        if scan.text[pos : pos + 1] != " ":
            break
        after = pos + (4 if scan.text.startswith((" đi qua", " di qua"), pos) else 1)
        passing = after > pos + 1
        while scan.text[after : after + 1].isalnum():
            after += 1
        if after == pos + 1 or (scan.stops(pos + 1, after) and not passing) or scan.entry(pos + 1, NAMED):
            break
        pos = end = after
    return end


def _names_one(scan: Scan, end: int, noun: str) -> bool:
    """Whether the noun that ends here is the head of one body ("các Sở: Tài chính", "Phòng Nội vụ")."""
    after = scan.cased[end : end + 2]
    if after[1:].isupper() and scan.entry(end + 1, NAMES) is not None:
        return False  # "Trưởng các ban HĐND huyện"
    if noun and noun not in scan.group_shapes.heads:
        return False
    if _of_schools(scan, end) > end:
        return False
    return len(after) == 2 and ((after[0] == " " and after[1].isupper()) or (after[0] == ":" and bool(noun)))


def _of_schools(scan: Scan, end: int) -> int:
    """Where the kinds of schools end that follow "các trường" ("Mầm non, Tiểu học và THCS")."""
    schools = (
        scan.group_shapes.schools.match(scan.text, end)
        if scan.text.endswith((" trường", " truong"), 0, end)
        else None
    )
    return schools.end() if schools else end


def _last_word(scan: Scan, end: int) -> str:
    return scan.text[scan.text.rfind(" ", 0, end) + 1 : end]
