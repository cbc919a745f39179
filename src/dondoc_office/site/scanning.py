"""What is let in: no programs, and nothing that the office's virus scanner (ClamAV's daemon) dislikes, where it has one."""

from __future__ import annotations

import socket
import struct
from contextlib import closing

from django.conf import settings

from dondoc_office.site.errors import FileInfected, ProgramRefused, ScannerSilent

_CHUNK = 64 * 1024
_HEAD = 512


_PROGRAMS = {
    b"\x7fELF": "Linux",
    b"\xfe\xed\xfa\xce": "macOS",
    b"\xfe\xed\xfa\xcf": "macOS",
    b"\xce\xfa\xed\xfe": "macOS",
    b"\xcf\xfa\xed\xfe": "macOS",
    b"\xca\xfe\xba\xbe": "Java",
    b"L\0\0\0\x01\x14\x02\0": "Windows .lnk",
    b"#!": "#!",
    b"\xef\xbb\xbf#!": "#!",
    b"<?php": "PHP",
}
_NAMES = frozenset(
    {"apk", "app", "bat", "cmd", "com", "cpl", "deb", "dmg", "exe", "hta", "jar", "js", "jse", "lnk", "msi"}
    | {"ps1", "reg", "rpm", "scr", "sh", "url", "vbe", "vbs", "wsf", "wsh"}
)
"""Endings under which a file runs when it is opened; their content is text, or an archive like any other."""


def program_in(content: bytes, name: str) -> str | None:
    """What kind of program a file is; None for everything that has to be opened with another one."""
    if content.startswith(b"MZ") and b"\0" in content[:_HEAD]:  # two letters alone may begin a text
        return "Windows"
    by_content = next((kind for start, kind in _PROGRAMS.items() if content.startswith(start)), None)
    ending = name.rpartition(".")[2].strip().lower() if "." in name else ""
    return by_content or (f".{ending}" if ending in _NAMES else None)


def require_clean(content: bytes, *, name: str) -> None:
    """ProgramRefused, FileInfected where the scanner finds something, ScannerSilent where it does not answer.

    Everything that is sent to the office comes by here before a transaction begins: the scanner may be slow.
    """
    if (kind := program_in(content, name)) is not None:
        raise ProgramRefused(name=name, what=kind)
    if not settings.CLAMD_ADDRESS:
        return
    try:
        what = infection(content, settings.CLAMD_ADDRESS)
    except OSError as error:
        raise ScannerSilent(name=name) from error
    if what is not None:
        raise FileInfected(name=name, what=what)


def infection(content: bytes, address: str, *, seconds: float = 30.0) -> str | None:
    """The name of what was found, or None; OSError where the scanner does not answer.

    `address` is `/path/to/clamd.sock` or `host:port`; the protocol is clamd's INSTREAM.
    """
    with closing(_connected(address, seconds)) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _CHUNK):
            chunk = content[start : start + _CHUNK]
            line.sendall(struct.pack("!I", len(chunk)) + chunk)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0"):
            piece = line.recv(4096)
            if not piece:
                break
            answer += piece
    said = answer.rstrip(b"\0").decode("utf-8", "replace").removeprefix("stream: ")
    if said == "OK":
        return None
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND")
    raise OSError(f"clamd: {said[:200]}")


def _connected(address: str, seconds: float) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(seconds)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=seconds)
