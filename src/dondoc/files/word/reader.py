"""A .docx to its source text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dondoc.files.word.layout import layout_of
from dondoc.files.word.package import Package, w
from dondoc.files.word.walk import Walk
from dondoc.notice.secrecy import refuse_secret
from dondoc.notice.source import Layout, Part
from dondoc.text.legacy import legacy_of, with_capitals

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PAGE_WORDS = re.compile(r"[\s\d\W]*(?:trang|page)?[\s\d\W]*(?:of)?[\s\d\W]*", re.IGNORECASE)
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"


def walked(data: bytes, name: str) -> Walk:
    """Everything a reader of the file sees, in order: headers, body, notes, footers."""
    package = Package(data, name)
    walk = _walk(package, Walk(package))
    fallback = None if walk.legacy else legacy_of(walk.text)
    return walk if fallback is None else _walk(package, Walk(package, fallback))


def text_of(walk: Walk) -> str:
    """The text of a walk; torn capitals of TCVN3 letters are put right, which keeps the length."""
    text = walk.text
    old = [(start, end) for encoding, start, end in walk.legacy if encoding == "tcvn3"]
    if not old:
        return text
    raised = with_capitals(text)
    chunks: list[str] = []
    done = 0
    for start, end in old:
        chunks += (text[done:start], raised[start:end])
        done = end
    return "".join([*chunks, text[done:]])


def read_word(data: bytes, name: str) -> tuple[str, Layout, str | None]:
    """The text, the layout and, where old fonts were used, their encodings."""
    walk = walked(data, name)
    _refuse_marked_parts(walk.package)
    return text_of(walk), layout_of(walk), "+".join(sorted({name for name, _, _ in walk.legacy})) or None


def _walk(package: Package, walk: Walk) -> Walk:
    body = package.root(package.main).find(w("body"))
    for root in _side_parts(package, "header"):
        walk.blocks(root, "header")
    if body is not None:
        walk.blocks(body, "body")
    for kind, identity in walk.notes:
        _note(package, walk, kind, identity)
    for root in _side_parts(package, "footer"):
        walk.blocks(root, "footer")
    return walk


def _note(package: Package, walk: Walk, kind: str, identity: str) -> None:
    root = package.first_related(kind)
    part: Part = "footnote"
    for note in () if root is None else root:
        if note.get(w("id")) == identity:
            walk.line(f"[{identity}] ", note, part)
            return


def _side_parts(package: Package, wanted: str) -> Iterator[Element]:
    """Headers or footers that say something beyond the page number, each wording once."""
    seen: set[str] = set()
    for kind, path in package.related(package.main).values():
        if kind == wanted and path in package.archive:
            root = package.root(path)
            words = "".join(node.text or "" for node in root.iter(w("t")))
            if words not in seen and not _PAGE_WORDS.fullmatch(words):
                seen.add(words)
                yield root


def _refuse_marked_parts(package: Package) -> None:
    """A mark of secrecy may stand as a watermark or in a footer, far from the top of the text."""
    for root in (package.root(package.main), *_all_side_parts(package)):
        for mark in root.iter(_WATERMARK):
            refuse_secret(mark.get("string") or "", package.name)
    for root in _all_side_parts(package):
        for paragraph in root.iter(w("p")):
            refuse_secret("".join(node.text or "" for node in paragraph.iter(w("t"))), package.name)


def _all_side_parts(package: Package) -> Iterator[Element]:
    for kind, path in package.related(package.main).values():
        if kind in ("header", "footer") and path in package.archive:
            yield package.root(path)
