"""What a unit was made of in an earlier time, through as many mergers and divisions as there were. Pure.

Phúc Do was merged into Cẩm Tân in 2019, old Cẩm Tân with two others into today's Cẩm Tân in 2025: the figures of
2018 are those of four communes, the figures of 2022 those of three. A unit that went on after it took another in
stands for itself before that day, and the other beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a change of units: who followed whom, from which day (kế thừa)."""

    predecessor: int
    successor: int
    on: date


@dataclass
class Ancestry:
    """All lines that lead to some units (dòng kế thừa), and since when each unit is known to exist."""

    links: Collection[Link]
    begun: Mapping[int, date | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._before: dict[int, list[Link]] = {}
        self._heirs: dict[int, set[int]] = {}
        for link in self.links:
            self._before.setdefault(link.successor, []).append(link)
            self._heirs.setdefault(link.predecessor, set()).add(link.successor)

    def of(self, unit: int, until: date, told: Collection[int] = ()) -> dict[int, bool]:
        """The units that stood on a day for what is this unit now, and whether each came into it whole.

        Empty where nothing followed since. `told` are units that gave a figure for the time: they existed.
        """
        found: set[int] = set()
        self._collect(unit, until, told, found=found, seen=set())
        return {} if found <= {unit} else {one: self._whole(one, unit, frozenset()) for one in found}

    def _collect(
        self, unit: int, until: date, told: Collection[int], *, found: set[int], seen: set[int]
    ) -> None:
        if unit in seen:
            return
        seen.add(unit)
        later = [link for link in self._before.get(unit, ()) if link.on > until]
        if unit in told or self._existed(unit, until, later):
            found.add(unit)
        for link in later:
            self._collect(link.predecessor, until, told, found=found, seen=seen)

    def _existed(self, unit: int, until: date, later: Collection[Link]) -> bool:
        """By its first day; where that is not known, a unit that followed others began with the first of them."""
        begun = self.begun.get(unit)
        return not later if begun is None else begun <= until

    def _whole(self, unit: int, goal: int, past: frozenset[int]) -> bool:
        """Everything that followed the unit is part of the goal."""
        if unit == goal:
            return True
        heirs = self._heirs.get(unit, set())
        if not heirs or unit in past:
            return False
        return all(self._whole(heir, goal, past | {unit}) for heir in heirs)
