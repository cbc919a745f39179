"""What the linter prints: the exact words underlined, also under marks and wide letters; SARIF."""

from __future__ import annotations

import json
import unicodedata
from typing import Literal

import pytest

from dondoc.errors import Message
from dondoc.lint import lint
from dondoc.lint.rendering import as_text, columns, explain
from dondoc.lint.rules import RULES
from dondoc.lint.sarif import Linted, as_sarif
from dondoc.notice.model import Fix, Problem
from dondoc.notice.reader import read_notice
from dondoc.text.spans import Span


def problem(text: str, words: str, to: str | None = None) -> Problem:
    span = Span(text.index(words), text.index(words) + len(words))
    fix = () if to is None else (Fix(span=span, replacement=to),)
    return Problem(
        code="CT001",
        severity="error",
        spans=(span,),
        message=Message("sai", "wrong"),
        fix=fix,
        basis="Điều 1",
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giao Phòng Kinh tế rà soát", "Kinh tế"),
        ("dòng một\r\nĐồng chí Lò Văn Viêt", "Viêt"),
        ("会议 họp giao ban", "họp"),
        ("\tGiao Văn phòng", "Văn"),
    ],
)
def test_the_carets_stand_under_the_words(form: Literal["NFC", "NFD"], text: str, words: str) -> None:
    text, words = unicodedata.normalize(form, text), unicodedata.normalize(form, words)
    shown, carets = as_text([problem(text, words)], text, "tb.txt").split("\n")[1:3]
    before = shown[: shown.index(words)]
    assert carets.index("^") == columns(before)
    assert carets.count("^") == columns(words)


def test_a_block_says_where_why_and_what_to_do() -> None:
    text = "dòng một\ndòng Viêt hai"
    said = as_text([problem(text, "Viêt", to="Viết")], text, "tb.txt")
    assert said.split("\n") == [
        "tb.txt:2:6: CT001 lỗi: sai",
        "    2 | dòng Viêt hai",
        "      |      ^^^^",
        "      = căn cứ: Điều 1",
        "      = sửa thành: Viết",
    ]
    assert as_text([problem(text, "Viêt")], text, "tb.txt", "en").startswith("tb.txt:2:6: CT001 error: wrong")


def test_a_long_line_is_shown_around_the_words() -> None:
    text = "a " * 500 + "Viêt" + " b" * 500
    shown, carets = as_text([problem(text, "Viêt")], text, "x").split("\n")[1:3]
    assert len(shown) < 120
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "Viêt"


def test_explaining_a_rule_gives_its_page_and_examples() -> None:
    for rule in RULES:
        page = explain(rule)
        assert page.startswith(f"{rule.code} {rule.name} (")
        assert rule.manual in page
        assert all("✗" in page and "✓" in page for _ in rule.wrong)


def test_sarif_holds_what_the_standard_asks() -> None:
    text = "Nơi nhận:\n- Như trên;\n- Lưu VT."
    problems = lint(read_notice(text))
    log = json.loads(json.dumps(as_sarif([Linted("thư mục/tb 1.txt", text, problems)], RULES, "0.1")))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert len(run["results"]) == len(problems)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        [location] = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1 and region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert " " not in location["physicalLocation"]["artifactLocation"]["uri"]
    [colon] = [result for result in run["results"] if result["ruleId"] == "TT011"]
    [change] = colon["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "Lưu: VT"
    assert change["replacements"][0]["deletedRegion"]["startLine"] == 3
