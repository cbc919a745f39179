"""How near a reading comes to the gold: counts that add up over documents.

directive.relaxed   spans that overlap by half of their union, one to one
directive.strict    the same start and end, closing punctuation and white space aside
leads, coordinating, adviser_to, report_to, supervisors
                    parties of matched orders; the same when they overlap by half of the longer
deadline.all        right value, or none where there is none, over all gold orders
deadline.given      right value over the gold orders that have a deadline
header.FIELD        right value over the documents whose gold gives the field
documents.exact     every order, lead and deadline right and none to spare
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dondoc.learn.gold import ROLES, GoldDocument, Role
from dondoc.notice.model import Directive, Fact, Notice
from dondoc.text.spans import Span

_TRIM = " \t\r\n.;:,/…-–+*"
_RIGHT_OF_ALL = ("deadline", "header", "documents")


class Count(NamedTuple):
    """Right answers, expected ones, given ones."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def plus(self, other: Count) -> Count:
        return Count(self.right + other.right, self.gold + other.gold, self.found + other.found)


Counts = dict[str, Count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One order as a reader states it."""

    span: Span
    parties: Mapping[Role, tuple[Span, ...]] = field(default_factory=dict)
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reader says about a document; of a header field its value and its words."""

    claims: tuple[Claim, ...] = ()
    header: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """The counts of one document, which claim answers which gold order, and what was wrong."""

    counts: Counts
    matched: Mapping[int, int]
    remarks: tuple[str, ...]


def answer_of(notice: Notice) -> Answer:
    """A notice in the scorer's terms; the closing formula is neither asked for nor held against."""
    orders = tuple(_claim(d) for d in notice.directives if d.kind != "closing")
    facts: dict[str, Fact[Any] | None] = {
        "meeting_date": notice.meeting.date,
        "chair": notice.meeting.chair,
        "authority": notice.signature.authority,
        "capacity": notice.signature.capacity,
        "signer": notice.signature.signer,
        "issuing_agency": notice.header.issuing_agency,
        "number": notice.header.number,
        "symbol": notice.header.symbol,
        "place": notice.header.place,
        "date": notice.header.date,
        "doc_type": notice.header.doc_type,
        "title": notice.header.title,
    }
    return Answer(claims=orders, header={name: _said(fact, notice.text) for name, fact in facts.items()})


def _said(fact: Fact[Any] | None, text: str) -> tuple[str | None, str | None]:
    if fact is None:
        return None, None
    return None if fact.value is None else str(fact.value), fact.span.of(text)


def _claim(directive: Directive) -> Claim:
    parties = {
        "leads": directive.leads,
        "coordinating": directive.coordinating,
        "adviser_to": directive.adviser_to,
        "report_to": directive.report_to,
        "supervisors": directive.supervisors,
    }
    due = directive.deadline
    value = None if due is None else "event" if due.kind == "before_event" else due.value
    return Claim(
        span=directive.span,
        parties={role: tuple(party.span for party in parties[role]) for role in ROLES},
        deadline=value,
    )


def score(gold: GoldDocument, answer: Answer) -> Scored:
    """Compare one reading with its gold."""
    scoring = _Scoring(gold, answer)
    scoring.orders()
    for role in ROLES:
        scoring.role(role)
    scoring.deadlines()
    scoring.header()
    scoring.add("documents.exact", scoring.exact, 1, 1)
    return Scored(scoring.counts, scoring.matched, tuple(scoring.remarks))


def total(counts: Sequence[Counts]) -> Counts:
    """The sum over documents."""
    out: Counts = {}
    for one in counts:
        for name, count in one.items():
            out[name] = out.get(name, Count()).plus(count)
    return out


def value(name: str, count: Count) -> float:
    """The figure a count stands for: a share of right answers, or F1."""
    if name.startswith(_RIGHT_OF_ALL):
        return count.right / count.gold if count.gold else 0.0
    both = count.gold + count.found
    return 2 * count.right / both if both else 1.0


def values(counts: Counts) -> dict[str, float]:
    """Every figure, and `header`, the mean over its fields."""
    out = {name: value(name, count) for name, count in counts.items()}
    fields = [figure for name, figure in out.items() if name.startswith("header.")]
    if fields:
        out["header"] = sum(fields) / len(fields)
    return out


def pair_spans(wanted: Sequence[Span], given: Sequence[Span]) -> dict[int, int]:
    """Which given name is which wanted one: those that share half of the longer."""
    return _pair(wanted, given, _half)


class _Scoring:
    """The work of `score`."""

    def __init__(self, gold: GoldDocument, answer: Answer) -> None:
        self.gold, self.answer, self.text = gold, answer, gold.text
        self.counts: Counts = {}
        self.matched: dict[int, int] = {}
        self.remarks: list[str] = []
        self.exact = False

    def add(self, name: str, right: int, gold: int, found: int) -> None:
        self.counts[name] = self.counts.get(name, Count()).plus(Count(int(right), gold, found))

    def orders(self) -> None:
        wanted = [_trimmed(self.text, d.span) for d in self.gold.directives]
        given = [_trimmed(self.text, claim.span) for claim in self.answer.claims]
        self.matched = _pair(wanted, given, lambda a, b: _iou(a, b) >= 0.5)
        self.add("directive.relaxed", len(self.matched), len(wanted), len(given))
        self.add("directive.strict", len(set(wanted) & set(given)), len(wanted), len(given))
        self.exact = len(self.matched) == len(wanted) == len(given)
        self._say("missed", [s for i, s in enumerate(wanted) if i not in self.matched])
        self._say("invented", [s for j, s in enumerate(given) if j not in self.matched.values()])

    def role(self, role: Role) -> None:
        for i, directive in enumerate(self.gold.directives):
            wanted = directive.expected(role)
            claim = self._answering(i)
            given = claim.parties.get(role, ()) if claim else ()
            same = len(pair_spans(wanted, given))
            self.add(role, same, len(wanted), len(given))
            if not same == len(wanted) == len(given):
                self.exact = self.exact and role != "leads"
                if claim:
                    self.remarks.append(f"{role}: gold {self._texts(wanted)} got {self._texts(given)}")
        answered = set(self.matched.values())
        for j, claim in enumerate(self.answer.claims):
            if j not in answered:
                self.add(role, 0, 0, len(claim.parties.get(role, ())))

    def deadlines(self) -> None:
        for i, directive in enumerate(self.gold.directives):
            claim = self._answering(i)
            right = claim is not None and claim.deadline == directive.deadline
            self.add("deadline.all", right, 1, 1)
            if directive.deadline is not None:
                self.add("deadline.given", right, 1, 1)
            if not right:
                self.exact = False
                got = claim.deadline if claim else "(order missed)"
                self.remarks.append(f"deadline: gold {directive.deadline} got {got}")

    def header(self) -> None:
        for name, wanted in self.gold.header.items():
            got, words = self.answer.header.get(name, (None, None))
            right = got is None if wanted is None else _same(name, wanted, got, words)
            self.add(f"header.{name}", right, 1, 1)
            if not right:
                self.remarks.append(f"header.{name}: gold {wanted!r} got {got!r}")

    def _answering(self, i: int) -> Claim | None:
        return self.answer.claims[self.matched[i]] if i in self.matched else None

    def _texts(self, spans: Sequence[Span]) -> list[str]:
        return [span.of(self.text) for span in spans]

    def _say(self, what: str, spans: Sequence[Span]) -> None:
        self.remarks.extend(f"{what} {span.of(self.text)[:110]!r}" for span in spans)


def _same(name: str, wanted: str, got: str | None, words: str | None) -> bool:
    def plain(said: str | None) -> str:
        letters = re.sub(r"\W+", " ", unicodedata.normalize("NFC", str(said)).lower()).strip()
        return re.sub(r"^(v v|về việc) ", "", letters) if name == "title" else letters

    return plain(wanted) in (plain(got), plain(words))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _iou(a: Span, b: Span) -> float:
    return _shared(a, b) / ((max(a.end, b.end) - min(a.start, b.start)) or 1)


def _half(a: Span, b: Span) -> bool:
    return _shared(a, b) >= 0.5 * max(len(a), len(b), 1)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)


def _pair(
    wanted: Sequence[Span], given: Sequence[Span], same: Callable[[Span, Span], bool]
) -> dict[int, int]:
    """One to one, the greatest overlap first."""
    pairs = [(_iou(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(given) if same(a, b)]
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out
