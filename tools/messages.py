"""Compile the catalogues of languages (.po → .mo) with nothing but Python; what is compiled stays out of the repository."""

from __future__ import annotations

import ast
import os
import struct
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

CATALOGUES = "src/dondoc_office/*/locale/*/LC_MESSAGES/*.po"


class Unreadable(ValueError):
    """A line that no catalogue has."""


def compile_all(root: Path, *, stale_only: bool = False) -> list[Path]:
    """Compile every catalogue under `root`, or those only that are newer than their .mo; the files written."""
    written = []
    for source in sorted(root.glob(CATALOGUES)):
        target = source.with_suffix(".mo")
        if not (stale_only and target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
            replace(target, compiled(source.read_text(encoding="utf-8"), source))
            written.append(target)
    return written


def replace(target: Path, content: bytes) -> None:
    """Put `content` in place of a file at once: another process may be reading it, or writing the same."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(target)


def compiled(catalogue: str, source: Path) -> bytes:
    """A catalogue as GNU gettext's binary form (little endian, sorted by msgid, no hash table)."""
    pairs = sorted((key.encode(), words.encode()) for key, words in entries(catalogue, source))
    start = 28 + 16 * len(pairs)
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    texts = b""
    for column in zip(*pairs, strict=True):
        for words in column:
            header += struct.pack("<2I", len(words), start + len(texts))
            texts += words + b"\0"
    return header + texts


def entries(catalogue: str, source: Path) -> Iterator[tuple[str, str]]:
    """Each message and its translation, as the binary form names them; untranslated ones are left out."""
    parts: list[tuple[str, str]] = []
    for line in catalogue.splitlines():
        if not line or line.startswith("#"):
            continue
        word, rest = line.split(" ", 1) if line.startswith("msg") else ("", line)
        try:
            said = ast.literal_eval(rest)
        except (SyntaxError, ValueError):
            raise Unreadable(f"{source}: {line}") from None
        if not word:
            parts[-1] = (parts[-1][0], parts[-1][1] + said)
            continue
        if word in ("msgctxt", "msgid") and parts and parts[-1][0].startswith("msgstr"):
            yield from entry(parts)
            parts = []
        parts.append((word, said))
    yield from entry(parts)


def entry(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """One message; a plural follows its singular behind NUL, a context stands before it with EOT."""
    before = {"msgctxt": "", "msgid": "", "msgid_plural": "\0"}
    after = {"msgctxt": "\4", "msgid": "", "msgid_plural": ""}
    key = "".join(before[word] + said + after[word] for word, said in parts if word in before)
    words = [said for word, said in parts if word not in before]
    if any(words):
        yield key, "\0".join(words)


if __name__ == "__main__":
    compile_all(Path(__file__).parents[1], stale_only="--stale" in sys.argv)
