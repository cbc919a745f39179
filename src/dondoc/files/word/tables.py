"""Tables of a .docx: which hold data, and which only put things beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dondoc.files.word.package import w
from dondoc.text.folding import bare, fold_nfc

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What stands in the heading and the signature block of every document (Nghị định 30/2020/NĐ-CP).
_PLACED = ("cong hoa xa hoi", "doc lap", "noi nhan", "dang cong san viet nam")
_WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")}
_SAMPLE = 2000
_MAX_SPAN = 64


def rows(table: Element) -> Iterator[Element]:
    """The rows that are not deleted in a tracked change."""
    for row in _inside(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is None or properties.find(w("del")) is None:
            yield row


def cells(row: Element) -> Iterator[tuple[Element | None, int]]:
    """The cells of a row with their columns; None for a column a wide cell covers."""
    column = 0
    for cell in _inside(row, w("tc")):
        yield cell, column
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        value = "1" if span is None else span.get(w("val")) or "1"
        width = min(int(value), _MAX_SPAN) if value.isascii() and value.isdigit() else 1
        for covered in range(1, width):
            yield None, column + covered
        column += max(width, 1)


def is_placing(table: Element) -> bool:
    """Whether a table only arranges a heading, a signature or one block of text."""
    lines = [[cell for cell, _ in cells(row) if cell is not None] for row in rows(table)]
    if len(lines) <= 1 or all(len(line) <= 1 for line in lines):
        return True
    sample = ""
    for node in table.iter(w("t")):
        sample += node.text or ""
        if len(sample) > _SAMPLE:
            break
    plain = bare(fold_nfc(sample))
    if any(words in plain for words in _PLACED):
        return True
    return max(map(len, lines)) <= 2 and not _has_borders(table)


def _has_borders(table: Element) -> bool:
    """Whether lines are drawn, by the table itself, its style, or its cells."""
    for borders in (*table.iter(w("tblBorders")), *table.iter(w("tcBorders"))):
        if any((side.get(w("val")) or "nil") not in ("nil", "none") for side in borders):
            return True
    style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    return style is not None and "normal" not in (style.get(w("val")) or "").lower()


def _inside(container: Element, wanted: str) -> Iterator[Element]:
    stack = list(reversed(container))
    while stack:
        child = stack.pop()
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            stack.extend(reversed(child))
