"""The names of agencies with the time they were in force, read from data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from itertools import product

from dondoc.text.folding import fold

_FILES = ("central", "province", "district", "commune", "party", "vertical")
_SYLLABLE = re.compile(r"[\w/]+")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that can be given a task (cơ quan, đơn vị), as the law or usage names it."""

    name: str
    level: str
    valid_from: date | None
    valid_until: date | None
    aliases: tuple[str, ...]
    basis: str

    @property
    def confirmed(self) -> bool:
        """False where no document of ours says so."""
        return self.basis != "own"

    def in_force(self, on: date | None) -> bool:
        """Whether the body existed on a day; always where the day is not known."""
        if on is None:
            return True
        return (self.valid_from or on) <= on <= (self.valid_until or on)


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a data file of this room, split at tabs, comments left out."""
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def words(name: str) -> list[str]:
    """The lines of a word list."""
    return [row[0] for row in rows(name)]


@lru_cache(maxsize=1)
def bodies() -> tuple[Body, ...]:
    """Every body of the registry, in the order of its files."""
    return tuple(_body(row) for name in _FILES for row in rows(f"{name}.tsv"))


def _body(row: list[str]) -> Body:
    name, level, start, end, aliases, basis = row
    return Body(
        name=name,
        level=level,
        valid_from=date.fromisoformat(start) if start else None,
        valid_until=date.fromisoformat(end) if end else None,
        aliases=tuple(alias for alias in aliases.split("|") if alias),
        basis=basis,
    )


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """What two writings of one name share: folded syllables without dashes, commas, `và` and `&`."""
    return " ".join(part for part in _SYLLABLE.findall(fold(name)) if part != "và")


_JOINT = re.compile(r"\s+-\s+|,\s+|\s+và\s+|\s+&\s+")
_WRITINGS = {
    "-": (" - ", "-", " ", ", ", " và "),
    ",": (", ", ",", " ", " - "),
    "và": (" và ", " & ", "&", " ", " - "),
    "&": (" & ", "&", " và ", " "),
}


def writings(name: str) -> Iterator[str]:
    """The ways offices write the joints of a name: dash, comma, `và`, `&`, or nothing."""
    folded = fold(name)
    parts, joints = _JOINT.split(folded), [joint.strip() for joint in _JOINT.findall(folded)]
    if len(joints) > 3:
        yield folded
        return
    for chosen in product(*(_WRITINGS[joint] for joint in joints)):
        yield "".join(part + joint for part, joint in zip(parts, (*chosen, ""), strict=True))
