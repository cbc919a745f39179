"""A notice as rows: one an order, one a figure, one a problem; what tables and spreadsheets are made of."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dondoc.notice.model import Deadline, Directive, Fact, Figure, Notice, Party, Problem
from dondoc.text.spans import Span

_BLANKS = re.compile(r"\s+")
# Letters that print nothing, or turn the direction of what follows in a terminal or a cell.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One order as a row of a tracker (dòng nhiệm vụ)."""

    number: int
    section: str
    words: str
    kind: str
    leads: tuple[str, ...]
    lead_source: str
    coordinating: tuple[str, ...]
    adviser_to: tuple[str, ...]
    supervisors: tuple[str, ...]
    report_to: tuple[str, ...]
    deadline_words: str
    deadline_kind: str
    deadline: str
    latest: str
    deliverable_words: str
    deliverable: str
    missing: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure as a row (dòng số liệu); numbers are decimal strings."""

    metric: str
    value: str
    unit: str
    pct_of_plan: str
    implied_plan: str
    period: str
    estimate: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemRow:
    """One problem as a row (dòng lỗi)."""

    code: str
    severity: str
    words: str
    vi: str
    en: str
    replacement: str | None
    basis: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a table shows of one notice; values only, so that it travels between processes as JSON."""

    name: str
    heading: Mapping[str, str]
    orders: tuple[OrderRow, ...]
    figures: tuple[FigureRow, ...]
    problems: tuple[ProblemRow, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Sheet:
        raw: dict[str, Any] = json.loads(text)
        return cls(
            name=raw["name"],
            heading=raw["heading"],
            orders=tuple(OrderRow(**_tuples(row)) for row in raw["orders"]),
            figures=tuple(FigureRow(**row) for row in raw["figures"]),
            problems=tuple(ProblemRow(**row) for row in raw["problems"]),
        )


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def sheet_of(notice: Notice) -> Sheet:
    """The rows of a notice. The closing formula that asks all to carry out is no row."""
    sections = {section.id: section.number or "" for section in notice.sections}
    orders = [directive for directive in notice.directives if directive.kind != "closing"]
    return Sheet(
        name=shown(notice.source.name),
        heading=_heading(notice),
        orders=tuple(
            _order(number, one, sections.get(one.section or "", ""), notice.text)
            for number, one in enumerate(orders, 1)
        ),
        figures=tuple(_figure(figure, notice.text) for figure in notice.figures),
        problems=tuple(_problem(problem, notice.text) for problem in notice.problems),
    )


def shown(words: str) -> str:
    """Words on one line as they are read: composed letters, single blanks, nothing invisible."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", words))).strip()


def _heading(notice: Notice) -> dict[str, str]:
    header, meeting, signature = notice.header, notice.meeting, notice.signature
    facts: dict[str, Fact[str] | None] = {
        "issuing_agency": header.issuing_agency,
        "doc_type": header.doc_type,
        "number": header.number,
        "symbol": header.symbol,
        "place": header.place,
        "date": header.date,
        "title": header.title,
        "meeting_date": meeting.date,
        "chair": meeting.chair,
        "signer": signature.signer,
        "capacity": signature.capacity,
    }
    told = {name: shown(fact.value) if fact and fact.value else "" for name, fact in facts.items()}
    # The value of the kind is a key for programs; people want the words.
    return told | {"meeting_kind": _words(meeting.kind.span, notice.text) if meeting.kind else ""}


def _order(number: int, order: Directive, section: str, text: str) -> OrderRow:
    deadline: Deadline | None = order.deadline
    product = order.deliverable
    return OrderRow(
        number=number,
        section=section,
        words=shown(order.span.of(text)),
        kind=order.kind,
        leads=_names(order.leads, text),
        lead_source=order.lead_source,
        coordinating=_names(order.coordinating, text),
        adviser_to=_names(order.adviser_to, text),
        supervisors=_names(order.supervisors, text),
        report_to=_names(order.report_to, text),
        deadline_words=shown(deadline.raw.of(text)) if deadline else "",
        deadline_kind=deadline.kind if deadline else "",
        deadline=deadline.value if deadline else "",
        latest=(deadline.latest or "") if deadline else "",
        deliverable_words=shown(product.span.of(text)) if product else "",
        deliverable=(product.value or "") if product else "",
        missing=order.missing,
        confidence=round(order.confidence, 3),
    )


def _names(parties: Iterable[Party], text: str) -> tuple[str, ...]:
    """Names as people should read them: a body by its full name, everybody else as the notice says;
    a name that was cut and repaired says so by a star."""
    return tuple(
        f"{party.value}*"
        if party.repaired
        else party.value
        if party.kind == "agency"
        else _words(party.span, text)
        for party in parties
    )


def _figure(figure: Figure, text: str) -> FigureRow:
    return FigureRow(
        metric=_words(figure.metric, text),
        value=figure.value or "",
        unit=figure.unit or "",
        pct_of_plan=figure.pct_of_plan or "",
        implied_plan=figure.implied_plan or "",
        period=figure.period or "",
        estimate=figure.estimate,
        words=_words(figure.span, text),
    )


def _problem(problem: Problem, text: str) -> ProblemRow:
    return ProblemRow(
        code=problem.code,
        severity=problem.severity,
        words=_words(problem.spans[0], text) if problem.spans else "",
        vi=problem.message.vi,
        en=problem.message.en,
        replacement=problem.fix[0].replacement if problem.fix else None,
        basis=problem.basis or "",
        origin=problem.origin,
    )


def _words(span: Span | None, text: str) -> str:
    return shown(span.of(text)) if span else ""
