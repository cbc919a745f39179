"""Asking the office's virus scanner (ClamAV's daemon) about a file, where the office has one."""

from __future__ import annotations

import socket
import struct
from contextlib import closing

from django.conf import settings

from dondoc_office.site.errors import FileInfected, ScannerSilent

_CHUNK = 64 * 1024


def require_clean(content: bytes, *, name: str) -> None:
    """FileInfected where the scanner finds something, ScannerSilent where it does not answer.

    Everything that is sent to the office comes by here before a transaction begins: the scanner may be slow.
    """
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
