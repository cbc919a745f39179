"""Automatic numbers and bullets of a .docx, as the text a reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dondoc.files.word.package import Package, w
from dondoc.files.word.styles import Styles, number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = re.compile(r"%([1-9])")
_MAX_LEVEL = 8
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# Bullets of symbol fonts live in the private use area; what is not known is shown as a dot.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf02d": "-",
    "\uf0a7": "▪",
    "\uf02b": "+",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
}


def _roman(value: int) -> str:
    letters, rest = "", value
    for size, sign in _ROMAN:
        letters += sign * (rest // size)
        rest %= size
    return letters + "x" * (rest // 10) + _ROMAN_UNITS[rest % 10]


def _letter(value: int) -> str:
    """a, b ... z, aa, bb: how Word counts with letters."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _shown(value: int, style: str) -> str:
    if not 0 < value < 4000:
        return str(value)
    match style:
        case "upperRoman":
            return _roman(value).upper()
        case "lowerRoman":
            return _roman(value)
        case "upperLetter":
            return _letter(value).upper()
        case "lowerLetter":
            return _letter(value)
        case "decimalZero":
            return f"{value:02d}"
        case "none":
            return ""
        case _:
            return str(value)


class Numbering:
    """Counts the lists of a document in reading order."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        root = package.first_related("numbering")
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for child in () if root is None else root:
            if child.tag == w("abstractNum"):
                self._abstract[child.get(w("abstractNumId")) or ""] = child
            elif child.tag == w("num"):
                self._lists[child.get(w("numId")) or ""] = child
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, numbering: tuple[str, int] | None) -> str:
        """The next label of a list level with its blank, e.g. "1. " or "- "; empty for no list."""
        if numbering is None or numbering[0] not in self._lists:
            return ""
        name, level = numbering[0], min(max(numbering[1], 0), _MAX_LEVEL)
        shape = self._level(name, level)
        if shape is None:
            return ""
        self._count(name, level)
        text = self._text(name, level, shape)
        gap = shape.find(w("suff"))
        return text if not text or (gap is not None and gap.get(w("val")) == "nothing") else text + " "

    def _text(self, name: str, level: int, shape: Element) -> str:
        pattern = _value(shape, "lvlText")
        if _value(shape, "numFmt") == "bullet":
            return "".join(
                _SYMBOLS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign) for sign in pattern
            )
        counts = self._counts[self._series(name)]

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            of = self._level(name, at)
            style = "decimal" if of is None else _value(of, "numFmt")
            return _shown(counts.get(at, self._start(name, at)), style)

        return _PLACE.sub(place, pattern)

    def _count(self, name: str, level: int) -> None:
        counts = self._counts.setdefault(self._series(name), {})
        override = self._override(name, level)
        restart = None if override is None else override.find(w("startOverride"))
        if restart is not None and (name, level) not in self._begun:
            counts[level] = int(number(restart, "val", 1))
        else:
            counts[level] = counts[level] + 1 if level in counts else self._start(name, level)
        self._begun.add((name, level))
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]

    def _series(self, name: str) -> str:
        """Lists over the same definition count on together."""
        return _value(self._lists[name], "abstractNumId")

    def _start(self, name: str, level: int) -> int:
        shape = self._level(name, level)
        return 1 if shape is None else int(number(shape.find(w("start")), "val", 1))

    def _override(self, name: str, level: int) -> Element | None:
        for override in self._lists[name].iterfind(w("lvlOverride")):
            if override.get(w("ilvl")) == str(level):
                return override
        return None

    def _level(self, name: str, level: int) -> Element | None:
        override = self._override(name, level)
        if override is not None and override.find(w("lvl")) is not None:
            return override.find(w("lvl"))
        definition = self._abstract.get(self._series(name))
        link = "" if definition is None else _value(definition, "numStyleLink")
        if link:
            linked = self._styles.numbering_of_style(link)
            series = self._series(linked[0]) if linked and linked[0] in self._lists else ""
            definition = self._abstract.get(series)
        for shape in () if definition is None else definition.iterfind(w("lvl")):
            if shape.get(w("ilvl")) == str(level):
                return shape
        return None


def _value(element: Element, name: str) -> str:
    found = element.find(w(name))
    return "" if found is None else found.get(w("val")) or ""
