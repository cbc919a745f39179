"""One file to one source text: the kind is found, its reader called, the result checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dondoc.files import errors, limits
from dondoc.files.kinds import MEDIA_TYPES, Kind, foreign_kind, image_type, is_html, kind_of_bytes
from dondoc.notice.likeness import is_administrative, is_vietnamese
from dondoc.notice.model import Source
from dondoc.notice.secrecy import refuse_secret
from dondoc.notice.source import SourceText
from dondoc.text.decoding import CutOffError, DecodedText, decode
from dondoc.text.legacy import in_unicode

if TYPE_CHECKING:
    from dondoc.files.pdf import Told


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one file, the name people know it by, and whom to tell how many of its scanned pages are done."""

    data: bytes
    name: str
    told: Told | None = None

    def source(self, kind: Kind) -> Source:
        return Source(
            name=self.name, media_type=MEDIA_TYPES[kind], sha256=hashlib.sha256(self.data).hexdigest()
        )


def source_of(data: bytes | Path, name: str | None = None, told: Told | None = None) -> SourceText:
    """The text of a file of any kind; raises an `UnreadableFileError` or `SecretDocumentError`."""
    file = replace(_opened(data, name), told=told)
    read = _READERS.get(kind_of_bytes(file.data) or "text", _read_text)
    source = read(file)
    refuse_secret(source.text, file.name)
    if not source.text.strip():
        raise errors.EmptyFileError(name=file.name)
    if not is_vietnamese(source.text):
        raise errors.ForeignTextError(name=file.name)
    if not is_administrative(source.text):
        raise errors.NoDocumentError(name=file.name)
    return source


def refuse_secret_file(data: bytes, name: str) -> None:
    """A first look, before anything is kept: SecretDocumentError where the mark is to be seen at once.

    A scan is recognised only at the top of its first page, where the law has the mark; whoever reads the file
    whole looks at every page. Other errors are those of `source_of`.
    """
    file = _opened(data, name)
    kind = kind_of_bytes(file.data)
    if kind == "pdf":
        from dondoc.files.pdf import pages_at_a_look

        pages = pages_at_a_look(file.data, name)
    elif kind == "image":
        from dondoc.files.picture import pictures
        from dondoc.files.recognition import texts_at_top

        pages = texts_at_top(next(pictures(file.data, name)), name)
    else:
        source_of(data, name)
        return
    for page in pages:
        refuse_secret(page, name)


def _opened(data: bytes | Path, name: str | None) -> File:
    if isinstance(data, Path):
        shown = name or data.name
        try:
            size = data.stat().st_size
            _check_size(size, shown)
            with data.open("rb") as opened:
                content = opened.read(limits.MAX_FILE + 1)  # a device has no size and no end
        except OSError as error:
            raise errors.MissingFileError(name=shown) from error
    else:
        shown, content = name or "?", data
    _check_size(len(content), shown)
    if not content:
        raise errors.EmptyFileError(name=shown)
    return File(content, shown)


def _check_size(size: int, name: str) -> None:
    if size > limits.MAX_FILE:
        raise errors.OversizeFileError(
            name=name, found=size // limits.MIB, limit=limits.MAX_FILE // limits.MIB, unit="MiB"
        )


def _read_text(file: File) -> SourceText:
    decoded = _decoded(file)
    if is_html(decoded.text):
        return _read_page(file, decoded)
    if decoded.text.lstrip().startswith("<?xml"):
        raise errors.UnsupportedFileError(name=file.name, kind="xml")
    return SourceText(replace(file.source("text"), encoding=decoded.encoding), decoded.text)


def _decoded(file: File) -> DecodedText:
    if len(file.data) > limits.MAX_TEXT:
        raise errors.OversizeFileError(
            name=file.name,
            found=len(file.data) // limits.MIB,
            limit=limits.MAX_TEXT // limits.MIB,
            unit="MiB",
        )
    try:
        decoded = decode(file.data)
    except CutOffError as error:
        raise errors.TruncatedFileError(name=file.name) from error
    if decoded is not None:
        return decoded
    other = foreign_kind(file.data)
    if other is not None:
        raise errors.UnsupportedFileError(name=file.name, kind=other)
    raise errors.BinaryFileError(name=file.name)


def _read_page(file: File, decoded: DecodedText) -> SourceText:
    from dondoc.files.page import text_of_page

    text, _ = in_unicode(text_of_page(decoded.text, file.name))
    return SourceText(replace(file.source("html"), encoding=decoded.encoding), text)


def _read_word(file: File) -> SourceText:
    from dondoc.files.word.reader import read_word

    text, layout, encoding = read_word(file.data, file.name)
    return SourceText(replace(file.source("docx"), encoding=encoding), text, layout)


def _read_old_word(file: File) -> SourceText:
    from dondoc.files.convert import doc_text

    if any(sign in file.data for sign in _ENCRYPTED_PACKAGE):
        raise errors.ProtectedFileError(name=file.name)
    if _WORD_STREAM not in file.data:
        raise errors.UnsupportedFileError(name=file.name, kind="OLE (.xls, .ppt, .msg)")
    return _converted(file, "doc") or SourceText(file.source("doc"), doc_text(file.data, file.name))


def _read_rich_text(file: File) -> SourceText:
    return _needs_converter(file, "rtf")


def _read_open_document(file: File) -> SourceText:
    from dondoc.files.archive import Archive

    Archive(file.data, file.name)  # weighed before any program unpacks it
    return _needs_converter(file, "odt")


def _needs_converter(file: File, kind: Kind) -> SourceText:
    source = _converted(file, kind)
    if source is None:
        raise errors.ConverterMissingError(name=file.name, kind=f".{kind}")
    return source


def _converted(file: File, kind: Kind) -> SourceText | None:
    """The file through LibreOffice. The layout is its idea of the file, so it is not handed on."""
    from dondoc.files.convert import as_docx
    from dondoc.files.word.reader import read_word

    made = as_docx(file.data, kind, file.name)
    if made is None:
        return None
    text, _, encoding = read_word(made, file.name)
    return SourceText(replace(file.source(kind), encoding=encoding), text)


def _read_pdf(file: File) -> SourceText:
    from dondoc.files.pdf import read_pdf

    read = read_pdf(file.data, file.name, file.told)
    source = replace(file.source("pdf"), pages=read.pages, ocr=read.ocr, encoding=read.encoding)
    return SourceText(source, read.text, None, read.doubts, read.unread)


def _read_picture(file: File) -> SourceText:
    from dondoc.files.assembly import assembled
    from dondoc.files.picture import pictures
    from dondoc.files.recognition import recognised_pages

    sheets = enumerate(pictures(file.data, file.name), 1)
    pages = recognised_pages(sheets, file.name)
    for page in pages:
        refuse_secret("\n".join(line.text for line in page.lines), file.name)
    text, doubts, unread = assembled(pages)
    media_type = image_type(file.data) or MEDIA_TYPES["image"]
    source = replace(file.source("image"), media_type=media_type, pages=len(pages), ocr=True)
    return SourceText(source, text, None, doubts, unread)


# Names of streams stand in an OLE file as UTF-16.
_ENCRYPTED_PACKAGE = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_WORD_STREAM = "WordDocument".encode("utf-16-le")

_READERS: dict[Kind, Callable[[File], SourceText]] = {
    "docx": _read_word,
    "doc": _read_old_word,
    "rtf": _read_rich_text,
    "odt": _read_open_document,
    "pdf": _read_pdf,
    "image": _read_picture,
}
