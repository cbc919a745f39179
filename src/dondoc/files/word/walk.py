"""Walks a .docx in reading order and remembers which element every letter came from.

The accepted view: insertions are in, deletions out. A data table becomes one line a row with a
tab between cells; a table that only places things (heading, signature) gives each cell's lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dondoc.files.word.numbering import Numbering
from dondoc.files.word.package import MC, Package, w
from dondoc.files.word.styles import Look, Shape, Styles, is_on
from dondoc.files.word.tables import cells, is_placing, rows
from dondoc.files.xml import tag_of
from dondoc.notice.source import Part
from dondoc.text.legacy import Encoding, decoded, encoding_of_font

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Wrappers whose content is read as if they were not there.
_OPEN = {
    w(name)
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    )
}
_BOX = w("txbxContent")
_PLAIN = {w("noBreakHyphen"): "-", w("softHyphen"): "", w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n"}
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_FLAT = str.maketrans("\t\n\r", "   ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters `start:end` of the text, made by `first:last` of the text of a `w:t` element."""

    start: int
    end: int
    node: Element
    first: int
    last: int


@dataclass(slots=True)
class WalkedRun:
    """A run as it stands in the text."""

    start: int
    end: int
    look: Look


@dataclass(slots=True)
class WalkedParagraph:
    """A paragraph as it stands in the text."""

    start: int
    element: Element
    part: Part
    shape: Shape
    end: int = 0
    runs: list[WalkedRun] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False

    @property
    def is_page_number(self) -> bool:
        words = self.instruction.split()
        return bool(words) and words[0].upper() in _PAGE_FIELDS


class Walk:
    """The text of a package under construction."""

    def __init__(self, package: Package, fallback: Encoding | None = None) -> None:
        self.package = package
        self.styles = Styles(package)
        self._numbering = Numbering(package, self.styles)
        self.fallback = fallback
        self._chunks: list[str] = []
        self.size = 0
        self.pieces: list[Piece] = []
        self.paragraphs: list[WalkedParagraph] = []
        self.notes: list[tuple[str, str]] = []
        self.legacy: list[tuple[Encoding, int, int]] = []  # what was typed in an old font
        self._fields: list[_Field] = []
        self._row = False  # inside a row of a data table everything is one line
        self._glued = True  # no line break is due before the next paragraph

    @property
    def text(self) -> str:
        return "".join(self._chunks)

    def blocks(self, container: Element, part: Part) -> None:
        """Read the paragraphs and tables of a body, cell, box, header or note."""
        for block in _flattened(container, {w("p"), w("tbl")}):
            if block.tag == w("p"):
                self._paragraph(block, part)
            else:
                self._table(block, part)

    def line(self, label: str, container: Element, part: Part) -> None:
        """Read a note under its label."""
        self._break()
        self._add(label)
        self._glued = True
        self.blocks(container, part)

    def _add(self, text: str) -> None:
        self._chunks.append(text)
        self.size += len(text)

    def _break(self) -> None:
        if not self._glued:
            self._add(" " if self._row else "\n")
        self._glued = True

    def _table(self, table: Element, part: Part) -> None:
        inner: Part = "table" if part == "body" else part
        if is_placing(table) and not self._row:
            for row in rows(table):
                for cell, _ in cells(row):
                    if cell is not None:
                        self.blocks(cell, inner)
            return
        for row in rows(table):
            self._data_row(row, inner)

    def _data_row(self, row: Element, part: Part) -> None:
        self._break()
        outer, self._row = self._row, True
        for index, (cell, _) in enumerate(cells(row)):
            if index:
                self._add(" " if outer else "\t")
            self._glued = True
            if cell is not None:
                self.blocks(cell, part)
        self._row, self._glued = outer, False

    def _paragraph(self, element: Element, part: Part) -> None:
        self._break()
        shape = self.styles.shape(element)
        paragraph = WalkedParagraph(self.size, element, part, shape)
        self.paragraphs.append(paragraph)
        self._fields = []
        boxes: list[Element] = []
        content = list(_flattened(element, {w("r")}))
        if content:
            self._add(self._numbering.label(shape.numbering))
        for run in content:
            self._run(run, paragraph, boxes)
        paragraph.end = self.size
        self._glued = _mark_deleted(element) or (self._row and paragraph.end == paragraph.start)
        for box in boxes:
            self.blocks(box, part if part in ("header", "footer") else "box")

    def _run(self, run: Element, paragraph: WalkedParagraph, boxes: list[Element]) -> None:
        look = self.styles.look(run, paragraph.element)
        start = self.size
        for child in run:
            if child.tag == w("t"):
                if not look.hidden and not any(one.is_page_number for one in self._fields):
                    self._letters(child, look)
            elif child.tag in _PLAIN:
                self._add(" " if self._row and _PLAIN[child.tag].isspace() else _PLAIN[child.tag])
            else:
                self._other(child, boxes)
        if self.size > start:
            paragraph.runs.append(WalkedRun(start, self.size, look))

    def _other(self, child: Element, boxes: list[Element]) -> None:
        match tag_of(child).removeprefix(w("")):
            case "br":
                self._add(" " if self._row else "\n")
            case "fldChar":
                self._field_mark(child.get(w("fldCharType")) or "")
            case "instrText":
                if self._fields:
                    self._fields[-1].instruction += child.text or ""
            case "footnoteReference" | "endnoteReference" as kind:
                self.notes.append((kind.removesuffix("Reference") + "s", child.get(w("id")) or ""))
            case "rPr":
                pass
            case _:
                boxes.extend(_boxes(child))

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _letters(self, node: Element, look: Look) -> None:
        written = node.text or ""
        kept = written if node.get(_SPACE) == "preserve" else written.strip(" \t\n\r")
        first = written.find(kept) if kept else 0
        source = kept.translate(_FLAT)
        legacy = encoding_of_font(look.font or "") or (self.fallback and (self.fallback, False))
        if legacy and not source.isascii():
            self._legacy_letters(node, source, first, legacy)
            return
        shown = source.upper() if look.capitals or (legacy and legacy[1]) else source
        self._piece(node, shown if len(shown) == len(source) else source, first)

    def _legacy_letters(self, node: Element, source: str, first: int, legacy: tuple[Encoding, bool]) -> None:
        shown, widths = decoded(source, legacy[0], capitals=legacy[1])
        self.legacy.append((legacy[0], self.size, self.size + len(shown)))
        if len(shown) == len(source):
            self._piece(node, shown, first)
            return
        for letter, width in zip(shown, widths, strict=True):
            self.pieces.append(Piece(self.size, self.size + 1, node, first, first + width))
            self._add(letter)
            first += width

    def _piece(self, node: Element, shown: str, first: int) -> None:
        if shown:
            self.pieces.append(Piece(self.size, self.size + len(shown), node, first, first + len(shown)))
            self._add(shown)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _flattened(container: Element, wanted: Iterable[str]) -> Iterator[Element]:
    """The wanted children, also inside wrappers; never inside deletions, boxes or each other."""
    stack = list(reversed(container))
    while stack:
        child = stack.pop()
        if child.tag in wanted:
            yield child
        elif child.tag in _OPEN or child.tag == MC + "AlternateContent":
            stack.extend(reversed(_chosen(child)))


