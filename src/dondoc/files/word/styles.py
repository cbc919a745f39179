"""How a paragraph and its letters look after defaults, styles and direct formatting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dondoc.files.word.package import Package, w
from dondoc.files.xml import tag_of
from dondoc.notice.source import Alignment

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_TWIPS_PER_MM = 1440 / 25.4
_LINE = 240  # w:spacing/@w:line counts 240ths of a line when its rule is "auto"
_MOST = 1e6  # twips: 17 metres; also keeps out "nan" and "inf"
_STYLE_DEPTH = 20  # Word allows 10 levels; a file may lie and go round in a circle

_ALIGNMENTS: dict[str, Alignment] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}


@dataclass(frozen=True, slots=True)
class Look:
    """The look of letters."""

    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str | None = None
    capitals: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a paragraph."""

    alignment: Alignment = "left"
    first_line_mm: float = 0.0
    left_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_spacing: float | None = 1.0
    line_pt: float | None = None
    numbering: tuple[str, int] | None = None


def number(element: Element | None, attribute: str, otherwise: float = 0.0) -> float:
    """A numeric attribute; what a broken file writes instead counts as absent."""
    try:
        value = otherwise if element is None else float(element.get(w(attribute)) or "")
    except ValueError:
        return otherwise
    return value if abs(value) < _MOST else otherwise


def millimetres(twips: float) -> float:
    return round(twips / _TWIPS_PER_MM, 2)


def is_on(element: Element) -> bool:
    """Whether a switch such as `<w:b/>` is on."""
    return (element.get(w("val")) or "1").lower() not in _OFF


