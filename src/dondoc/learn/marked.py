"""Marked text: a document with its gold written into it.

    ⟪ ... ⟫                       one order
    ⟦L|Sở Tài chính⟧               a party in it: L lead, C coordinating, A adviser_to,
                                  R report_to, S supervisor
    ⟦D|trước ngày 30/4|2023-04-30⟧  the deadline and its value
    ⟦H|Phòng Nội vụ⟧               a heading: the lead of the orders after it that name none,
                                  until the next one; ⟦H|⟧ ends it

Three marks more than the contract's tool knows (it lets them pass): ⟦L||<⟧ the leads of the order
before, ⟦D||2024-Q3⟧ a deadline that stands in a heading, ⟦H|Sở Y tế|+⟧ a second name in a heading.

Front matter stands before a line `---`: `@field value`, `-` for a field the document lacks.
"""

from __future__ import annotations

import re

from dondoc.learn.gold import HEADER_FIELDS, GoldDirective, GoldDocument, GoldError, Role
from dondoc.text.spans import Span

LETTERS: dict[str, Role] = {
    "L": "leads",
    "C": "coordinating",
    "A": "adviser_to",
    "R": "report_to",
    "S": "supervisors",
}
_MARK = re.compile(r"⟪|⟫|⟦([LCARSDH])\|([^⟦⟧|]*)(?:\|([^⟦⟧]*))?⟧|[⟦⟧]")


def parse_marked(marked: str, name: str = "") -> GoldDocument:
    """The text without its marks, and what the marks say."""
    head, rule, body = marked.partition("\n---\n")
    header = _header(head, name) if rule else {}
    reading = _Reading(name)
    done = 0
    for mark in _MARK.finditer(body if rule else marked):
        reading.plain(mark.string[done : mark.start()])
        reading.mark(mark)
        done = mark.end()
    reading.plain((body if rule else marked)[done:])
    return reading.document(header)


def _header(head: str, name: str) -> dict[str, str | None]:
    header: dict[str, str | None] = {}
    for line in head.splitlines():
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            if key not in HEADER_FIELDS:
                raise GoldError(name=name, why=f"unknown header field {key!r}")
            header[key] = None if value.strip() in ("-", "") else value.strip()
    return header


class _Reading:
    """The state of one pass over a marked text."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.chunks: list[str] = []
        self.size = 0
        self.start: int | None = None
        self.parties: dict[Role, list[Span]] = {}
        self.deadline: tuple[Span | None, str] | None = None
        self.heading: tuple[Span, ...] = ()
        self.inherited: tuple[Span, ...] = ()
        self.directives: list[GoldDirective] = []

    def plain(self, text: str) -> Span:
        span = Span(self.size, self.size + len(text))
        self.chunks.append(text)
        self.size = span.end
        return span

    def mark(self, mark: re.Match[str]) -> None:
        sign = mark.group()
        if sign in ("⟦", "⟧"):
            raise self._bad("a stray mark", mark)
        if sign == "⟪":
            self._open(mark)
        elif sign == "⟫":
            self._close(mark)
        else:
            self._name(mark)

    def document(self, header: dict[str, str | None]) -> GoldDocument:
        if self.start is not None:
            raise GoldError(name=self.name, why="an order is not closed")
        text = "".join(self.chunks)
        return GoldDocument(name=self.name, text=text, header=header, directives=tuple(self.directives))

    def _open(self, mark: re.Match[str]) -> None:
        if self.start is not None:
            raise self._bad("an order inside an order", mark)
        self.start, self.parties, self.deadline = self.size, {}, None
        self.inherited = self.heading

    def _same_leads(self, mark: re.Match[str]) -> None:
        if not self.directives:
            raise self._bad("no order before", mark)
        before = self.directives[-1]
        self.inherited = before.parties.get("leads", ()) or before.inherited_leads

    def _close(self, mark: re.Match[str]) -> None:
        if self.start is None:
            raise self._bad("the end of an order that did not begin", mark)
        self.directives.append(
            GoldDirective(
                span=Span(self.start, self.size),
                parties={role: tuple(spans) for role, spans in self.parties.items()},
                inherited_leads=() if "leads" in self.parties else self.inherited,
                deadline=self.deadline[1] if self.deadline else None,
                deadline_span=self.deadline[0] if self.deadline else None,
            )
        )
        self.start = None

    def _name(self, mark: re.Match[str]) -> None:
        letter, text, value = mark.groups()
        span = self.plain(text)
        if letter == "H":
            self.heading = (*self.heading, span) if value == "+" else (span,) if text else ()
        elif self.start is None:
            raise self._bad("a party or deadline outside an order", mark)
        elif letter == "D":
            if not value:
                raise self._bad("a deadline without a value", mark)
            self.deadline = (span if text else None, value)
        elif (letter, text, value) == ("L", "", "<"):
            self._same_leads(mark)
        else:
            self.parties.setdefault(LETTERS[letter], []).append(span)

    def _bad(self, what: str, mark: re.Match[str]) -> GoldError:
        near = mark.string[max(0, mark.start() - 20) : mark.end() + 20]
        return GoldError(name=self.name, why=f"{what} at {near!r}")
