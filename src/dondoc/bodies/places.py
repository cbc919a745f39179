"""Provinces, districts and communes with the time they were in force, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dondoc.bodies.registry import rows
from dondoc.text.folding import fold


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit (đơn vị hành chính) of one time; a name may have had several."""

    name: str
    kind: str
    within: str | None
    valid_from: date | None
    valid_until: date | None
    became: tuple[str, ...]
    basis: str

    @property
    def full_name(self) -> str:
        """The name with its kind: "xã Cẩm Tú"."""
        return f"{self.kind} {self.name}"

    def in_force(self, on: date | None) -> bool:
        """Whether the unit existed on a day; always where the day is not known."""
        return on is None or (self.valid_from or on) <= on <= (self.valid_until or on)


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Every place of the data file."""
    return tuple(_place(row) for row in rows("places.tsv"))


def _place(row: list[str]) -> Place:
    name, kind, within, start, end, became, basis = row
    return Place(
        name=name,
        kind=kind,
        within=within or None,
        valid_from=date.fromisoformat(start) if start else None,
        valid_until=date.fromisoformat(end) if end else None,
        became=tuple(part for part in became.split("|") if part),
        basis=basis,
    )


def provinces(on: date) -> tuple[Place, ...]:
    """The provinces and centrally run cities of a day: 63, or 34 since 1 July 2025."""
    return tuple(place for place in places() if place.within is None and place.in_force(on))


def places_named(name: str, on: date | None = None) -> tuple[Place, ...]:
    """The units that a written name may mean on a day, with or without its kind in front."""
    wanted = fold(name)
    return tuple(
        place
        for place in places()
        if place.in_force(on) and wanted in (fold(place.name), fold(place.full_name))
    )


def successors(place: Place) -> tuple[Place, ...]:
    """The units that a place became part of; itself while it is in force."""
    if place.valid_until is None:
        return (place,)
    return tuple(
        found
        for name in place.became
        for found in places()
        if found.name == name and found.valid_until != place.valid_until and _follows(found, place)
    )


def _follows(later: Place, earlier: Place) -> bool:
    return earlier.valid_until is None or later.in_force(
        date.fromordinal(earlier.valid_until.toordinal() + 1)
    )
