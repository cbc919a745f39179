"""What every reader of names needs: a text, what was found in it, and the pieces that end a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from dondoc.bodies.lexicon import ALL, Entry, EntryKinds, Lexicon
from dondoc.bodies.mentions import Level
from dondoc.bodies.shapes import group_shapes, shapes
from dondoc.text.folding import bare, fold
from dondoc.text.phrases import Hit
from dondoc.text.view import View

Found = TypeVar("Found")
_DEEPEST = 4
UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))
_PLACE = re.compile(rf" ([{UPPER}\d][\w']*(?:(?: | ?- ?)[{UPPER}][\w']*){{0,4}})")
_NAME = re.compile(rf"(?:,| ?[-–:])? ?([{UPPER}][\w']*(?: [{UPPER}][\w']*){{1,4}})")
_WORD = re.compile(r"( ?[-/&] ?| |, ?)(\w+(?:[/&.]\w+)*)")

_LEVEL_OF: dict[str, Level] = {
    "trung ương": "central",
    "tỉnh": "province",
    "huyện": "district",
    "thị xã": "district",
    "quận": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
    "thôn": "commune",
    "tx": "district",
    "tx.": "district",
    "tt": "commune",
    "tt.": "commune",
}
_LEVEL_OF_BARE = {bare(word): level for word, level in _LEVEL_OF.items()}

_NUMBERED = frozenset(("quan", "phuong", "khu vuc", "thon", "khu pho", "to dan pho", "ban"))
_MIDDLE = frozenset(
    ("van", "thi", "duc", "dinh", "viet", "huu", "xuan", "ngoc", "minh", "quang", "thanh", "dang")
)


class Tail(NamedTuple):
    """How a name ends: its level, and whether it names many."""

    end: int
    level: Level | None
    many: bool = False


class Scan:
    """One text being read: its two forms, the lexicon for it, and the phrases found."""

    def __init__(self, view: View, lex: Lexicon) -> None:
        self.cased = view.cased
        self.text = view.folded if lex.marks else view.bare
        self.lex = lex
        self.hits: list[Hit[Entry]] = list(lex.phrases.find(self.text))
        self.at = {hit.start: hit for hit in self.hits}
        self.shapes = shapes(lex)
        self.group_shapes = group_shapes(lex)
        self.after_post = False
        self._places: dict[tuple[int, Level | None, bool], int] = {}
        self._depth = 0

    def deeper(self, read: Callable[[Scan, Hit[Entry]], Found | None], hit: Hit[Entry]) -> Found | None:
        """A name inside a name, read by the same rule; no real one is nested deeper than this."""
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        try:
            return read(self, hit)
        finally:
            self._depth -= 1

    def capital(self, place: int) -> bool:
        """Whether a capital letter stands there."""
        return self.cased[place : place + 1].isupper()

    def entry(self, place: int, kinds: EntryKinds = ALL) -> Hit[Entry] | None:
        """The phrase that begins there, if it is one of these kinds."""
        hit = self.at.get(place)
        return hit if hit is not None and hit.value.kind in kinds else None

    def stops(self, start: int, end: int) -> bool:
        """Whether a name has ended before the word at `start:end`."""
        word = self.text[start:end]
        after = _WORD.match(self.text, end)
        pair = f"{word} {after[2]}" if after else word
        whole = pair in self.lex.stops
        if not whole and (word not in self.lex.stops or pair in self.lex.compounds):
            return False
        return self.text[self.text.rfind(" ", 0, max(start - 1, 0)) + 1 : end] not in self.lex.compounds

    def place(self, pos: int, level: Level | None = None) -> int:
        """Where a place name that follows `pos` ends; `pos` where none follows."""
        asked = (pos, level, self.after_post)
        end = self._places.get(asked)
        if end is None:
            end = self._places[asked] = self._place(pos, level)
        return end

    def _place(self, pos: int, level: Level | None) -> int:
        match = _PLACE.match(self.cased, pos)
        if match is None or self._is_person(match[1], level):
            return pos
        return self.cut(match.start(1), match.end(1), pos)

    def _is_person(self, run: str, level: Level | None) -> bool:
        """Whether capitals after a level are its head ("UBND xã Trần Văn Bình"), not a place.

        Communes and wards are named after persons too ("phường Lê Hồng Phong"); few of those have a middle name.
        """
        parts = run.split(" ")
        if not self.after_post or len(parts) < 3 or self.lex.plain(fold(parts[0])) not in self.lex.surnames:
            return False
        return len(parts) > 3 or level in ("province", "district") or bare(fold(parts[1])) in _MIDDLE

    def cut(self, start: int, end: int, none: int) -> int:
        """The end of a run of capitals, cut before a task verb or another name; `none` if nothing is left."""
        last, place = none, start
        while place < end:
            after = _next_blank(self.cased, place, end)
            hit = self.at.get(place)
            if self._verb(place, after) or (hit is not None and self._parts(hit)):
                break
            last, place = after, after + 1
        return none if last == _next_blank(self.cased, start, end) and self.runs_on(last) else last

    def _parts(self, hit: Hit[Entry]) -> bool:
        """Whether a phrase inside a run of capitals ends the name before it; "Trường Sơn" is one place."""
        if hit.value.kind == "refused":
            return self.cased[hit.start : hit.end].isupper()
        if hit.value.kind == "open" and self._is_place(hit):
            return False
        return hit.value.kind not in ("noun", "field")

    def _is_place(self, hit: Hit[Entry]) -> bool:
        """ "phường Trung Tâm": a head whose further words are written small, here all with capitals, is a place."""
        said, name = self.cased[hit.start : hit.end].split(), hit.value.name.split()
        return all(word.istitle() for word in said) and any(word.islower() for word in name[1:])

    def shouted(self, hit: Hit[Entry]) -> bool:
        """Whether a head is all in capitals and the word after it is not: they are two lines of a heading."""
        if not self.cased[hit.start + 1 : hit.start + 2].isupper() or hit.value.name[-1].isupper():
            return False
        return (
            self.cased[hit.start : hit.end].isupper() and not self.cased[hit.end + 1 : hit.end + 3].isupper()
        )

    def _verb(self, start: int, end: int) -> bool:
        """A task verb in a run of capitals: in a shouted line, or "Tăng cường" with its second syllable small."""
        if self.cased[start:end].isupper() and end - start > 1:
            return self.stops(start, end)
        after = _WORD.match(self.text, end)
        if after is None or self.capital(after.start(2)):
            return False
        return f"{self.text[start:end]} {after[2]}" in self.lex.stops

    def runs_on(self, end: int) -> bool:
        """Whether ordinary words follow: one capital before them begins a term ("Quy chế"), no place."""
        word = _WORD.match(self.text, end)
        if word is None or word[1] != " " or self.capital(word.start(2)) or self.text[end - 1].isdigit():
            return False
        place = self.shapes.levels.match(self.text, word.start(2))
        return not (place or self.stops(*word.span(2)) or word[2] == self.shapes.conj)

    def level(self, pos: int) -> Tail | None:
        """The level or place with which a name ends: "huyện", "tỉnh Thanh Hoá", "của xã", "cấp huyện"."""
        if self.cased[pos : pos + 1] != " ":
            return None
        match = self.shapes.level.match(self.text, pos)
        if match is None:
            region = self.shapes.region.match(self.text, pos)
            place = region.end() if region else self.place(pos)
            return Tail(place, None) if place > pos else None
        level = _level(match[1])
        place = self.place(match.end(), level) if self._may_be_place(match) else match.end()
        if place > match.end():
            return Tail(place, level)
        if self.text[match.start(1) - 4 : match.start(1)] == self.shapes.tier:
            return Tail(match.end(), level, many=True)
        more = self.shapes.more_levels.match(self.text, match.end())
        if more and not _proper(self.cased, more.end()):
            return Tail(more.end(), level, many=True)
        return Tail(match.end(), level)

    def _may_be_place(self, match: re.Match[str]) -> bool:
        """A number names only wards, villages and regions: "Quận 3", never "tỉnh 12"."""
        after = self.cased[match.end() + 1 : match.end() + 2]
        return not after.isdigit() or bare(match[1]) in _NUMBERED

    def person(self, pos: int) -> tuple[int, int] | None:
        """The person's name that follows `pos`."""
        match = _NAME.match(self.cased, pos)
        if match is None:
            return None
        start = match.start(1)
        family = self.lex.plain(fold(match[1].split(" ", 1)[0]))
        end = self.cut(start, match.end(1), start)
        if family not in self.lex.surnames or " " not in self.cased[start:end]:
            return None
        return start, end


def _next_blank(text: str, start: int, end: int) -> int:
    blank = text.find(" ", start, end)
    return end if blank < 0 else blank


def _proper(cased: str, pos: int) -> bool:
    return cased[pos : pos + 1] == " " and cased[pos + 1 : pos + 2].isupper()


def _level(word: str) -> Level | None:
    return _LEVEL_OF.get(word) or _LEVEL_OF_BARE.get(bare(word))
