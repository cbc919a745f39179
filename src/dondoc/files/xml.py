"""XML that came from outside: no DTD, no entities, no network, bounded depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dondoc.files import errors

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["parse_xml", "tag_of"]


def parse_xml(data: bytes, name: str) -> Element:
    """The root of an XML document; `name` is the file people know."""
    from lxml import etree

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise errors.UnsafeXmlError(name=name)
    # libxml2 without huge_tree refuses more than 256 levels and texts over 10 million letters,
    # which also bounds every recursive walk over the tree.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise errors.TruncatedFileError(name=name) from error
    information: Any = root.getroottree().docinfo
    if information.doctype:
        raise errors.UnsafeXmlError(name=name)
    return root


def tag_of(element: Any) -> str:
    """The name of an element; comments and instructions have none."""
    return element.tag if isinstance(element.tag, str) else ""