def _chosen(wrapper: Element) -> list[Element]:
    """What a wrapper holds; of alternatives the first choice."""
    if wrapper.tag != MC + "AlternateContent":
        return list(wrapper)
    choice = wrapper.find(MC + "Choice")
    chosen = wrapper.find(MC + "Fallback") if choice is None else choice
    return [] if chosen is None else list(chosen)


def _boxes(element: Element) -> list[Element]:
    """The outermost text boxes of a drawing; Word writes each twice, as choice and as fallback."""
    if not tag_of(element):
        return []
    found: list[Element] = []
    stack = [element]
    while stack:
        current = stack.pop()
        if current.tag == _BOX:
            found.append(current)
        elif current.tag == MC + "AlternateContent":
            choice = current.find(MC + "Choice")
            has_text = choice is not None and next(choice.iter(_BOX), None) is not None
            chosen = choice if has_text else current.find(MC + "Fallback")
            stack.extend(() if chosen is None else [chosen])
        else:
            stack.extend(reversed(current))
    return found


def _mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's own end is deleted in a tracked change: it runs on into the next."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None)


def page_fields(root: Element) -> Iterator[Element]:
    """The paragraphs of a header or footer that hold the automatic page number."""
    for paragraph in root.iter(w("p")):
        instructions = [node.text or "" for node in paragraph.iter(w("instrText"))]
        instructions += [node.get(w("instr")) or "" for node in paragraph.iter(w("fldSimple"))]
        if any("PAGE" in text.upper().split() for text in instructions):
            yield paragraph


def has_title_page(section: Element) -> bool:
    """Whether the first page of a section has a header of its own."""
    title = section.find(w("titlePg"))
    return title is not None and is_on(title)
