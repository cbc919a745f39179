"""How good a reader of roles is when it is given the orders: its own record, apart from finding them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dondoc.learn.clauses import Clause
from dondoc.learn.scoring import Count, Counts, pair_spans
from dondoc.notice.second import RoleReader, RoleSpan
from dondoc.text.spans import Span

ROLE_NAMES = ("lead", "coordinating", "adviser_to", "report_to", "supervisor", "deadline")


def role_counts(clauses: Iterable[Clause], reader: RoleReader) -> Counts:
    """Counts by role: the same half of the longer name, and `strict`: the same letters."""
    counts: Counts = {}
    for clause in clauses:
        found = reader.roles(clause.text, clause.marks)
        for role in ROLE_NAMES:
            wanted, given = _of(clause.roles, role), _of(found, role)
            right = len(pair_spans(wanted, given))
            exact = len(set(wanted) & set(given))
            for name, same in ((role, right), (f"{role}.strict", exact)):
                counts[name] = counts.get(name, Count()).plus(Count(same, len(wanted), len(given)))
    return counts


def _of(roles: Sequence[RoleSpan], role: str) -> list[Span]:
    return [Span(found.start, found.end) for found in roles if found.role == role]
