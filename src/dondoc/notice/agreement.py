"""Two readers, one answer: where they agree we are sure, where they differ both answers are kept.

The grammar reads first. The second reader is asked about the words of each order. What only it
found is added where its record is good (`ADDED`, measured; see docs/evaluation.md), else it is kept
as an alternative of the party it contradicts. It never takes away what the grammar found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.model import Deadline, Directive, Party
from dondoc.notice.parties import party_of
from dondoc.notice.second import Mark, Role, RoleReader, RoleSpan
from dondoc.text.spans import Span
from dondoc.text.view import View
from dondoc.values import changed
from dondoc.vietnamese.times import Reference, TimeExpression, resolve

Field = Literal["leads", "coordinating", "adviser_to", "report_to", "supervisors"]

FIELDS: Mapping[Field, Role] = {
    "leads": "lead",
    "coordinating": "coordinating",
    "adviser_to": "adviser_to",
    "report_to": "report_to",
    "supervisors": "supervisor",
}

# The least probability at which a party that only the second reader found is added: where at least
# seven of ten such parties were right on notices the grammar was not written for. A lead is added only to an order without.
ADDED: Mapping[Field, float] = {
    "leads": 0.8,
    "coordinating": 0.9,
    "adviser_to": 0.8,
    "report_to": 0.8,
    "supervisors": 0.9,
}
ADDED_DEADLINE = 0.9
# On the bare form, so that a lost mark ("đề tổng hợp") hides nothing.
_PURPOSE = re.compile(r"\b(?:de (?!xuat|nghi|an\b|tai\b|cuong)|lam co so|phuc vu)")
_LONGEST = 4_000  # characters: what is longer is no order, and nobody is named behind
_KEPT = 0.5  # less probable answers are not worth a person's look


def marks_of(bodies: Iterable[BodyMention], times: Iterable[TimeExpression]) -> list[Mark]:
    """The names and times of a view as the second reader is told of them, in reading order."""
    marks = [Mark(body.start, body.end, body.kind) for body in bodies]
    marks += [
        Mark(time.cue_start, time.end, "deadline" if time.role == "deadline" else "time") for time in times
    ]
    return sorted(marks)


class Agreement:
    """Compares the readers over one document."""

    def __init__(
        self,
        view: View,
        second: RoleReader,
        *,
        bodies: Sequence[BodyMention],
        times: Sequence[TimeExpression],
        reference: Reference,
    ) -> None:
        self._view, self._second, self._reference = view, second, reference
        self._bodies, self._body_starts = bodies, [body.start for body in bodies]
        self._times = [time for time in times if time.role != "citation"]
        self._time_ends = [time.end for time in self._times]
        self._marks = marks_of(bodies, times)
        self._mark_starts = [mark.start for mark in self._marks]

    def of(self, directives: Iterable[Directive]) -> tuple[Directive, ...]:
        """The orders with both readers' answers; the closing formula is left alone."""
        return tuple(one if one.kind == "closing" else self._one(one) for one in directives)

    def _one(self, directive: Directive) -> Directive:
        start, end = self._view.position(directive.span.start), self._view.position(directive.span.end)
        end = min(end, start + _LONGEST)
        roles = self._second.roles(self._view.cased[start:end], self._marks_in(start, end))
        placed = [(role, role.start + start, role.end + start) for role in roles]
        taken = [party for field in FIELDS for party in _parties(directive, field)]
        said = [self._said(p) for p in placed if p[0].role != "deadline" and self._may_name(p)]
        fields = {field: self._field(directive, field, said, taken) for field in FIELDS}
        directive = changed(
            directive,
            leads=fields["leads"],
            coordinating=fields["coordinating"],
            adviser_to=fields["adviser_to"],
            report_to=fields["report_to"],
            supervisors=fields["supervisors"],
            deadline=self._deadline(directive, placed),
        )
        return _told(directive)

    def _may_name(self, placed: _Placed) -> bool:
        """Whether words may name somebody: one small syllable alone does not ("lực" of "lực lượng")."""
        words = self._view.cased[placed[1] : placed[2]]
        return " " in words or not words.islower()

    def _marks_in(self, start: int, end: int) -> list[Mark]:
        low, high = bisect_left(self._mark_starts, start), bisect_left(self._mark_starts, end)
        found = self._marks[low:high]
        return [Mark(mark.start - start, mark.end - start, mark.kind) for mark in found if mark.end <= end]

    def _field(
        self, directive: Directive, field: Field, said: Sequence[_Said], taken: Sequence[Party]
    ) -> tuple[Party, ...]:
        named = _parties(directive, field)
        if not said:
            return named
        asked = FIELDS[field]
        theirs = [one for one in said if one.role == asked and one.confidence >= _KEPT]
        added = tuple([self._party(one) for one in theirs if self._is_added(one, field, named, taken)])
        if not named:
            return added
        others = [one for one in said if one.role != asked]
        return tuple([self._beside(party, theirs, others) for party in named]) + added

    def _beside(self, party: Party, theirs: Sequence[_Said], others: Sequence[_Said]) -> Party:
        """The grammar's party, confirmed or with what the second reader says instead."""
        same = next((one for one in theirs if _is_same(one.span, party.span)), None)
        if same:
            return changed(party, source="both")
        instead = [self._party(one) for one in (*theirs, *others) if one.span.overlaps(party.span)]
        return changed(party, alternatives=(*party.alternatives, *instead)) if instead else party

    def _is_added(self, one: _Said, field: Field, named: Sequence[Party], taken: Sequence[Party]) -> bool:
        if one.confidence < ADDED[field] or (field == "leads" and named):
            return False
        if any(one.span.overlaps(party.span) for party in taken):
            return False
        return field != "report_to" or not self._is_purpose(one.span, named)

    def _is_purpose(self, span: Span, named: Sequence[Party]) -> bool:
        """ "gửi Sở A để tổng hợp, trình B": what Sở A will do is no report of this order."""
        before = [party.span.end for party in named if party.span.end <= span.start]
        if not before:
            return False
        start, end = self._view.position(max(before)), self._view.position(span.start)
        between = self._view.bare[start:end]
        return ";" not in between and _PURPOSE.search(between) is not None

    def _said(self, placed: _Placed) -> _Said:
        role, start, end = placed
        return _Said(role.role, self._view.origin(start, end), role.probability, (start, end))

    def _party(self, said: _Said) -> Party:
        return party_of(
            self._view,
            said.place,
            self._body(*said.place),
            confidence=said.confidence,
            rule=f"crf.{said.role}",
            source="crf",
        )

    def _body(self, start: int, end: int) -> BodyMention | None:
        """The known name at that place, when it is the same words by half."""
        low = max(0, bisect_right(self._body_starts, start) - 2)
        found = self._bodies[low : bisect_right(self._body_starts, end)]
        return next((b for b in found if _is_same(Span(b.start, b.end), Span(start, end))), None)

    def _deadline(self, directive: Directive, placed: Sequence[_Placed]) -> Deadline | None:
        """The grammar's deadline; where it has none, a time that the second reader is sure is one."""
        due = directive.deadline
        read = [one for p in placed if p[0].role == "deadline" for one in self._times_in(p)]
        if due is None:
            return next(
                (one for one in read if one.confidence >= ADDED_DEADLINE and self._is_ahead(one)), None
            )
        others = tuple(one for one in read if not one.raw.overlaps(due.raw) and one.confidence >= _KEPT)
        return changed(due, alternatives=(*due.alternatives, *others)) if others else due

    def _is_ahead(self, due: Deadline) -> bool:
        """Whether a day can still be kept: one before the document's own is the date of something cited."""
        day = self._reference.day
        return day is None or due.latest is None or due.latest >= day.isoformat()

    def _times_in(self, placed: _Placed) -> Iterable[Deadline]:
        role, start, end = placed
        for at in range(bisect_right(self._time_ends, start), len(self._times)):
            time = self._times[at]
            if time.start >= end:
                break
            if time.end > start and time.when.interval != "daily":  # no deadline of the contract
                resolved = resolve(time, self._reference)
                if resolved.value is None or resolved.kind == "vague":
                    continue
                yield Deadline(
                    kind=resolved.kind,
                    raw=self._view.origin(min(time.cue_start, start), time.end),
                    value=resolved.value,
                    latest=resolved.latest,
                    rule="crf.deadline",
                    confidence=role.probability,
                )


_Placed = tuple[RoleSpan, int, int]


class _Said(NamedTuple):
    """A role that the second reader found; most only confirm the grammar, so a party is made when one is wanted."""

    role: Role
    span: Span
    confidence: float
    place: tuple[int, int]  # in the view


def _parties(directive: Directive, field: Field) -> tuple[Party, ...]:
    found: tuple[Party, ...] = getattr(directive, field)
    return found


def _is_same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * max(len(one), len(other), 1)


def _told(directive: Directive) -> Directive:
    """An order that got a lead or a deadline lacks them no more."""
    lacks = directive.missing
    if directive.leads:
        lacks = tuple(one for one in lacks if one != "lead")
    if directive.deadline:
        lacks = tuple(one for one in lacks if one != "deadline")
    explicit = bool(directive.leads) and directive.lead_source == "none"
    if not explicit and lacks == directive.missing:
        return directive
    kind = "assigned" if explicit and directive.kind == "general" else directive.kind
    return changed(
        directive, missing=lacks, kind=kind, lead_source="explicit" if explicit else directive.lead_source
    )
