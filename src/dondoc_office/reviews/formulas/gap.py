"""How far a unit's word of itself lies from what the check found. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.measures.formulas.comparing import Direction
from dondoc_office.reviews.states import Outcome

_LADDER = (Outcome.HARD, Outcome.MET, Outcome.EXCEEDED)


class Lean(StrEnum):
    """Which way a self-assessment leans (chênh lệch)."""

    SAME = "same"
    ROSIER = "rosier"
    GLOOMIER = "gloomier"
    APART = "apart"
    UNKNOWN = "unknown"


LEAN_NAMES = {
    Lean.SAME: Message("Khớp", "Agree"),
    Lean.ROSIER: Message("Tự đánh giá cao hơn kiểm tra", "Self-assessment is rosier than the check"),
    Lean.GLOOMIER: Message("Tự đánh giá thấp hơn kiểm tra", "Self-assessment is gloomier than the check"),
    Lean.APART: Message("Hai bên đánh giá khác nhau", "The two sides differ"),
    Lean.UNKNOWN: Message("Chưa đủ hai bên", "One side is missing"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """The two words side by side (khoảng cách hai bên): figures, and steps on the ladder khó đạt – đạt – vượt."""

    lean: Lean
    difference: Decimal | None = None
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What one side said: a figure, a forecast, either or both (lời đánh giá)."""

    value: Decimal | None
    outcome: Outcome | None


def gap(own: Word | None, check: Word | None, direction: Direction) -> Gap:
    """Own less check. The forecast decides which way it leans; where both say the same, the figure does."""
    if own is None or check is None or own.outcome is None or check.outcome is None:
        return Gap(Lean.UNKNOWN)
    known = own.value is not None and check.value is not None
    difference = own.value - check.value if known else None  # type: ignore[operator]  # known says both are there
    if own.outcome not in _LADDER or check.outcome not in _LADDER:
        return Gap(Lean.SAME if own.outcome is check.outcome and not difference else Lean.APART, difference)
    steps = _LADDER.index(own.outcome) - _LADDER.index(check.outcome)
    return Gap(_lean(steps, difference, direction), difference, steps)


def _lean(steps: int, difference: Decimal | None, direction: Direction) -> Lean:
    if steps:
        return Lean.ROSIER if steps > 0 else Lean.GLOOMIER
    if not difference:
        return Lean.SAME
    if direction is Direction.RANGE:
        return Lean.APART
    better = difference > 0 if direction is Direction.MORE else difference < 0
    return Lean.ROSIER if better else Lean.GLOOMIER


@dataclass(frozen=True, slots=True)
class Tally:
    """How the self-assessments of a whole review lean (tổng hợp chênh lệch)."""

    compared: int
    same: int
    rosier: int
    gloomier: int


def tally(gaps: Iterable[Gap]) -> Tally:
    leans = [one.lean for one in gaps if one.lean is not Lean.UNKNOWN]
    return Tally(len(leans), leans.count(Lean.SAME), leans.count(Lean.ROSIER), leans.count(Lean.GLOOMIER))
