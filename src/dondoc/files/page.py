"""Web pages (.html, also what Word saves as one) to text: what a browser shows, block by block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dondoc.files import errors
from dondoc.files.xml import tag_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNSAFE = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.I)
_SKIPPED = {
    "script",
    "style",
    "head",
    "title",
    "noscript",
    "template",
    "svg",
    "object",
    "iframe",
    "nav",
    "select",
}
_BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "main", "aside", "address", "blockquote", "pre"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "center"),
    *("form", "fieldset", "figure", "figcaption", "hr", "body", "html", "thead", "tbody", "tfoot"),
}
_PLACED = re.compile(
    r"c\u1ed9ng h(?:o\u00e0|\u00f2a) x\u00e3 h\u1ed9i|\u0111\u1ed9c l\u1eadp|n\u01a1i nh\u1eadn", re.I
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = re.compile(r"[^\S\n\t\u00a0]+|[^\S\n\t\u00a0]*\n\s*")


def text_of_page(page: str, name: str) -> str:
    """The visible text of a page: blocks on their own lines, rows of tables with tabs between cells."""
    from lxml import etree

    if _UNSAFE.search(page[:100_000]):
        raise errors.UnsafeXmlError(name=name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise errors.TruncatedFileError(name=name) from error
    if root is None:
        raise errors.EmptyFileError(name=name)
    # Beyond 256 levels the parser drops the rest without a word but in its log.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise errors.TruncatedFileError(name=name)
    return _Rendering().of(root)


class _Rendering:
    """Collects text in document order without recursion: pages nest as deep as their authors like."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._rows = 0  # how many data rows we are inside
        self._skip = 0
        self._data_tables: set[Element] = set()
        self._lists: list[int | None] = []
        self._preserved = 0

    def of(self, root: Element) -> str:
        from lxml import etree

        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._open(element)
            else:
                self._close(element)
        self._end_line()
        return "\n".join(self._lines).strip("\n") + "\n"

    def _open(self, element: Element) -> None:
        tag = _tag(element)
        if self._skip or tag in _SKIPPED or _HIDDEN_STYLE.search(element.get("style") or ""):
            self._skip += 1
            return
        self._begin(tag, element)
        self._preserved += tag == "pre"
        self._say(element.text)

    def _begin(self, tag: str, element: Element) -> None:
        if tag == "table" and not _is_placing(element):
            self._data_tables.add(element)
        if tag in ("td", "th"):
            self._cell(element)
        elif tag == "tr":
            self._end_line()
            self._rows += _table_of(element) in self._data_tables
        elif tag == "br":
            self._say(" ") if self._rows else self._end_line()
        elif tag in _BLOCKS:
            self._block()
        if tag in ("ul", "ol"):
            self._lists.append(_start(element) if tag == "ol" else None)
        if tag == "li":
            self._bullet()

    def _close(self, element: Element) -> None:
        if self._skip:
            self._skip -= 1
        else:
            tag = _tag(element)
            self._preserved -= tag == "pre"
            if tag == "tr":
                self._rows -= _table_of(element) in self._data_tables
                self._end_line()
            elif tag in _BLOCKS:
                self._block()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
        if not self._skip:
            self._say(element.tail)

    def _cell(self, element: Element) -> None:
        if not self._rows:
            self._end_line()
        elif element.getprevious() is not None:
            self._line.append("\t")

    def _block(self) -> None:
        self._say(" ") if self._rows else self._end_line()

    def _bullet(self) -> None:
        if self._lists and self._lists[-1] is not None:
            self._line.append(f"{self._lists[-1]}. ")
            self._lists[-1] += 1
        else:
            self._line.append("- ")

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._preserved and not self._rows:
            first, *rest = text.split("\n")
            self._line.append(first)
            for line in rest:
                self._end_line()
                self._line.append(line)
        else:
            self._line.append(_BLANKS.sub(" ", text.replace("\t", " ")))

    def _end_line(self) -> None:
        line = re.sub(r" *\t *", "\t", re.sub(" {2,}", " ", "".join(self._line))).strip(" ")
        self._line = []
        if line.strip():
            self._lines.append(line)


def _tag(element: Element) -> str:
    return tag_of(element).lower()


def _start(element: Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _is_placing(table: Element) -> bool:
    """Whether a table only puts a heading or a signature side by side."""
    found = list(table.iter("tr"))
    if len(found) <= 1 or all(len(row) <= 1 for row in found):
        return True
    return _PLACED.search(" ".join(map(str, table.itertext()))[:2000]) is not None
