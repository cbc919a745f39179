"""Applying fixes: never two on the same words, errors first, and nothing else changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dondoc.errors import Message
from dondoc.lint.fixes import apply_fixes
from dondoc.notice.model import Fix, Problem, Severity
from dondoc.text.spans import Span

SAID = Message("", "")


def problem(*places: tuple[int, int], to: str, severity: Severity = "info", code: str = "CT001") -> Problem:
    spans = tuple(Span(*place) for place in places)
    fixes = tuple(Fix(span=span, replacement=to) for span in spans)
    return Problem(code=code, severity=severity, spans=spans, message=SAID, fix=fixes)


def test_fixes_are_applied_in_reading_order() -> None:
    fixed = apply_fixes("một hai ba", [problem((8, 10), to="BA"), problem((0, 3), to="1")])
    assert fixed.text == "1 hai BA"
    assert [edit.span for edit in fixed.edits] == [Span(0, 3), Span(8, 10)]


def test_an_error_goes_before_a_remark_on_the_same_words() -> None:
    fixed = apply_fixes(
        "phòng Kinh", [problem((0, 10), to="x"), problem((0, 5), to="Phòng", severity="error")]
    )
    assert fixed.text == "Phòng Kinh"
    assert len(fixed.left) == 1


def test_the_fixes_of_one_problem_stand_or_fall_together() -> None:
    both = problem((0, 1), (4, 5), to="z")
    fixed = apply_fixes("a b c", [both, problem((4, 5), to="y", severity="error")])
    assert fixed.text == "a b y"
    assert fixed.left == (both,)


def test_two_insertions_at_one_place_are_not_both_made() -> None:
    fixed = apply_fixes("ab", [problem((1, 1), to="-"), problem((1, 1), to="+")])
    assert fixed.text in ("a-b", "a+b")


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.text(max_size=3))))
def test_what_no_edit_covers_stays(text: str, wanted: list[tuple[int, int, str]]) -> None:
    problems = [
        problem((start, min(len(text), start + size)), to=to)
        for start, size, to in wanted
        if start <= len(text)
    ]
    fixed = apply_fixes(text, problems)
    rebuilt, done = "", 0
    for edit in fixed.edits:
        assert edit.span.start >= done
        rebuilt += text[done : edit.span.start] + edit.replacement
        done = edit.span.end
    assert rebuilt + text[done:] == fixed.text
