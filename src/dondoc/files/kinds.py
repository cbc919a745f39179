"""What a file is, by its content; its name is not believed."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html", "docx", "doc", "rtf", "odt", "pdf", "image"]

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "image": "image/*",
}

_IMAGES: dict[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PDF_WITHIN = 1024  # PDF 1.7, annex H: the header may stand anywhere in the first 1024 bytes

# What is not read and has a name people know.
_OTHERS: dict[bytes, str] = {
    b"PK\x05\x06": "zip",
    b"Rar!": "rar",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"\x7fELF": "ELF",
    b"MZ": "exe",
    b"ID3": "mp3",
    b"\0\0\0\x18ftyp": "mp4",
    b"\0\0\0 ftyp": "mp4",
    b"SQLite format 3": "sqlite",
}

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_PART = re.compile(r"</(?:p|div|table|tr|span|body)>", re.I)
_HTML_LEAST = 3


def kind_of_bytes(data: bytes) -> Kind | None:
    """The kind a magic number tells; None for text and everything else."""
    if data.startswith(ZIP):
        # The first member of an OpenDocument is named "mimetype" and stored as it is.
        return "odt" if _OPEN_DOCUMENT in data[:100] else "docx"
    if data.startswith(OLE):
        return "doc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    return "image" if image_type(data) else None


def image_type(data: bytes) -> str | None:
    """The media type of a picture that can be recognised."""
    return next((kind for magic, kind in _IMAGES.items() if data.startswith(magic)), None)


def foreign_kind(data: bytes) -> str | None:
    """The name of a known format that is not read."""
    return next((kind for magic, kind in _OTHERS.items() if data.startswith(magic)), None)


def is_html(text: str) -> bool:
    """Whether a text is a page: its first tag says so, or it closes paragraphs and tables."""
    head = text[:4096]
    if _HTML.match(head):
        return True
    return head.lstrip().startswith("<") and len(_HTML_PART.findall(head)) >= _HTML_LEAST
