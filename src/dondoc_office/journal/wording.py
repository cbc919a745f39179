"""An entry in words: what happened, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dondoc.errors import Message
from dondoc_office.journal.fields import FIELDS

EMPTY = "…"
UNSAID = frozenset({"deadline_value", "source_start", "source_end", "start", "end"})
"""Kept in the chain, but of no use to a reader: the same stands there in words, or in the document."""
_YES, _NO = Message("có", "yes"), Message("không", "no")
Values = Mapping[str, Mapping[str, Message]]
"""Of a field, what each of its codes is called."""
Names = Mapping[tuple[str, int], str]
"""Of a field and the number of a row, what that row is called."""


def worded(
    changes: Mapping[str, Any], language: str, values: Values | None = None, names: Names | None = None
) -> Iterator[str]:
    """`hạn: 07/04/2023 → 20/04/2023`, one for each field that changed."""
    for name, value in changes.items():
        if name in UNSAID:
            continue
        called = FIELDS[name].in_language(language) if name in FIELDS else name
        codes = (values or {}).get(name, {})

        def said(one: Any, field: str = name, codes: Mapping[str, Message] = codes) -> str:
            if isinstance(one, int) and (field, one) in (names or {}):
                return (names or {})[field, one]
            return _said(one, language, codes)

        if _from_to(value):
            yield f"{called}: {said(value[0])} → {said(value[1])}"
        elif isinstance(value, list) and value:
            yield f"{called}: {_between(value).join(said(one) for one in value)}"
        else:
            yield f"{called}: {said(value)}"


def _said(value: Any, language: str, codes: Mapping[str, Message]) -> str:
    if value in (None, "", [], {}):
        return EMPTY
    if isinstance(value, bool):
        return codes.get(str(value).lower(), _YES if value else _NO).in_language(language)
    if isinstance(value, str):
        return codes[value].in_language(language) if value in codes else _dated(value)
    if isinstance(value, list):
        return _between(value).join(_said(one, language, codes) for one in value)
    if isinstance(value, dict):
        return _pairs(value, language, codes)
    return str(value)


def _between(values: list[Any]) -> str:
    return "; " if any(isinstance(one, dict) for one in values) else ", "


def _pairs(value: Mapping[str, Any], language: str, codes: Mapping[str, Message]) -> str:
    """`tên UBND xã Cẩm Châu, số người 5699`; many names with yes or no are gathered: `đạt: 1.1, 1.2; chưa đạt: 15.1`."""
    if all(isinstance(one, bool) for one in value.values()):
        groups = {key: [name for name, one in value.items() if one is key] for key in (True, False)}
        return "; ".join(
            f"{_said(key, language, codes)}: {', '.join(names)}" for key, names in groups.items() if names
        )
    called = {name: FIELDS[name].in_language(language) if name in FIELDS else name for name in value}
    if any(_from_to(one) for one in value.values()):
        return "; ".join(f"{called[name]}: {_changed(one, language, codes)}" for name, one in value.items())
    return ", ".join(f"{called[name]} {_said(one, language, codes)}" for name, one in value.items())


def _from_to(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and not isinstance(value[0], dict)


def _changed(value: Any, language: str, codes: Mapping[str, Message]) -> str:
    if _from_to(value):
        return " → ".join(_said(one, language, codes) for one in value)
    return _said(value, language, codes)


def _dated(value: str) -> str:
    """A day or a moment as people write it; other words as they are."""
    try:
        if len(value) == 10:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        if len(value) > 19 and value[10] == "T":
            return f"{timezone.localtime(datetime.fromisoformat(value)):%d/%m/%Y %H:%M}"
    except ValueError:
        return value
    return value
