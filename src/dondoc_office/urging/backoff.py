"""When a message that failed is tried again. No Django, no clock."""

from __future__ import annotations

from datetime import datetime, timedelta

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
)
"""After each failure; past the last one the message is given up, less than a day after it was written."""


def next_try(attempts: int, *, at: datetime) -> datetime | None:
    """The moment of the next attempt after this many; None where it is given up."""
    return at + PAUSES[attempts - 1] if 0 < attempts <= len(PAUSES) else None
