"""On the seed notice: every certain defect of its gold is found by the right rule, and nothing else is grave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

import pytest

from dondoc.lint import lint
from dondoc.notice.model import Problem
from dondoc.notice.reader import read_notice

GOLD = Path(__file__).parents[4] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the reference folder ../shared is not here")

# The names of the gold and ours.
RULES = {
    "HDR.NUMBER_MISSING": {"TT001"},
    "HDR.DAY_MISSING": {"TT002"},
    "HDR.MOTTO_MISSING": {"TT003"},
    "HDR.AGENCY_MISSING": {"TT004"},
    "CONS.SESSION_PERIOD": {"NG001"},
    "CONS.PERSON_NAME": {"TR001"},
    "SPELL.SYLLABLE": {"CT001"},
    "SPELL.WORD": {"CT002"},
    "SPELL.MISSING_WORD": {"CT003"},
    "ORG.TRUNCATED": {"TR003"},
    "ORG.NAME": {"TR006", "CT020"},
    "ORG.UNQUALIFIED": {"TR005"},
    "LAYOUT.BROKEN_PARAGRAPH": {"CD002"},
    "LAYOUT.MARKUP": {"CD001"},
    "CASE.ORG": {"CT020"},
    "CASE.TITLE": {"CT021"},
    "STYLE.TONE_PLACEMENT": {"CT010"},
    "STYLE.TERM_VARIANT": {"CT011", "CT012"},
    "STYLE.MONTH_FORMAT": {"NG006"},
    "STYLE.CASE_AFTER_SEMICOLON": {"CT043"},
    "TERM.SESSION": {"TR004"},
    "RCPT.ARCHIVE_COLON": {"TT011"},
    "SIGN.SPACING": {"TT013"},
    "CLOSE.END_MARK": {"TT014"},
    "TASK.JOINT_LEAD": {"NV003"},
    "TASK.NO_DEADLINE": {"NV002"},
    "TASK.NO_LEAD": {"NV001"},
    "TASK.VAGUE_DEADLINE": {"NV004", "NV005"},
    "STRUCT.UNNUMBERED_HEADING": {"TT028"},
    "COV.SHORTCOMING_UNADDRESSED": {"NV007"},
}


class Place(TypedDict):
    start: int
    end: int


class Item(TypedDict):
    id: str
    code: str
    certainty: str
    spans: list[Place]


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    return lint(read_notice((GOLD / "seed.txt").read_text(encoding="utf-8")))


def items() -> list[Item]:
    if not GOLD.is_dir():
        return []
    gold: list[Item] = json.loads((GOLD / "seed.full.json").read_text(encoding="utf-8"))["lint"]
    return gold


def says(problem: Problem, item: Item) -> bool:
    """Is this the item, at its place? Every span of the item must be met by one of ours."""
    return problem.code in RULES.get(item["code"], ()) and any(
        (span.start < place["end"] and place["start"] < span.end) or span.start == span.end == place["start"]
        for span in problem.spans
        for place in item["spans"]
    )


@pytest.mark.parametrize(
    "item", [item for item in items() if item["certainty"] == "certain"], ids=lambda item: item["id"]
)
def test_a_certain_defect_is_found(item: Item, problems: tuple[Problem, ...]) -> None:
    assert any(says(problem, item) for problem in problems)


def test_nothing_else_is_an_error_or_a_warning(problems: tuple[Problem, ...]) -> None:
    gold = items()
    grave = [problem for problem in problems if problem.severity != "info"]
    alarms = [problem for problem in grave if not any(says(problem, item) for item in gold)]
    assert [(problem.code, problem.spans[0]) for problem in alarms] == []


def test_most_of_what_one_may_argue_about_is_said_as_a_remark(problems: tuple[Problem, ...]) -> None:
    arguable = [item for item in items() if item["certainty"] == "arguable"]
    found = [item for item in arguable if any(says(problem, item) for problem in problems)]
    assert len(found) >= 0.8 * len(arguable)
