"""Applying the fixes of problems to a text: a new text and the list of what changed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from dondoc.notice.model import Problem
from dondoc.text.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One change of the text (chỗ sửa): the words at `span` become `replacement`."""

    span: Span
    replacement: str
    code: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text with its fixes applied; problems in `left` were not, their fixes met others."""

    text: str
    edits: tuple[Edit, ...]
    left: tuple[Problem, ...]


def apply_fixes(text: str, problems: Iterable[Problem]) -> Fixed:
    """Apply every fix that does not meet another one; errors go first, then the wider fix.

    The fixes of one problem stand or fall together. Applying the result's problems again, after
    linting the new text, reaches what was left over.
    """
    chosen: list[Edit] = []  # in order of place, none meeting another
    left: list[Problem] = []
    for problem in sorted((problem for problem in problems if problem.fix), key=_precedence):
        edits = sorted(Edit(fix.span, fix.replacement, problem.code) for fix in problem.fix)
        if any(_meets(edit, chosen) for edit in edits):
            left.append(problem)
        else:
            for edit in edits:
                insort(chosen, edit)
    pieces: list[str] = []
    done = 0
    for edit in chosen:
        pieces += (text[done : edit.span.start], edit.replacement)
        done = edit.span.end
    return Fixed("".join([*pieces, text[done:]]), tuple(chosen), tuple(left))


def _precedence(problem: Problem) -> tuple[int, int, Span, str]:
    grave = ("error", "warning", "info").index(problem.severity)
    return grave, -sum(len(fix.span) for fix in problem.fix), problem.fix[0].span, problem.code


def _meets(edit: Edit, chosen: list[Edit]) -> bool:
    at = bisect_left(chosen, edit)
    return any(
        edit.span.overlaps(other.span) or edit.span.start == other.span.start
        for other in chosen[max(0, at - 1) : at + 1]
    )
