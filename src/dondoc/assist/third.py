"""The third reader: it must quote, it may confirm or propose, it can never overwrite.

A model is asked about one stretch of a notice at a time and answers with verbatim quotes. A quote
that does not stand in the text is rejected. A party or deadline that the other readers found too is
confirmed; one where they found nothing is proposed with `source: llm` and low confidence; one that
contradicts them is kept beside as an alternative. Dates are worked out from the aligned words by our
own reader, never taken from the model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from dondoc.assist.quotes import align
from dondoc.errors import Message
from dondoc.notice.model import Deadline, Directive, Notice, Party
from dondoc.text.folding import fold
from dondoc.text.spans import Span
from dondoc.vietnamese.times import PartialDate, Reference, find_times, resolve

Ask = Callable[[str, str], str]
"""A system text and a user text to an answer; `Server.ask` or a recording of one."""

Role = Literal["leads", "coordinating", "adviser_to", "report_to", "supervisors"]
ROLES: tuple[Role, ...] = ("leads", "coordinating", "adviser_to", "report_to", "supervisors")
MOST_CONFIDENCE = 0.6
CONFIRMED = 0.02  # how much nearer to 1 a confirmation brings a confidence
RULE = "assist.quote"

SYSTEM = """You read one order of a Vietnamese administrative notice. Answer with one JSON object:
{"leads": [...], "coordinating": [...], "adviser_to": [...], "report_to": [...], "supervisors": [...], "deadline": "..."}
Every string must be copied verbatim from the order, letter by letter. Leave out what is not said.
leads: who must do it. coordinating: who works with them. adviser_to: for whom they draft.
report_to: who receives the product. supervisors: the leader told to direct it. deadline: the words that say by when."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the model's answers in a notice."""

    asked: int = 0
    confirmed: int = 0
    proposed: int = 0
    contradicted: int = 0
    rejected: int = 0
    """Quotes that do not stand in the text, and answers that are no JSON."""

    def plus(self, other: Verdict) -> Verdict:
        return Verdict(*(getattr(self, name) + getattr(other, name) for name in Verdict.__slots__))


@dataclass(frozen=True, slots=True)
class _Answer:
    roles: Mapping[Role, tuple[Span, ...]]
    deadline: Span | None
    rejected: int


def third_reading(notice: Notice, ask: Ask) -> tuple[Notice, Verdict]:
    """The notice with the model's confirmations and proposals; errors of `ask` pass through."""
    told = Verdict()
    directives: list[Directive] = []
    for directive in notice.directives:
        if directive.kind == "closing":
            directives.append(directive)
            continue
        read, verdict = _one(notice, directive, ask)
        directives.append(read)
        told = told.plus(verdict)
    return replace(notice, directives=tuple(directives)), told


def _one(notice: Notice, directive: Directive, ask: Ask) -> tuple[Directive, Verdict]:
    answer = _quoted(ask(SYSTEM, directive.span.of(notice.text)), notice.text, directive.span)
    told = Verdict(asked=1, rejected=answer.rejected)
    fields: dict[Role, tuple[Party, ...]] = {}
    for role in ROLES:
        fields[role], verdict = _merged(notice.text, directive, role, answer.roles.get(role, ()))
        told = told.plus(verdict)
    deadline, verdict = _dated(notice, directive, answer.deadline)
    read = replace(
        directive,
        leads=fields["leads"],
        coordinating=fields["coordinating"],
        adviser_to=fields["adviser_to"],
        report_to=fields["report_to"],
        supervisors=fields["supervisors"],
        deadline=deadline,
    )
    return read, told.plus(verdict)


def _quoted(content: str, text: str, within: Span) -> _Answer:
    """The answer's quotes as spans of the text; whatever is no quote is counted and dropped."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return _Answer({}, None, 1)
    if not isinstance(answer, dict):
        return _Answer({}, None, 1)
    rejected = 0
    roles: dict[Role, tuple[Span, ...]] = {}
    for role in ROLES:
        spans = [align(quote, text, within) for quote in _strings(answer.get(role))]
        rejected += spans.count(None)
        roles[role] = tuple(dict.fromkeys(span for span in spans if span is not None))
    dates = [align(quote, text, within) for quote in _strings(answer.get("deadline"))][:1]
    rejected += dates.count(None)
    return _Answer(roles, dates[0] if dates else None, rejected)


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item


def _merged(
    text: str, directive: Directive, role: Role, quotes: Sequence[Span]
) -> tuple[tuple[Party, ...], Verdict]:
    named: tuple[Party, ...] = getattr(directive, role)
    kept, told, others = list(named), Verdict(), []
    for quote in quotes:
        index = next((i for i, party in enumerate(kept) if party.span.overlaps(quote)), None)
        if index is not None:
            kept[index] = replace(kept[index], confidence=_surer(kept[index].confidence))
            told = told.plus(Verdict(confirmed=1))
        elif not _taken(directive, quote):
            others.append(_party(text, quote))
    if not named:
        return tuple(others), told.plus(Verdict(proposed=len(others)))
    if others:
        kept[0] = replace(kept[0], alternatives=(*kept[0].alternatives, *others))
        told = told.plus(Verdict(contradicted=len(others)))
    return tuple(kept), told


def _taken(directive: Directive, quote: Span) -> bool:
    """Does another role hold these words already? Then the model contradicts and adds nothing."""
    return any(party.span.overlaps(quote) for role in ROLES for party in getattr(directive, role))


def _party(text: str, quote: Span) -> Party:
    return Party(span=quote, value=quote.of(text), confidence=MOST_CONFIDENCE, rule=RULE, source="llm")


def _surer(confidence: float) -> float:
    return max(confidence, min(1.0, confidence + CONFIRMED))


def _dated(notice: Notice, directive: Directive, quote: Span | None) -> tuple[Deadline | None, Verdict]:
    held = directive.deadline
    if quote is None:
        return held, Verdict()
    if held is not None and held.raw.overlaps(quote):
        return replace(held, confidence=_surer(held.confidence)), Verdict(confirmed=1)
    proposed = _deadline(notice, quote)
    if proposed is None:
        return held, Verdict(rejected=1)
    if held is None:
        return proposed, Verdict(proposed=1)
    return replace(held, alternatives=(*held.alternatives, proposed)), Verdict(contradicted=1)


def _deadline(notice: Notice, quote: Span) -> Deadline | None:
    """Our own reading of the quoted words; None where they name no time."""
    times = [
        time
        for time in find_times(fold(quote.of(notice.text)))
        if time.role in {"deadline", "date", "period"}
    ]
    if not times:
        return None
    date = notice.header.date
    document = PartialDate.parse(date.value) if date is not None and date.value else None
    resolved = resolve(times[0], Reference(document=document))
    if resolved.value is None or resolved.kind == "vague":
        return None
    return Deadline(
        kind=resolved.kind,
        raw=quote,
        value=resolved.value,
        latest=resolved.latest,
        rule=RULE,
        confidence=MOST_CONFIDENCE,
    )


def summary(verdict: Verdict) -> Message:
    """One line about what the model changed."""
    return Message(
        vi="Mô hình ngôn ngữ: hỏi {asked}, xác nhận {confirmed}, đề xuất {proposed}, khác {contradicted}, loại {rejected}",
        en="Language model: asked {asked}, confirmed {confirmed}, proposed {proposed}, contradicted {contradicted}, "
        "rejected {rejected}",
    ).filled(
        asked=verdict.asked,
        confirmed=verdict.confirmed,
        proposed=verdict.proposed,
        contradicted=verdict.contradicted,
        rejected=verdict.rejected,
    )
