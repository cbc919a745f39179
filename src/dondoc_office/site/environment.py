"""Settings come from the environment through typed functions; an unknown name stops the start."""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path

PREFIX = "DONDOC_"
_known: set[str] = set()


class BadSetting(ValueError):
    """A setting that cannot be used; its text names the variable and what it may be."""


def text(name: str, default: str = "") -> str:
    """The variable as text; `NAME_FILE` may name a file that holds it (for secrets)."""
    _known.update({name, f"{name}_FILE"})
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """`1/true/yes/on` or `0/false/no/off`."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name}={value!r}: 1 or 0 is meant")


def count(name: str, default: int) -> int:
    """A whole number that is not negative."""
    value = text(name)
    if not value:
        return default
    if not value.isdigit():
        raise BadSetting(f"{name}={value!r}: a whole number is meant")
    return int(value)


def hour(name: str, default: str) -> time:
    """A time of day, `07:30`."""
    value = text(name) or default
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise BadSetting(f"{name}={value!r}: a time such as 07:30 is meant") from None


def names(name: str, default: str = "") -> list[str]:
    """Words separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def known() -> frozenset[str]:
    """Every variable that was asked for so far."""
    return frozenset(_known)


def refuse_unknown() -> None:
    """Stop the start at a misspelt variable instead of ignoring it."""
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in _known)
    if unknown:
        raise BadSetting(f"unknown settings: {', '.join(unknown)} (see docs/settings.md)")
