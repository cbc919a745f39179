"""The parts of a .docx and how they refer to each other (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dondoc.files import errors
from dondoc.files.archive import Archive
from dondoc.files.xml import parse_xml, tag_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Strict documents use other names for the same things.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
_OTHER_OFFICE = {"xl/": "xlsx", "ppt/": "pptx", "visio/": "vsdx"}


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return W + name


class Package:
    """An opened .docx: parts parsed once, each kept for writing back."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.archive = Archive(data, name)
        self._roots: dict[str, Element] = {}
        self.strict = False  # the other dialect of ISO/IEC 29500
        self.main = self._main()

    def root(self, part: str) -> Element:
        """The root element of a part."""
        if part not in self._roots:
            content = self.archive.read(part)
            if b"http://purl.oclc.org/ooxml/" in content:
                self.strict = True
                for strict, usual in _STRICT:
                    content = content.replace(strict, usual)
            self._roots[part] = parse_xml(content, self.name)
        return self._roots[part]

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: relationship id to (kind, part)."""
        folder, base = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", base + ".rels")
        if listing not in self.archive:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.root(listing):
            if relation.get("TargetMode") == "External" or not tag_of(relation):
                continue
            target = relation.get("Target") or ""
            path = (
                target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found[relation.get("Id") or ""] = (kind, path)
        return found

    def first_related(self, kind: str) -> Element | None:
        """The part of a kind (styles, numbering, footnotes ...) the main part uses."""
        for found, path in self.related(self.main).values():
            if found == kind and path in self.archive:
                return self.root(path)
        return None

    def part_of(self, root: Element) -> str:
        """The name of the part whose root this is."""
        return next(part for part, known in self._roots.items() if known is root)

    def _main(self) -> str:
        if "_rels/.rels" not in self.archive:
            raise self._unsupported()
        for kind, path in self.related("").values():
            if kind == "officeDocument" and path in self.archive:
                if self.root(path).tag == w("document"):
                    return path
                break
        raise self._unsupported()

    def _unsupported(self) -> errors.UnreadableFileError:
        members = self.archive.members()
        for folder, kind in _OTHER_OFFICE.items():
            if any(member.startswith(folder) for member in members):
                return errors.UnsupportedFileError(name=self.name, kind=kind)
        return errors.UnsupportedFileError(name=self.name, kind="zip")
