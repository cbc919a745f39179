"""The notice as read: frozen values, each with the words that prove it (contract `dondoc.notice/1`).

Offsets are code points of `Notice.text`, half open. A field the document does not have is None.
`serialise.py` prints these as the contract's JSON; names here are the contract's names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from dondoc.errors import Message
from dondoc.text.spans import Span
from dondoc.values import quick

T = TypeVar("T")

SCHEMA = "dondoc.notice/1"

Reader = Literal["grammar", "crf", "both", "llm", "inherited"]
SectionKind = Literal["preamble", "assessment", "drafts", "common", "specific", "closing", "other"]
PartyKind = Literal["agency", "office", "person", "group"]
DirectiveKind = Literal["assigned", "general", "closing"]
LeadSource = Literal["explicit", "heading", "anaphora", "none"]
DeadlineKind = Literal["date", "period", "recurrent", "relative", "before_event"]
DeadlineSource = Literal["explicit", "heading", "anaphora"]
Missing = Literal["lead", "work", "deadline", "responsible", "product", "authority"]
Severity = Literal["error", "warning", "info"]
Origin = Literal["author", "conversion"]
Authority = Literal["TM", "KT", "TL", "TUQ", "Q"]


@quick
@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value together with the words that prove it (dữ kiện); `value` is None when it can't be normalised."""

    span: Span
    value: T | None
    confidence: float
    rule: str
    source: Reader = "grammar"
    cues: tuple[Span, ...] = ()
    alternatives: tuple[Fact[T], ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is named in an order (đơn vị, cá nhân được giao); a fact with a canonical body."""

    span: Span
    value: str
    confidence: float
    rule: str
    source: Reader = "grammar"
    cues: tuple[Span, ...] = ()
    alternatives: tuple[Party, ...] = ()
    body: str | None = None
    kind: PartyKind = "agency"
    repaired: bool = False
    cue: Span | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When the product of an order is due (thời hạn). `value` and `latest` as in the contract."""

    kind: DeadlineKind
    raw: Span
    value: str
    latest: str | None
    rule: str
    confidence: float
    source: DeadlineSource = "explicit"
    alternatives: tuple[Deadline, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One order given by a notice (nội dung giao)."""

    id: str
    section: str | None
    span: Span
    kind: DirectiveKind
    trigger: Span | None = None
    leads: tuple[Party, ...] = ()
    coordinating: tuple[Party, ...] = ()
    adviser_to: tuple[Party, ...] = ()
    supervisors: tuple[Party, ...] = ()
    report_to: tuple[Party, ...] = ()
    affected: tuple[Party, ...] = ()
    lead_source: LeadSource = "none"
    default_addressees: tuple[Party, ...] = ()
    actions: tuple[Span, ...] = ()
    constraints: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    purpose: Span | None = None
    deliverable: Fact[str] | None = None
    deadline: Deadline | None = None
    confidence: float
    rule: str
    source: Reader = "grammar"
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The heading block of a document (phần đầu văn bản)."""

    issuing_agency: Fact[str] | None = None
    parent_agency: Fact[str] | None = None
    number: Fact[str] | None = None
    symbol: Fact[str] | None = None
    place: Fact[str] | None = None
    date: Fact[str] | None = None
    doc_type: Fact[str] | None = None
    title: Fact[str] | None = None
    concluding_person: Fact[str] | None = None
    urgency: Fact[str] | None = None
    circulation: Fact[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The meeting that was concluded (phiên họp)."""

    kind: Fact[str] | None = None
    period: Fact[str] | None = None
    date: Fact[str] | None = None
    chair: Fact[str] | None = None
    organiser: Fact[str] | None = None
    agenda: Fact[str] | None = None
    attendees: tuple[Fact[str], ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the body with or without a heading (mục)."""

    id: str
    number: str | None
    title: Fact[str] | None
    span: Span
    parent: str | None
    kind: SectionKind


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number the notice states (số liệu); numbers are decimal strings, money in `unit`."""

    id: str
    span: Span
    metric: Span | None
    value: str | None
    unit: str | None
    pct_of_plan: str | None
    implied_plan: str | None
    period: str | None
    estimate: bool


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the notice praises or blames (kết quả, hạn chế)."""

    id: str
    kind: Literal["achievement", "shortcoming"]
    span: Span
    responsible: Span | None = None
    figures: tuple[str, ...] = ()
    addressed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureStep:
    """One line pair of a signature: `KT.` and the post that signs (quyền hạn, chức vụ)."""

    authority: Fact[Authority] | None
    capacity: Fact[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed and by what right (chữ ký); in a two-step form `authority` is the first step."""

    authority: Fact[Authority] | None = None
    on_behalf_of: Fact[str] | None = None
    capacity: Fact[str] | None = None
    signer: Fact[str] | None = None
    steps: tuple[SignatureStep, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """The only right replacement of a problem's words (cách sửa); all fixes of one problem have one replacement."""

    span: Span
    replacement: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What the linter says (lỗi): where, how bad, why, and the fix where it is unique."""

    code: str
    severity: Severity
    spans: tuple[Span, ...]
    message: Message
    fix: tuple[Fix, ...] = ()
    basis: str | None = None
    origin: Origin = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the text came from (nguồn)."""

    name: str
    media_type: str = "text/plain"
    sha256: str | None = None
    pages: int | None = None
    ocr: bool = False
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice as read (thông báo): everything it says, each fact tied to its words."""

    source: Source
    text: str
    header: Header = field(default_factory=Header)
    meeting: Meeting = field(default_factory=Meeting)
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    directives: tuple[Directive, ...] = ()
    recipients: tuple[Fact[str], ...] = ()
    signature: Signature = field(default_factory=Signature)
    problems: tuple[Problem, ...] = ()
