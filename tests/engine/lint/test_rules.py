"""The list of rules: complete, in order, documented in both languages and in docs/rules.md."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc.errors import Message
from dondoc.lint import Rule, UnknownRule, lint, rules
from dondoc.lint.linting import chosen_rules
from dondoc.lint.manual import FAMILIES, manual
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.lint.rules import RULES
from dondoc.notice.model import Notice
from dondoc.notice.reader import read_notice

ROOT = Path(__file__).parents[3]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_rule_file_is_listed_once_and_in_the_order_of_codes() -> None:
    files = {path.stem for path in Path(rules.__path__[0]).glob("*/*.py")} - {"__init__"}
    assert {rule.name.replace("-", "_") for rule in RULES} == files
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert {code[:2] for code in codes} == set(FAMILIES)


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_speaks_both_languages_with_the_same_data(rule: Rule) -> None:
    assert rule.summary.vi and rule.summary.en
    english = {name.removesuffix("_en") for name in fields(rule.message.en)}
    assert {name.removesuffix("_en") for name in fields(rule.message.vi)} == english


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.code.startswith("TT1")])
def test_a_rule_on_text_has_an_example(rule: Rule) -> None:
    by_other_means = {
        "CD004",
        "CD005",
        "CD010",
        "NG012",
        "NV007",
    }  # need a scan, letters, length, a day, findings: own tests
    assert rule.wrong or rule.code in by_other_means


def test_the_printed_manual_is_up_to_date() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == manual()


def test_a_rule_without_a_manual_page_is_refused() -> None:
    def silent(notice: Notice, page: Page) -> Iterator[Hit]:
        yield from ()

    with pytest.raises(TypeError, match="TT999"):
        rule("TT999", "silent", Message("im lặng", "silent"))(silent)


def test_choosing_rules_by_the_longer_prefix() -> None:
    assert {rule.code for rule in chosen_rules(("CD",), ("CD0",))} == set()
    assert {rule.code for rule in chosen_rules(("CD001",), ("CD",))} == {"CD001"}
    assert not any(rule.code.startswith("NV") for rule in chosen_rules((), ("NV",)))
    assert chosen_rules() == RULES


def test_an_unknown_code_is_the_users_mistake() -> None:
    with pytest.raises(UnknownRule):
        lint(read_notice("Giao Văn phòng tổng hợp."), select=("XX1",))
