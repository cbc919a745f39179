"""The hash chain of the journal: what is hashed, and how a chain is verified. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """What one entry says, in the form that is hashed."""

    number: int
    at: datetime
    by: int | None
    verb: str
    subject: str
    changes: Mapping[str, Any]
    reason: str

    def hashed_after(self, previous: str) -> str:
        """SHA-256 of the previous hash and this entry as canonical JSON (UTF-8, sorted keys)."""
        said = {
            "number": self.number,
            "at": self.at.isoformat(timespec="microseconds"),
            "by": self.by,
            "verb": self.verb,
            "subject": self.subject,
            "changes": self.changes,
            "reason": self.reason,
        }
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold."""

    number: int
    why: str


def first_break(links: Iterable[tuple[Link, str]]) -> Break | None:
    """None where every entry follows the one before it: no gap, no change, no other order."""
    previous, expected = START, 1
    for link, stored in links:
        if link.number != expected:
            return Break(expected, "missing")
        if link.hashed_after(previous) != stored:
            return Break(link.number, "changed")
        previous, expected = stored, expected + 1
    return None
