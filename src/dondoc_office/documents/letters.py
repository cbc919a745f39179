"""What a letter (.eml) brings: who sent it, which files hang on it. Pure: bytes in, values out."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePath

TAKEN = frozenset(
    {
        ".docx",
        ".doc",
        ".rtf",
        ".odt",
        ".pdf",
        ".txt",
        ".htm",
        ".html",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
    }
)
MOST_FILES = 50
_LOGO = 20 * 1024


@dataclass(frozen=True, slots=True)
class Hanging:
    """A file that hangs on a letter (tệp đính kèm)."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Brought:
    """Sender, subject, the files that are documents, and the names of those that are not (thư đến)."""

    sender: str
    subject: str
    files: tuple[Hanging, ...]
    passed_over: tuple[str, ...]


def opened(content: bytes) -> Brought:
    """Every file of the letter, those of forwarded letters too; ValueError where it is no letter."""
    try:
        letter = email.message_from_bytes(content, policy=email.policy.default)
        return _brought(letter)
    except (MessageError, LookupError, UnicodeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _brought(letter: EmailMessage) -> Brought:
    if not letter.keys():
        raise ValueError("no header")
    files: list[Hanging] = []
    passed_over: list[str] = []
    for part in _leaves(letter):
        name = shown(part.get_filename() or "")
        if not name or _is_logo(part):
            continue
        if PurePath(name).suffix.lower() in TAKEN and len(files) < MOST_FILES:
            files.append(Hanging(name, _bytes(part)))
        else:
            passed_over.append(name)
    return Brought(
        sender_of(str(letter.get("From", ""))),
        one_line(str(letter.get("Subject", "")))[:200],
        tuple(files),
        tuple(passed_over),
    )


def _leaves(letter: EmailMessage) -> Iterator[EmailMessage]:
    for part in letter.walk():
        if not part.is_multipart() and isinstance(part, EmailMessage):
            yield part


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _is_logo(part: EmailMessage) -> bool:
    """A small picture that the text of the letter shows: a signature, not a document."""
    pictured = part.get_content_maintype() == "image" and bool(part.get("Content-ID"))
    return pictured and len(_bytes(part)) < _LOGO


def sender_of(header: str) -> str:
    """`Tên <địa chỉ>`; noted, never trusted: anybody can write it."""
    name, address = parseaddr(one_line(header))
    said = f"{name} <{address}>" if name and address else address or name
    return said[:200]


def one_line(words: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def shown(name: str) -> str:
    """The last part of a name, printable, short enough for a file system."""
    return one_line(name.replace("\\", "/").rsplit("/", 1)[-1])[:150]
