"""Which people stand on a rung for a task today, deputies for the absent. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dondoc_office.urging.distances import Step
from dondoc_office.urging.ladder import Rung

_DEPUTIES_OF_DEPUTIES = 3


@dataclass(frozen=True, slots=True)
class Owed:
    """What a unit owes: a task it leads, or its part of one given to many (việc phải làm)."""

    task: int
    part: int | None
    unit: int
    office: int
    due_on: date
    officer: int | None = None
    supervisor: int | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is told, and for whom, where that is somebody else (người nhận)."""

    person: int
    instead_of: int | None = None


@dataclass(frozen=True)
class Staff:
    """Who holds which role where, who is away today and whose account is open (nhân sự trong ngày)."""

    posts: Mapping[tuple[int, str], tuple[int, ...]]
    deputies: Mapping[int, int] = field(default_factory=dict)
    active: frozenset[int] = frozenset()

    def of(self, unit: int, *roles: str) -> tuple[int, ...]:
        """Those of the first role that anybody there holds."""
        for role in roles:
            found = tuple(one for one in self.posts.get((unit, role), ()) if one in self.active)
            if found:
                return found
        return ()

    def present(self, person: int) -> Recipient:
        """The person, or who stands in today; a circle of absences ends at the person."""
        acting, seen = person, {person}
        for _ in range(_DEPUTIES_OF_DEPUTIES):
            deputy = self.deputies.get(acting)
            if deputy is None or deputy in seen or deputy not in self.active:
                break
            acting = deputy
            seen.add(deputy)
        return Recipient(acting, person if acting != person else None)


def on_rung(rung: Rung, owed: Owed, staff: Staff) -> tuple[Recipient, ...]:
    """The people of a rung; nobody stands on the meeting's."""
    if rung is Rung.OFFICER:
        named = owed.officer in staff.active and owed.officer is not None
        people = (owed.officer,) if named and owed.officer else staff.of(owed.unit, "clerk", "officer")
    elif rung is Rung.HEAD:
        people = staff.of(owed.unit, "head", "leader")
    elif rung is Rung.LEADER:
        named = owed.supervisor in staff.active and owed.supervisor is not None
        people = (owed.supervisor,) if named and owed.supervisor else staff.of(owed.office, "leader")
    else:
        people = ()
    return tuple(dict.fromkeys(staff.present(person) for person in people))


@dataclass(frozen=True, slots=True)
class Due:
    """Something owed that is spoken of today."""

    owed: Owed
    step: Step
