"""Dated rules of projects: deadlines of settlement, the path of disbursement, usual milestones. Data with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from dondoc.errors import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """One number of a rule (quy định): from when, whether somebody confirmed it, where it stands."""

    name: str
    valid_from: date
    value: int
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True)
class Curve:
    """How much of a year's plan should be disbursed by each month's end (lộ trình giải ngân), in percent."""

    percents: tuple[Decimal, ...]
    confirmed: bool
    source: str


def _lines(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(name, date.fromisoformat(begun), int(value), confirmed == "true", source)
        for name, begun, value, confirmed, source in _lines("rules.tsv")
    )


def rule(name: str, *, on: date) -> Rule:
    """The rule in force on a day; the earliest one for a day before all."""
    known = sorted((one for one in _rules() if one.name == name), key=lambda one: one.valid_from)
    in_force = [one for one in known if one.valid_from <= on]
    return in_force[-1] if in_force else known[0]


@cache
def _curves() -> dict[date, Curve]:
    found: dict[date, list[list[str]]] = {}
    for line in _lines("curve.tsv"):
        found.setdefault(date.fromisoformat(line[0]), []).append(line)
    return {
        begun: Curve(
            tuple(Decimal(line[2]) for line in sorted(lines, key=lambda one: int(one[1]))),
            all(line[3] == "true" for line in lines),
            lines[0][4],
        )
        for begun, lines in sorted(found.items())
    }


def curve(year: int) -> Curve:
    """The path that held on the first day of a year; the earliest one for a year before all."""
    curves = _curves()
    in_force = [begun for begun in curves if begun <= date(year, 1, 1)]
    return curves[in_force[-1] if in_force else min(curves)]


@cache
def usual_milestones(kind: str) -> tuple[str, ...]:
    return tuple(name for of, name in _lines("milestones.tsv") if of == kind)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that pages reckon with and nobody confirmed (điều cần xác nhận), and where it comes from."""

    what: Message
    source: str


GROUPS = ("A", "B", "C")


def doubts(*, year: int, on: date, answering: bool = False) -> list[Doubt]:
    """What is not confirmed of the path, the red mark and the settlement; `answering`: of the days to answer."""
    if answering:
        days = rule("answer-days", on=on)
        what = Message(f"hạn trả lời vướng mắc {days.value} ngày", f"{days.value} days to answer an obstacle")
        return [] if days.confirmed else [Doubt(what, days.source)]
    path, red = curve(year), rule("red-below", on=on)
    settling = [rule(f"settle-{group}", on=on) for group in GROUPS]
    months = ", ".join(f"{group} {one.value}" for group, one in zip(GROUPS, settling, strict=True))
    found = (
        (path.confirmed, Message("lộ trình giải ngân từng tháng", "the path month by month"), path.source),
        (
            red.confirmed,
            Message(f"mức đỏ dưới {red.value}% lộ trình", f"the red mark below {red.value} % of the path"),
            red.source,
        ),
        (
            all(one.confirmed for one in settling),
            Message(f"thời hạn quyết toán (nhóm {months} tháng)", f"months to settle (groups {months})"),
            settling[0].source,
        ),
    )
    return [Doubt(what, source) for confirmed, what, source in found if not confirmed]
