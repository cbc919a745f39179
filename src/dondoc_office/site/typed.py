"""What addresses and hand-made fields hold: keys of rows and days, whatever was really typed there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""Days that an office writes; beyond them calendars, zones and databases no longer count alike."""
_DIGITS = 18  # every number of so many digits fits into a key of either database


def is_written(day: date) -> bool:
    """Whether an office writes such a day."""
    return FIRST_DAY <= day <= LAST_DAY


def key_of(words: str) -> int | None:
    """The key of a row; None for anything that is none (`²` and `٣` count as digits elsewhere)."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= _DIGITS else None


def keys_of(words: Iterable[str]) -> list[int]:
    """The keys among what was ticked."""
    return [key for one in words if (key := key_of(one)) is not None]


def day_of(words: str) -> date | None:
    """`2026-11-29`; None for anything else, and for days that no office writes."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if is_written(day) else None
