"""Orders as the second reader is given them: a clause, and what each of its words is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dondoc.bodies import find_bodies
from dondoc.learn.features import TOKEN
from dondoc.learn.gold import GoldDirective, GoldDocument, Role
from dondoc.notice.agreement import marks_of
from dondoc.notice.document import read_document
from dondoc.notice.second import Mark, RoleSpan
from dondoc.notice.second import Role as ReadRole
from dondoc.text.view import View
from dondoc.vietnamese.times import find_times

LETTERS: dict[str, ReadRole] = {
    "L": "lead",
    "C": "coordinating",
    "A": "adviser_to",
    "R": "report_to",
    "S": "supervisor",
    "D": "deadline",
}
_GOLD_LETTERS: dict[Role, str] = {
    "leads": "L",
    "coordinating": "C",
    "adviser_to": "A",
    "report_to": "R",
    "supervisors": "S",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One order: its text as the reader sees it, the names and times in it, and its roles."""

    text: str
    roles: tuple[RoleSpan, ...]
    marks: tuple[Mark, ...] = ()


def clauses_of(documents: Iterable[GoldDocument]) -> Iterator[Clause]:
    """Every order of the documents, with the names and times that the whole document shows."""
    for gold in documents:
        view = read_document(gold.text).view
        if view.folded:
            marks = marks_of(find_bodies(view), find_times(view.folded))
            for directive in gold.directives:
                yield _clause(view, directive, marks)


def _clause(view: View, directive: GoldDirective, marks: Sequence[Mark]) -> Clause:
    start, end = view.position(directive.span.start), view.position(directive.span.end)
    spans = [
        (letter, span) for role, letter in _GOLD_LETTERS.items() for span in directive.parties.get(role, ())
    ]
    if directive.deadline_span:
        spans.append(("D", directive.deadline_span))
    roles = [
        RoleSpan(LETTERS[letter], view.position(span.start) - start, view.position(span.end) - start, 1.0)
        for letter, span in spans
        if directive.span.contains(span)
    ]
    within = [
        Mark(m.start - start, m.end - start, m.kind) for m in marks if start <= m.start and m.end <= end
    ]
    return Clause(view.cased[start:end], tuple(sorted(roles, key=lambda role: role.start)), tuple(within))


def labelled(clause: Clause) -> tuple[list[re.Match[str]], list[str]]:
    """Tokens and their labels: `B-L` begins a lead, `I-L` goes on, `O` is no role."""
    tokens, labels = list(TOKEN.finditer(clause.text)), []
    letters = {role: letter for letter, role in LETTERS.items()}
    for token in tokens:
        inside = next((r for r in clause.roles if r.start <= token.start() < r.end), None)
        if inside is None:
            labels.append("O")
        else:
            labels.append(("B-" if token.start() == inside.start else "I-") + letters[inside.role])
    return tokens, labels
