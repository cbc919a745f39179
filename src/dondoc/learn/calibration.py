"""What a confidence is worth: 0.9 shall mean that nine such facts of ten are right.

Each rule has a record of hits on development text, apart for what one reader says and what both
say. A Beta posterior tempers short records with that of their kind, and that of a kind seldom seen with
that of the whole reader; isotonic regression makes the
whole monotone and honest. A rule seen less than 20 times never says more than 0.90.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import groupby

from dondoc.notice.model import Deadline, Directive, Notice, Party
from dondoc.values import changed

TABLE = "calibration.json"
SEEN_ENOUGH = 20
CAP = 0.90
_PRIOR = 6.0  # how many observations the record of the kind is worth
_REMEMBERED = 10_000  # answers: the probabilities of the second reader are endless
_RULE_SHARE = 0.85  # the rest is what the reader itself said


@dataclass(frozen=True, slots=True)
class Observation:
    """One fact of a reading, and whether the gold says so too."""

    rule: str
    source: str
    raw: float
    right: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """The table: hits and trials of each `rule|source`, and the points of the isotonic fit."""

    records: Mapping[str, tuple[int, int]]
    points: tuple[tuple[float, float], ...]
    _known: dict[tuple[str, str, float], float] = field(default_factory=dict, compare=False, repr=False)

    def calibrated(self, rule: str, source: str, raw: float) -> float:
        """How often a fact of this rule and source is right; the same question comes again and again."""
        asked = (rule, source, raw)
        known = self._known.get(asked)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[asked] = self._calibrated(rule, source, raw)
        return known

    def _calibrated(self, rule: str, source: str, raw: float) -> float:
        score = _score(self.records, rule, source, raw)
        value = _on_line(self.points, score)
        _, seen = self.records.get(f"{rule}|{source}", (0, 0))
        return round(value if seen >= SEEN_ENOUGH else min(value, CAP), 3)

    def to_json(self) -> str:
        """The table as it is shipped; the same table gives the same bytes."""
        data = {"records": {k: list(v) for k, v in sorted(self.records.items())}, "points": self.points}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Calibration:
        data = json.loads(text)
        records = {key: (int(hits), int(seen)) for key, (hits, seen) in data["records"].items()}
        return cls(records, tuple((float(x), float(y)) for x, y in data["points"]))


@cache
def load_calibration() -> Calibration:
    """The table this distribution ships."""
    return Calibration.from_json((files("dondoc.learn") / "data" / TABLE).read_text(encoding="utf-8"))


def fit(observations: Sequence[Observation], again: Sequence[Observation] = ()) -> Calibration:
    """Records of the rules, and the isotonic fit over the same observations.

    What was observed on text that is more like that to come counts in the fit `again`, not in the records.
    """
    records: dict[str, tuple[int, int]] = {}
    for one in observations:
        for key in (f"{one.rule}|{one.source}", _kind(one.rule, one.source), f"*|{one.source}"):
            hits, seen = records.get(key, (0, 0))
            records[key] = (hits + one.right, seen + 1)
    scored = sorted((_score(records, o.rule, o.source, o.raw), o.right) for o in (*observations, *again))
    return Calibration(records, _isotonic(scored))


def _kind(rule: str, source: str) -> str:
    """The kind a rule belongs to: `order`, `role.coordinating`, `deadline`; rules of the field are theirs."""
    parts = rule.split(".")
    return f"{'.'.join(parts[:2]) if parts[0] in ('role', 'crf') else parts[0]}.*|{source}"


def _score(records: Mapping[str, tuple[int, int]], rule: str, source: str, raw: float) -> float:
    all_hits, all_seen = records.get(f"*|{source}", (0, 0))
    kind_hits, kind_seen = records.get(_kind(rule, source), (0, 0))
    mean = (kind_hits + _PRIOR * (all_hits + 1) / (all_seen + 2)) / (kind_seen + _PRIOR)
    hits, seen = records.get(f"{rule}|{source}", (0, 0))
    posterior = (hits + _PRIOR * mean) / (seen + _PRIOR)
    return round(_RULE_SHARE * posterior + (1 - _RULE_SHARE) * raw, 4)


def _isotonic(scored: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Pool adjacent violators: the monotone points nearest to what was observed."""
    blocks: list[tuple[float, int, int]] = []  # sum of scores, hits, trials
    for score, group in groupby(scored, key=lambda one: one[0]):
        rights = [right for _, right in group]
        block = (score * len(rights), sum(rights), len(rights))
        while blocks and blocks[-1][1] * block[2] >= block[1] * blocks[-1][2]:
            scores, hits, trials = blocks.pop()
            block = (block[0] + scores, block[1] + hits, block[2] + trials)
        blocks.append(block)
    points, highest = [], 0.0
    for scores, hits, trials in blocks:
        highest = max(highest, (hits + 1) / (trials + 2))  # short blocks are tempered, never lowered
        points.append((round(scores / trials, 4), round(highest, 4)))
    return tuple(points)


def _on_line(points: Sequence[tuple[float, float]], score: float) -> float:
    """The value at a score, on the line between the points beside it."""
    at = bisect_right(points, (score, 2.0))
    if not points or at in (0, len(points)):
        return points[min(at, len(points) - 1)][1] if points else score
    (low, below), (high, above) = points[at - 1], points[at]
    return below + (above - below) * (score - low) / (high - low)


# Applying the table.


def calibrate(notice: Notice, table: Calibration) -> Notice:
    """The notice with confidences that mean what they say."""
    return replace(notice, directives=tuple(_directive(d, table) for d in notice.directives))


def _directive(directive: Directive, table: Calibration) -> Directive:
    return changed(
        directive,
        leads=_parties(directive.leads, table),
        coordinating=_parties(directive.coordinating, table),
        adviser_to=_parties(directive.adviser_to, table),
        report_to=_parties(directive.report_to, table),
        supervisors=_parties(directive.supervisors, table),
        deadline=_deadline(directive.deadline, table),
        confidence=table.calibrated(directive.rule, directive.source, directive.confidence),
    )


def _parties(parties: Iterable[Party], table: Calibration) -> tuple[Party, ...]:
    return tuple(
        changed(
            party,
            confidence=table.calibrated(party.rule, party.source, party.confidence),
            alternatives=_parties(party.alternatives, table),
        )
        for party in parties
    )


def _deadline(deadline: Deadline | None, table: Calibration) -> Deadline | None:
    if deadline is None:
        return None
    confidence = table.calibrated(deadline.rule, deadline_source(deadline), deadline.confidence)
    return changed(deadline, confidence=confidence)


def deadline_source(deadline: Deadline) -> str:
    """Which reader a deadline is from; its rule says so."""
    return "crf" if deadline.rule.startswith("crf.") else "grammar"
