"""The text of a document cut into pieces that a page can light up. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that something on the page belongs to; `names` as `p12`, `p12-leads`, `x3`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that belongs to the same things from its first to its last character."""

    text: str
    start: int
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = field(default=())


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in order, cut wherever a mark begins or ends; nothing lost, nothing twice."""
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    borders = sorted({0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)})
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in kept:
        begins.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    open_marks: list[Mark] = []
    cut = []
    for start, end in pairwise(borders):
        open_marks = [mark for mark in open_marks if mark not in ends.get(start, ())] + begins.get(start, [])
        names = tuple(dict.fromkeys(mark.name for mark in open_marks))
        cut.append(Piece(text[start:end], start, names, tuple(dict.fromkeys(_kind(name) for name in names))))
    return cut


def _kind(name: str) -> str:
    """`order`, `problem`, or the field: what the piece looks like."""
    if name.startswith("x"):
        return "problem"
    return name.partition("-")[2] or "order"


def marks_of(
    proposals: Iterable[tuple[int, Mapping[str, object]]], problems: Sequence[Mapping[str, object]]
) -> list[Mark]:
    """Marks of every proposal (its key and stored fields) and of every problem of the reading."""
    found = []
    for key, fields in proposals:
        found.append(Mark(_number(fields["start"]), _number(fields["end"]), f"p{key}"))
        spans = fields.get("spans", {})
        assert isinstance(spans, Mapping)
        for name, places in spans.items():
            found += [Mark(start, end, f"p{key}-{name}") for start, end in places]
    for number, problem in enumerate(problems, 1):
        spans_of = problem["spans"]
        assert isinstance(spans_of, Sequence)
        found += [Mark(span["start"], span["end"], f"x{number}") for span in spans_of]
    return found


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value
