"""What a second reader of the roles in an order must offer (người đọc thứ hai)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

MarkKind = Literal["agency", "office", "person", "group", "deadline", "time"]
Role = Literal["lead", "coordinating", "adviser_to", "report_to", "supervisor", "deadline"]


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role found in a clause: `start:end` are code points of the clause that was given."""

    role: Role
    start: int
    end: int
    probability: float


class Mark(NamedTuple):
    """A name or a time that was found in the clause, whatever its role."""

    start: int
    end: int
    kind: MarkKind


class RoleReader(Protocol):
    """Reads the roles of one order; it sees the words of the order only, in the original case.

    The clause is NFC with single spaces, from the first to the last character of the order. The
    marks are in reading order and may be none: where names end is easier to read with them.
    """

    def roles(self, clause: str, marks: Sequence[Mark] = ()) -> Sequence[RoleSpan]: ...
