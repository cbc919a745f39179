"""A notice as the JSON object of the contract `dondoc.notice/1`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from dondoc.notice.model import (
    SCHEMA,
    Deadline,
    Directive,
    Fact,
    Figure,
    Finding,
    Fix,
    Header,
    Meeting,
    Notice,
    Party,
    Problem,
    Section,
    Signature,
    Source,
)
from dondoc.text.spans import Span

Json = dict[str, Any]  # a JSON object; its shape is contract/notice.md

ROLES = ("leads", "coordinating", "adviser_to", "supervisors", "report_to", "affected")


class _Writer:
    """Writes values of one text; every span carries its own words."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, span: Span) -> Json:
        return {"start": span.start, "end": span.end, "text": span.of(self.text)}

    def optional(self, span: Span | None) -> Json | None:
        return None if span is None else self.span(span)

    def spans(self, spans: Iterable[Span]) -> list[Json]:
        return [self.span(span) for span in spans]

    def fact(self, fact: Fact[Any] | Party | None) -> Json | None:
        if fact is None:
            return None
        return {
            **self.span(fact.span),
            "value": fact.value,
            "confidence": round(fact.confidence, 3),
            "source": fact.source,
            "rule": fact.rule,
            "cues": self.spans(fact.cues),
            "alternatives": [self.fact(other) for other in fact.alternatives],
        }

    def party(self, party: Party) -> Json:
        return {
            **(self.fact(party) or {}),
            "alternatives": [self.party(other) for other in party.alternatives],
            "body": party.body,
            "kind": party.kind,
            "repaired": party.repaired,
            "cue": self.optional(party.cue),
        }

    def facts_of(self, group: Header | Meeting | Signature) -> Json:
        """Every field that holds one fact or none."""
        named = ((item.name, getattr(group, item.name)) for item in fields(group))
        return {name: self.fact(value) for name, value in named if not isinstance(value, tuple)}

    def deadline(self, deadline: Deadline) -> Json:
        return {
            "kind": deadline.kind,
            "raw": self.span(deadline.raw),
            "value": deadline.value,
            "latest": deadline.latest,
            "source": deadline.source,
            "rule": deadline.rule,
            "confidence": round(deadline.confidence, 3),
            "alternatives": [self.deadline(other) for other in deadline.alternatives],
        }

    def directive(self, directive: Directive) -> Json:
        return {
            "id": directive.id,
            "section": directive.section,
            **self.span(directive.span),
            "kind": directive.kind,
            "trigger": self.optional(directive.trigger),
            **{role: [self.party(p) for p in getattr(directive, role)] for role in ROLES},
            "lead_source": directive.lead_source,
            "default_addressees": [self.party(p) for p in directive.default_addressees],
            "actions": self.spans(directive.actions),
            "constraints": self.spans(directive.constraints),
            "notes": self.spans(directive.notes),
            "purpose": self.optional(directive.purpose),
            "deliverable": self.fact(directive.deliverable),
            "deadline": None if directive.deadline is None else self.deadline(directive.deadline),
            "confidence": round(directive.confidence, 3),
            "source": directive.source,
            "rule": directive.rule,
            "missing": list(directive.missing),
        }

    def section(self, section: Section) -> Json:
        return {
            "id": section.id,
            "number": section.number,
            "title": self.fact(section.title),
            "start": section.span.start,
            "end": section.span.end,
            "parent": section.parent,
            "kind": section.kind,
        }

    def figure(self, figure: Figure) -> Json:
        return {
            "id": figure.id,
            "span": self.span(figure.span),
            "metric": self.optional(figure.metric),
            "value": number(figure.value),
            "unit": figure.unit,
            "pct_of_plan": number(figure.pct_of_plan),
            "implied_plan": number(figure.implied_plan),
            "period": figure.period,
            "estimate": figure.estimate,
        }

    def finding(self, finding: Finding) -> Json:
        return {
            "id": finding.id,
            "kind": finding.kind,
            "span": self.span(finding.span),
            "responsible": self.optional(finding.responsible),
            "figures": list(finding.figures),
            "addressed_by": list(finding.addressed_by),
        }

    def fix(self, fixes: tuple[Fix, ...]) -> Json | None:
        if not fixes:
            return None
        (replacement,) = {fix.replacement for fix in fixes}  # the contract: one text for all its spans
        return {"spans": [self.span(fix.span) for fix in fixes], "replacement": replacement}

    def problem(self, problem: Problem) -> Json:
        return {
            "code": problem.code,
            "severity": problem.severity,
            "spans": self.spans(problem.spans),
            "message": {"vi": problem.message.vi, "en": problem.message.en},
            "fix": self.fix(problem.fix),
            "basis": problem.basis,
            "origin": problem.origin,
        }

    def signature(self, signature: Signature) -> Json:
        steps = [
            {"authority": self.fact(step.authority), "capacity": self.fact(step.capacity)}
            for step in signature.steps
        ]
        return {**self.facts_of(signature), "steps": steps}


def number(decimal: str | None) -> int | float | None:
    """A decimal string as the JSON number that prints the same digits."""
    if decimal is None:
        return None
    value = Decimal(decimal)
    return int(value) if value == value.to_integral_value() else float(value)


def source_json(source: Source) -> Json:
    return {item.name: getattr(source, item.name) for item in fields(source)}


def problem_json(problem: Problem, text: str) -> Json:
    """One problem as the contract prints it."""
    return _Writer(text).problem(problem)


def notice_json(notice: Notice) -> Json:
    """The whole notice as one JSON-ready object, keys in the contract's order."""
    write = _Writer(notice.text)
    attendees = [write.fact(attendee) for attendee in notice.meeting.attendees]
    return {
        "schema": SCHEMA,
        "source": source_json(notice.source),
        "text": notice.text,
        "header": write.facts_of(notice.header),
        "meeting": {**write.facts_of(notice.meeting), "attendees": attendees},
        "sections": [write.section(section) for section in notice.sections],
        "figures": [write.figure(figure) for figure in notice.figures],
        "findings": [write.finding(finding) for finding in notice.findings],
        "directives": [write.directive(directive) for directive in notice.directives],
        "recipients": [write.fact(recipient) for recipient in notice.recipients],
        "signature": write.signature(notice.signature),
        "problems": [write.problem(problem) for problem in notice.problems],
    }