class Styles:
    """The styles part of a .docx, asked for looks and shapes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.first_related("styles")
        self._by_id: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        for style in () if self._root is None else self._root.iterfind(w("style")):
            name = style.get(w("styleId")) or ""
            self._by_id[name] = style
            if style.get(w("default")) in ("1", "true", "on"):
                self._default[style.get(w("type")) or ""] = name
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        self._shapes: dict[str | None, Shape] = {}

    def shape(self, paragraph: Element) -> Shape:
        """The shape of a paragraph element."""
        direct = paragraph.find(w("pPr"))
        name = _style_name(direct, "pStyle")
        if name not in self._shapes:
            shape = _shaped(Shape(), self._defaults("pPr"))
            for style in self._chain(name, "paragraph"):
                shape = _shaped(shape, style.find(w("pPr")))
            self._shapes[name] = shape
        return _shaped(self._shapes[name], direct)

    def look(self, run: Element, paragraph: Element) -> Look:
        """The look of the letters of a run inside a paragraph element."""
        direct = run.find(w("rPr"))
        key = _style_name(paragraph.find(w("pPr")), "pStyle"), _style_name(direct, "rStyle")
        if key not in self._looks:
            look = self._looked(Look(), self._defaults("rPr"))
            for style in (*self._chain(key[0], "paragraph"), *self._chain(key[1], "character")):
                look = self._looked(look, style.find(w("rPr")))
            self._looks[key] = look
        return self._looked(self._looks[key], direct)

    def numbering_of_style(self, name: str) -> tuple[str, int] | None:
        """The list a style belongs to."""
        shape = Shape()
        for style in self._chain(name, "paragraph"):
            shape = _shaped(shape, style.find(w("pPr")))
        return shape.numbering

    def _defaults(self, kind: str) -> Element | None:
        return (
            None
            if self._root is None
            else self._root.find(f"{w('docDefaults')}/{w(kind + 'Default')}/{w(kind)}")
        )

    def _chain(self, name: str | None, kind: str) -> list[Element]:
        """The style and what it is based on, the most general first."""
        chain: list[Element] = []
        current = name if name in self._by_id else self._default.get(kind)
        while current in self._by_id and len(chain) < _STYLE_DEPTH:
            style = self._by_id[current]
            chain.append(style)
            base = style.find(w("basedOn"))
            current = None if base is None else base.get(w("val"))
        return chain[::-1]

    def _looked(self, look: Look, properties: Element | None) -> Look:
        if properties is None:
            return look
        changed: dict[str, object] = {}
        for child in properties:
            tag = tag_of(child)[len(w("")) :]
            if tag in _SWITCHES:
                changed[_SWITCHES[tag]] = is_on(child)
            elif tag == "rFonts":
                changed["font"] = self._font(child) or look.font
            elif tag == "sz":
                changed["size"] = number(child, "val", 2 * (look.size or 0.0)) / 2 or None
            elif tag == "color":
                value = (child.get(w("val")) or "auto").upper()
                changed["colour"] = None if value == "AUTO" else value
        return replace(look, **changed) if changed else look  # type: ignore[arg-type]

    def _font(self, fonts: Element) -> str | None:
        theme = fonts.get(w("asciiTheme")) or fonts.get(w("hAnsiTheme"))
        if theme:
            return self._theme_fonts.get("major" if theme.startswith("major") else "minor") or None
        font: str | None = fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
        return font

    @cached_property
    def _theme_fonts(self) -> dict[str, str]:
        theme = self._package.first_related("theme")
        found: dict[str, str] = {}
        for kind in ("major", "minor"):
            latin = None if theme is None else theme.find(f".//{_A}{kind}Font/{_A}latin")
            if latin is not None:
                found[kind] = latin.get("typeface") or ""
        return found


_SWITCHES = {"b": "bold", "i": "italic", "u": "underline", "caps": "capitals", "vanish": "hidden"}


def _style_name(properties: Element | None, kind: str) -> str | None:
    style = None if properties is None else properties.find(w(kind))
    return None if style is None else style.get(w("val"))


def _shaped(shape: Shape, properties: Element | None) -> Shape:
    if properties is None:
        return shape
    alignment = properties.find(w("jc"))
    if alignment is not None:
        shape = replace(shape, alignment=_ALIGNMENTS.get(alignment.get(w("val")) or "", "left"))
    shape = _indented(shape, properties.find(w("ind")))
    shape = _spaced(shape, properties.find(w("spacing")))
    numbered = properties.find(w("numPr"))
    return shape if numbered is None else replace(shape, numbering=_numbering(numbered, shape))


def _numbering(numbered: Element, shape: Shape) -> tuple[str, int] | None:
    identity, level = numbered.find(w("numId")), numbered.find(w("ilvl"))
    inherited = shape.numbering or ("0", 0)
    name = inherited[0] if identity is None else identity.get(w("val")) or "0"
    depth = inherited[1] if level is None else int(number(level, "val"))
    return None if name == "0" else (name, depth)  # 0 takes a paragraph out of its style's list


def _indented(shape: Shape, indent: Element | None) -> Shape:
    if indent is None:
        return shape
    left = indent.get(w("left")) or indent.get(w("start"))
    if left is not None:
        shape = replace(shape, left_mm=millimetres(number(indent, "left", number(indent, "start"))))
    if indent.get(w("hanging")) is not None:
        return replace(shape, first_line_mm=-millimetres(number(indent, "hanging")))
    if indent.get(w("firstLine")) is not None:
        return replace(shape, first_line_mm=millimetres(number(indent, "firstLine")))
    return shape


def _spaced(shape: Shape, spacing: Element | None) -> Shape:
    if spacing is None:
        return shape
    before = number(spacing, "before", shape.before_pt * 20) / 20
    after = number(spacing, "after", shape.after_pt * 20) / 20
    shape = replace(shape, before_pt=before, after_pt=after)
    if spacing.get(w("line")) is None:
        return shape
    line = number(spacing, "line", _LINE)
    if (spacing.get(w("lineRule")) or "auto") == "auto":
        return replace(shape, line_spacing=round(line / _LINE, 3), line_pt=None)
    return replace(shape, line_spacing=None, line_pt=line / 20)
