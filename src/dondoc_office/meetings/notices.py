"""What a read notice says about its meeting; touches no row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dondoc.text.folding import bare, fold
from dondoc_office.meetings.models import MeetingKind, Presence
from dondoc_office.site.searching import folded_words

_KINDS = (
    ("thường kỳ", MeetingKind.REGULAR),
    ("phiên họp", MeetingKind.REGULAR),
    ("chuyên đề", MeetingKind.THEMATIC),
    ("hội nghị", MeetingKind.CONFERENCE),
    ("kiểm tra", MeetingKind.VISIT),
    ("làm việc", MeetingKind.VISIT),
)
_ABSENT = re.compile(r"^(?:vang|absent)\b[ :,-]*|\s*\((?:vang|absent)[^)]*\)$")
_DELEGATE = re.compile(r"^(?:du thay|cu nguoi du thay)\b[ :,-]*|\s*\((?:du thay|cu nguoi)[^)]*\)$")


@dataclass(frozen=True, slots=True)
class Said:
    """The meeting as the notice tells it (phiên họp theo thông báo)."""

    kind: MeetingKind = MeetingKind.OTHER
    name: str = ""
    period: str = ""
    held_on: date | None = None
    chair: str = ""
    agenda: str = ""
    attendees: tuple[str, ...] = ()


def said_of(reading: Mapping[str, Any]) -> Said:
    """From the contract's `meeting`; what is not said stays empty."""
    meeting = reading.get("meeting") or {}
    kind, period = _value(meeting.get("kind")), _value(meeting.get("period"))
    return Said(
        kind=kind_of(kind),
        name=f"{kind[:1].upper()}{kind[1:]} {period_name(period)}".strip(),
        period=period[:10],
        held_on=_day(_value(meeting.get("date"))),
        chair=_value(meeting.get("chair"))[:200],
        agenda=_value(meeting.get("agenda")),
        attendees=tuple(_value(one) for one in meeting.get("attendees") or () if _value(one)),
    )


def kind_of(words: str) -> MeetingKind:
    """The kind that the words name."""
    folded = fold(words)
    return next((kind for name, kind in _KINDS if fold(name) in folded), MeetingKind.OTHER)


def _value(fact: Mapping[str, Any] | None) -> str:
    return " ".join(str((fact or {}).get("value") or "").split())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def presence_of(line: str) -> tuple[str, Presence]:
    """`Vắng: Phòng Y tế` → the words, and that they were absent."""
    plain = bare(fold(line))
    for pattern, presence in ((_ABSENT, Presence.ABSENT), (_DELEGATE, Presence.DELEGATE)):
        if found := pattern.search(plain):
            return (line[: found.start()] + line[found.end() :]).strip(), presence
    return line.strip(), Presence.PRESENT


def unit_in(line: str, names: Sequence[tuple[int, str]]) -> int | None:
    """The key of the unit with the longest name that stands in the words; `names` are folded."""
    said = f" {folded_words(line)} "
    held = [(len(name), key) for key, name in names if name and f" {name} " in said]
    return max(held)[1] if held else None


def period_name(period: str) -> str:
    """`tháng 3 năm 2023`, `quý I năm 2023`, `năm 2023`; anything else as it is."""
    if found := re.fullmatch(r"(\d{4})-(\d{2})", period):
        return f"tháng {int(found[2])} năm {found[1]}"
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        return f"quý {('I', 'II', 'III', 'IV')[int(found[2]) - 1]} năm {found[1]}"
    return f"năm {period}" if re.fullmatch(r"\d{4}", period) else period
