"""What a cell of the matrix says, and how the marks of sub-criteria make the mark of a criterion. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.criteria.states import CHECKED, COUNTED, State


class Mark(StrEnum):
    """What one cell says (kết quả một ô): met, not met, lost after recognition, not yet assessed, not applicable."""

    MET = "met"
    NOT_MET = "not_met"
    LOST = "lost"
    UNASSESSED = "unassessed"
    NOT_APPLICABLE = "not_applicable"


MARK_NAMES: Mapping[Mark, Message] = {
    Mark.MET: Message("Đạt", "Met"),
    Mark.NOT_MET: Message("Chưa đạt", "Not met"),
    Mark.LOST: Message("Rớt sau công nhận", "Lost since recognition"),
    Mark.UNASSESSED: Message("Chưa đánh giá", "Not yet assessed"),
    Mark.NOT_APPLICABLE: Message("Không xét", "Not applicable"),
}
SIGNS: Mapping[Mark, str] = {
    Mark.MET: "✓",
    Mark.NOT_MET: "✗",
    Mark.LOST: "▼",
    Mark.UNASSESSED: "?",
    Mark.NOT_APPLICABLE: "–",
}
FAILING = frozenset({Mark.NOT_MET, Mark.LOST})


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one cell (ô): the facts from which its mark follows."""

    state: State
    met: bool | None = None
    was_met: bool = False
    applies: bool = True
    proved_until: date | None = None


def mark_of(cell: Cell, *, today: date) -> Mark:
    """Evidence that ran out proves nothing any more: the cell waits for a new assessment."""
    if not cell.applies:
        return Mark.NOT_APPLICABLE
    if cell.state not in COUNTED or cell.met is None:
        return Mark.UNASSESSED
    if not cell.met:
        return Mark.LOST if cell.was_met else Mark.NOT_MET
    return Mark.UNASSESSED if has_expired(cell.proved_until, today=today) else Mark.MET


def has_expired(proved_until: date | None, *, today: date) -> bool:
    return proved_until is not None and proved_until < today


def is_checked(state: State) -> bool:
    """Does somebody other than the commune stand by it?"""
    return state in CHECKED


_WORST_FIRST = (Mark.LOST, Mark.NOT_MET, Mark.UNASSESSED, Mark.MET)


def together(marks: Iterable[Mark]) -> Mark:
    """A criterion is met when everything in it that applies is met; the worst of the others is what it says."""
    found = set(marks)
    if len(found) == 1:
        return found.pop()
    return next((mark for mark in _WORST_FIRST if mark in found), Mark.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many criteria of a commune say what (đếm tiêu chí)."""

    met: int
    failing: int
    open: int
    total: int


def tally(marks: Iterable[Mark]) -> Tally:
    """`total` counts what applies."""
    known = list(marks)
    return Tally(
        met=known.count(Mark.MET),
        failing=sum(map(known.count, FAILING)),
        open=known.count(Mark.UNASSESSED),
        total=len(known) - known.count(Mark.NOT_APPLICABLE),
    )
