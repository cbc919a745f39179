"""What a second reader of the roles in an order must offer (người đọc thứ hai)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Role = Literal["lead", "coordinating", "adviser_to", "report_to", "supervisor", "deadline"]


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role found in a clause: `start:end` are code points of the clause that was given."""

    role: Role
    start: int
    end: int
    probability: float


class RoleReader(Protocol):
    """Reads the roles of one order; it sees the words of the order only, in the original case.

    The clause is NFC with single spaces, from the first to the last character of the order.
    """

    def roles(self, clause: str) -> Sequence[RoleSpan]: ...
