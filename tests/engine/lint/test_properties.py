"""Whatever a text holds: the linter says things about places that exist, and its fixes can be applied."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.lint import lint
from dondoc.lint.fixes import apply_fixes
from dondoc.lint.linting import chosen_rules
from dondoc.lint.rendering import as_text
from dondoc.lint.rules import RULES
from dondoc.lint.sarif import Linted, as_sarif
from dondoc.notice.reader import read_notice

CLEAN = Path(__file__).parents[2] / "gold" / "lint" / "clean"
NOTICES = [path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob("*.txt"))]
SCRAPS = st.sampled_from([
    "\n", "\n\n", "\r\n", " ", "  ", "\t", "*", "**", "(", ")", ";", ",", "./.", "«", "Ð", "\u0301", "\u200b", "\ufffd",
    "𝔸", "İ", "- ", "a) ", "100%", "3.05 ha", "Số: ", "/TB-UBND", "Viêt", "uỷ", "31/2/2024", "tháng 03", "và và",
    "Lưu VT", "TL.CHỦ TỊCH", "Giao ", "Phòng Tài chính Kế", "phó chủ tịch Lò Văn Tú", "Ban Thường Vụ", "Nơi nhận:",
])  # fmt: skip
CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), SCRAPS), max_size=6)


def mutated(text: str, cuts: list[tuple[float, int, str]]) -> str:
    for where, size, scrap in cuts:
        at = int(where * len(text))
        text = text[:at] + scrap + text[at + size :]
    return text


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NOTICES), CUTS)
def test_what_is_said_of_a_damaged_notice_stands_in_it(text: str, cuts: list[tuple[float, int, str]]) -> None:
    text = mutated(text, cuts)
    problems = lint(read_notice(text))
    for problem in problems:
        assert problem.spans
        assert all(span.end <= len(text) for span in problem.spans)
        assert len({fix.replacement for fix in problem.fix}) <= 1
        assert all(fix.span.end <= len(text) for fix in problem.fix)
        assert "{" not in problem.message.vi + problem.message.en
    fixed = apply_fixes(text, problems)
    assert len(fixed.edits) + sum(len(problem.fix) for problem in fixed.left) == sum(
        len(problem.fix) for problem in problems
    )
    as_text(problems, text, "x")
    as_sarif([Linted("x", text, problems)], RULES, "0")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    lint(read_notice(text))


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(NOTICES), CUTS)
def test_fixing_comes_to_an_end(text: str, cuts: list[tuple[float, int, str]]) -> None:
    text = mutated(text, cuts)
    for _ in range(5):
        fixed = apply_fixes(text, lint(read_notice(text))).text
        if fixed == text:
            return
        text = fixed
    raise AssertionError("the fixes undo each other")


def test_a_rule_chosen_alone_says_what_it_says_among_all() -> None:
    text = mutated(NOTICES[0], [(0.4, 0, "và và Viêt uỷ 31/2/2024"), (0.7, 5, "Ban Thường Vụ")])
    notice = read_notice(text)
    together = lint(notice)
    for rule in chosen_rules():
        alone = lint(notice, select=(rule.code,))
        assert alone == tuple(problem for problem in together if problem.code == rule.code)
