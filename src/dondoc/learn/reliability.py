"""Are confidences honest: facts of a reading beside the gold, in bins, with one figure for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dondoc.learn.calibration import Observation, deadline_source
from dondoc.learn.gold import ROLES, GoldDirective, GoldDocument
from dondoc.learn.scoring import answer_of, pair_spans, score
from dondoc.notice.model import Directive, Notice, Party

BINS = 10


class Bin(NamedTuple):
    """Facts of like confidence: how many, what they claim, how many are right."""

    low: float
    facts: int
    claimed: float
    right: float


def observe(gold: GoldDocument, notice: Notice) -> Iterator[Observation]:
    """Every order, party and deadline of a reading, and whether it is right."""
    orders = [one for one in notice.directives if one.kind != "closing"]
    matched = {j: i for i, j in score(gold, answer_of(notice)).matched.items()}
    for place, order in enumerate(orders):
        answers = gold.directives[matched[place]] if place in matched else None
        yield Observation(order.rule, order.source, order.confidence, answers is not None)
        yield from _parties(order, answers)
        if order.deadline:
            due = order.deadline
            value = "event" if due.kind == "before_event" else due.value
            right = answers is not None and answers.deadline == value
            yield Observation(due.rule, deadline_source(due), due.confidence, right)


def _parties(order: Directive, answers: GoldDirective | None) -> Iterator[Observation]:
    for role in ROLES:
        named: tuple[Party, ...] = getattr(order, role)
        wanted = answers.expected(role) if answers else ()
        right = set(pair_spans(wanted, [party.span for party in named]).values())
        for place, party in enumerate(named):
            yield Observation(party.rule, party.source, party.confidence, place in right)


def bins(observations: Sequence[Observation]) -> list[Bin]:
    """The reliability diagram, empty bins left out."""
    sorted_in: dict[int, list[Observation]] = {}
    for one in observations:
        sorted_in.setdefault(min(int(one.raw * BINS), BINS - 1), []).append(one)
    return [
        Bin(
            place / BINS,
            len(found),
            sum(one.raw for one in found) / len(found),
            sum(one.right for one in found) / len(found),
        )
        for place, found in sorted(sorted_in.items())
    ]


def calibration_error(observations: Sequence[Observation]) -> float:
    """Expected calibration error: the mean distance of claim and truth, by bins."""
    if not observations:
        return 0.0
    gaps = sum(one.facts * abs(one.claimed - one.right) for one in bins(observations))
    return gaps / len(observations)


def sure_and_right(observations: Sequence[Observation], least: float = 0.95) -> tuple[float, float]:
    """Of the facts at least that sure: the share that is right, and their share of all."""
    sure = [one for one in observations if one.raw >= least]
    if not sure:
        return 0.0, 0.0
    return sum(one.right for one in sure) / len(sure), len(sure) / len(observations)
