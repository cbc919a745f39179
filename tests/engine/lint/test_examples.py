"""Every rule finds what its own examples mark, fixes it as they say, and leaves the right ones alone."""

from __future__ import annotations

import re
import unicodedata

import pytest

from dondoc.lint import Rule, lint
from dondoc.lint.fixes import apply_fixes
from dondoc.lint.rules import RULES
from dondoc.notice.reader import read_notice
from dondoc.text.spans import Span

WRONG = [(rule, marked, right) for rule in RULES for marked, right in rule.wrong.items()]
RIGHT = [(rule, text) for rule in RULES for text in (*rule.right, *rule.wrong.values())]
FIXABLE = [(rule, marked, right) for rule, marked, right in WRONG if rule.fixable]
_MARK = re.compile("[«»]")


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that were marked."""
    places = [found.start() - index for index, found in enumerate(_MARK.finditer(marked))]
    return _MARK.sub("", marked), [Span(*pair) for pair in zip(places[::2], places[1::2], strict=True)]


def found(rule: Rule, text: str) -> list[Span]:
    return [span for problem in lint(read_notice(text), select=(rule.code,)) for span in problem.spans]


@pytest.mark.parametrize(("rule", "marked", "right"), WRONG, ids=[rule.code for rule, _, _ in WRONG])
def test_a_rule_finds_the_marked_words(rule: Rule, marked: str, right: str) -> None:
    text, spans = unmarked(marked)
    said = found(rule, text)
    assert said
    if spans:
        assert [span.of(text) for span in said] == [span.of(text) for span in spans]
        assert said == spans


@pytest.mark.parametrize(("rule", "marked", "right"), WRONG, ids=[rule.code for rule, _, _ in WRONG])
def test_a_rule_finds_its_words_in_decomposed_letters(rule: Rule, marked: str, right: str) -> None:
    if rule.name == "wrong-encoding":
        pytest.skip("letters of a wrong encoding have no decomposed form")
    text, spans = unmarked(unicodedata.normalize("NFD", marked))
    said = found(rule, text)
    assert said
    if spans:
        assert [span.of(text) for span in said] == [span.of(text) for span in spans]


@pytest.mark.parametrize(("rule", "text"), RIGHT, ids=[rule.code for rule, _ in RIGHT])
def test_a_rule_leaves_right_texts_alone(rule: Rule, text: str) -> None:
    assert [span.of(text) for span in found(rule, text)] == []


@pytest.mark.parametrize(("rule", "marked", "right"), FIXABLE, ids=[rule.code for rule, _, _ in FIXABLE])
def test_a_fix_gives_the_right_text(rule: Rule, marked: str, right: str) -> None:
    text, _ = unmarked(marked)
    assert apply_fixes(text, lint(read_notice(text), select=(rule.code,))).text == right
