"""Orders as the second reader is given them: a clause, and what each of its words is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dondoc.learn.features import TOKEN
from dondoc.learn.gold import GoldDirective, GoldDocument, Role
from dondoc.notice.second import Role as ReadRole
from dondoc.notice.second import RoleSpan
from dondoc.text.view import View

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
    """One order: its text as the reader sees it, and the roles in it."""

    text: str
    roles: tuple[RoleSpan, ...]


def clauses_of(documents: Iterable[GoldDocument]) -> Iterator[Clause]:
    """Every order of the documents."""
    for document in documents:
        for directive in document.directives:
            yield _clause(document.text, directive)


def _clause(text: str, directive: GoldDirective) -> Clause:
    view = View(text, [directive.span])
    spans = [
        (letter, span) for role, letter in _GOLD_LETTERS.items() for span in directive.parties.get(role, ())
    ]
    if directive.deadline_span:
        spans.append(("D", directive.deadline_span))
    roles = [
        RoleSpan(LETTERS[letter], view.position(span.start), view.position(span.end), 1.0)
        for letter, span in spans
        if directive.span.contains(span)
    ]
    return Clause(view.cased, tuple(sorted(roles, key=lambda role: role.start)))


def labelled(clause: Clause) -> tuple[list[str], list[str]]:
    """Tokens and their labels: `B-L` begins a lead, `I-L` goes on, `O` is no role."""
    tokens, labels = [], []
    letters = {role: letter for letter, role in LETTERS.items()}
    for token in TOKEN.finditer(clause.text):
        inside = next((r for r in clause.roles if r.start <= token.start() < r.end), None)
        tokens.append(token.group())
        if inside is None:
            labels.append("O")
        else:
            labels.append(("B-" if token.start() == inside.start else "I-") + letters[inside.role])
    return tokens, labels
