"""Fixes written into a .docx as tracked changes, for a person to accept or refuse in Word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dondoc.files import errors
from dondoc.files.kinds import ZIP
from dondoc.files.word.package import XML_SPACE, Package, w
from dondoc.files.word.reader import walked
from dondoc.files.word.walk import Piece, Walk
from dondoc.notice.model import Fix
from dondoc.text.legacy import encoding_of_font
from dondoc.text.spans import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

AUTHOR = "Đôn Đốc"
_OTHERS_CHANGES = {w("ins"), w("moveTo")}
_UNICODE_FONT = "Times New Roman"  # Phụ lục I of Nghị định 30/2020/NĐ-CP


@dataclass(frozen=True, slots=True)
class Tracked:
    """The changed file, and which fixes are in it; `left` could not be written (numbers Word makes
    itself, line breaks, words that overlap another fix)."""

    data: bytes
    written: tuple[Fix, ...]
    left: tuple[Fix, ...]


def tracked_changes(
    data: bytes, fixes: Sequence[Fix], *, at: datetime, name: str, author: str = AUTHOR
) -> Tracked:
    """A copy of a .docx with real `w:del` and `w:ins`; spans count in the text `source_of` gave."""
    if not data.startswith(ZIP):
        raise errors.NoEditableTextError(name=name)
    walk = walked(data, name)
    chosen, left = _apart(fixes)
    # Half-rewritten parts in two dialects open in no program; letters of an old font that the file
    # does not name would show what is inserted as nonsense.
    if walk.package.strict or walk.fallback is not None:
        return Tracked(data, (), tuple(sorted(fixes, key=_place)))
    pen = _Pen(walk, author, at)
    written: list[Fix] = []
    # From the end backwards: what stands before a fix keeps its element and its place.
    for fix in reversed(chosen):
        (written if pen.write(fix) else left).append(fix)
    in_order = tuple(sorted(written, key=_place))
    return Tracked(_rewritten(walk.package, pen.touched), in_order, tuple(sorted(left, key=_place)))


def _place(fix: Fix) -> tuple[int, int]:
    return fix.span.start, fix.span.end


def _apart(fixes: Sequence[Fix]) -> tuple[list[Fix], list[Fix]]:
    """The fixes in order without those that overlap an earlier one, and those."""
    chosen: list[Fix] = []
    left: list[Fix] = []
    for fix in sorted(fixes, key=_place):
        clash = chosen and (fix.span.start < chosen[-1].span.end or fix.span == chosen[-1].span)
        (left if clash else chosen).append(fix)
    return chosen, left


def _rewritten(package: Package, touched: Sequence[Element]) -> bytes:
    from lxml import etree

    changed = {
        package.part_of(root): etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for root in touched
    }
    return package.archive.rewritten(changed)


class _Pen:
    """Writes changes of one author and time into the trees of a walk."""

    def __init__(self, walk: Walk, author: str, at: datetime) -> None:
        self._walk = walk
        self._pieces = walk.pieces
        self._starts = [piece.start for piece in walk.pieces]
        self._ends = [piece.end for piece in walk.pieces]
        moment = at.astimezone(UTC) if at.tzinfo else at
        self._stamp = {w("author"): author, w("date"): moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
        self._next = 1 + max(_identities(walk.package.root(walk.package.main)), default=0)
        self.touched: list[Element] = []

    def write(self, fix: Fix) -> bool:
        """Write one fix; False where the words are not all letters of the file."""
        if "\n" in fix.replacement or "\r" in fix.replacement:
            return False
        anchor = self._delete(fix.span) if len(fix.span) else self._split_at(fix.span.start)
        if anchor is None:
            return False
        run, change = anchor
        root = run.getroottree().getroot()
        if root not in self.touched:
            self.touched.append(root)
        if fix.replacement:
            self._insert(fix.replacement, run, change)
        return True

    def _delete(self, span: Span) -> tuple[Element, Element] | None:
        """Mark the letters as deleted; the last run touched and the element to insert behind."""
        covered = self._pieces[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]
        parts = [(piece, max(span.start, piece.start), min(span.end, piece.end)) for piece in covered]
        if sum(end - start for _, start, end in parts) != len(span):
            return None
        if len({id(_paragraph(piece.node)) for piece in covered}) != 1:
            return None
        anchor: tuple[Element, Element] | None = None
        for piece, first, last in reversed(_joined(parts)):
            run = _isolated(piece, first, last)
            for node in run.iterfind(w("t")):
                node.tag = w("delText")
            change = self._change("del")
            run.addprevious(change)
            change.append(run)
            anchor = anchor or (run, change)
        return anchor

    def _split_at(self, place: int) -> tuple[Element, Element] | None:
        """The run that ends at a place of the text, split there if need be."""
        index = bisect_left(self._ends, place)
        if index == len(self._pieces):
            return None
        piece = self._pieces[index]
        if place < piece.start:
            return None  # inside a number Word makes itself, or at an empty paragraph
        run = _parent(piece.node)
        if place > piece.start:
            # A letter of VNI is two of the file: behind it is behind both.
            at = piece.last if place == piece.end else piece.first + place - piece.start
            _cut(run, piece.node, at)
            return run, run
        later = _cut(run, piece.node, piece.first)
        if later is not None:
            return run, run
        empty = run.makeelement(w("r"))
        look = run.find(w("rPr"))
        if look is not None:
            empty.append(deepcopy(look))
        run.addprevious(empty)
        return empty, empty

    def _insert(self, words: str, like: Element, behind: Element) -> None:
        inserted = self._change("ins")
        run = like.makeelement(w("r"))
        look = like.find(w("rPr"))
        if look is not None:
            run.append(_without_history(deepcopy(look)))
        self._use_unicode_font(run, like)
        for index, part in enumerate(words.split("\t")):
            if index:
                run.append(run.makeelement(w("tab")))
            node = run.makeelement(w("t"))
            node.text = part
            node.set(XML_SPACE, "preserve")
            run.append(node)
        inserted.append(run)
        outer = _parent(behind)
        if outer.tag in _OTHERS_CHANGES:
            _split_wrapper(outer, behind)
            behind = outer
        behind.addnext(inserted)

    def _use_unicode_font(self, run: Element, like: Element) -> None:
        """Unicode letters in a font like .VnTime would show as nonsense."""
        paragraph = _paragraph(like)
        font = None if paragraph is None else self._walk.styles.look(like, paragraph).font
        if font is None or encoding_of_font(font) is None:
            return
        look = run.find(w("rPr"))
        if look is None:
            look = run.makeelement(w("rPr"))
            run.insert(0, look)
        for old in look.findall(w("rFonts")):
            look.remove(old)
        fonts = look.makeelement(w("rFonts"))
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(w(script), _UNICODE_FONT)
        look.insert(1 if look.find(w("rStyle")) is not None else 0, fonts)

    def _change(self, kind: str) -> Element:
        change = self._walk.package.root(self._walk.package.main).makeelement(w(kind))
        change.set(w("id"), str(self._next))
        for key, value in self._stamp.items():
            change.set(key, value)
        self._next += 1
        return change


def _joined(parts: list[tuple[Piece, int, int]]) -> list[tuple[Piece, int, int]]:
    """Each piece with the letters of its element to delete; pieces of one element become one."""
    found: list[tuple[Piece, int, int]] = []
    for piece, start, end in parts:
        one_to_one = piece.end - piece.start == piece.last - piece.first
        first = piece.first + (start - piece.start if one_to_one else 0)
        last = piece.first + end - piece.start if one_to_one else piece.last
        if found and found[-1][0].node is piece.node and found[-1][2] == first:
            found[-1] = (piece, found[-1][1], last)
        else:
            found.append((piece, first, last))
    return found


def _identities(root: Element) -> list[int]:
    found = (element.get(w("id")) for element in root.iter())
    return [
        int(value) for value in found if value and value.isascii() and value.isdigit() and len(value) < 10
    ]


def _parent(element: Element) -> Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError("only elements inside a document are edited")
    return parent


def _paragraph(node: Element) -> Element | None:
    return next(node.iterancestors(w("p")), None)


def _isolated(piece: Piece, first: int, last: int) -> Element:
    """A run that holds exactly these letters of the element."""
    run = _parent(piece.node)
    _cut(run, piece.node, last)
    new = _cut(run, piece.node, first)
    return run if new is None else new


def _cut(run: Element, node: Element, at: int) -> Element | None:
    """Move what follows letter `at` of an element of a run into a new run behind it.

    The element keeps what stands before. None where nothing would stay behind or move on.
    """
    text = node.text or ""
    behind = list(node.itersiblings())
    nothing_moves = at >= len(text) and not behind
    nothing_stays = at == 0 and all(child.tag == w("rPr") for child in node.itersiblings(preceding=True))
    if nothing_moves or nothing_stays:
        return None
    new = _twin(run)
    look = run.find(w("rPr"))
    if look is not None:
        new.append(deepcopy(look))
    if at < len(text):
        rest = node.makeelement(node.tag)
        rest.text = text[at:]
        rest.set(XML_SPACE, "preserve")
        new.append(rest)
        node.text = text[:at]
        node.set(XML_SPACE, "preserve")
    new.extend(behind)
    run.addnext(new)
    return new


def _twin(element: Element) -> Element:
    """An empty element of the same name with the same attributes."""
    twin = element.makeelement(element.tag)
    for name, value in element.items():
        twin.set(name, value)
    return twin


def _split_wrapper(wrapper: Element, after: Element) -> None:
    """End somebody else's change after an element and begin it again with the rest."""
    behind = list(after.itersiblings())
    if behind:
        rest = _twin(wrapper)
        rest.extend(behind)
        wrapper.addnext(rest)


def _without_history(look: Element) -> Element:
    for name in ("rPrChange", "ins", "del", "moveFrom", "moveTo"):
        for old in look.findall(w(name)):
            look.remove(old)
    return look
