"""The signature of a message, and when to try again. Pure."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

HEADER = "Dondoc-Signature"
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""After the first failure one minute, after the seventh one day; then it is given up."""
MOST_FAILURES = 20
"""So many in a row, over several messages, stop a subscription."""


def signature(key: str, body: bytes, at: int) -> str:
    """`t=1680000000,v1=…`: HMAC-SHA256 of the moment, a point and the body."""
    said = hmac.new(key.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={said}"


def holds(key: str, body: bytes, header: str, *, now: int, patience: int = 300) -> bool:
    """What a receiver checks: the right key, and not an old message sent again."""
    parts = dict(piece.partition("=")[::2] for piece in header.split(","))
    moment = parts.get("t", "")
    if not moment.isdigit() or abs(now - int(moment)) > patience:
        return False
    return hmac.compare_digest(signature(key, body, int(moment)), header)


def wait_after(tries: int) -> timedelta | None:
    """How long after this many failed tries; None where it is given up."""
    return WAITS[tries - 1] if 0 < tries <= len(WAITS) else None
