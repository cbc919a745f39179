"""Runs the specification `tests/gold/times.md`."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from dondoc.text.folding import bare
from dondoc.text.view import View
from dondoc.vietnamese.times import PartialDate, Reference, find_times, resolve

GOLD = Path(__file__).parents[2] / "gold" / "times.md"
_SECTION = re.compile(
    r"^## (?P<name>[^\n(]+) \(document (?P<date>[\d-]+|none), (?P<role>\w+)(?P<bare>, bare)?\)\n\n"
    r"```times\n(?P<lines>.*?)```",
    re.MULTILINE | re.DOTALL,
)


class Case(NamedTuple):
    sentence: str
    role: str
    reference: Reference
    lost_marks: bool
    facts: list[tuple[str, str, str]]


def _cases() -> list[Case]:
    cases = []
    for section in _SECTION.finditer(GOLD.read_text("utf-8")):
        document = None if section["date"] == "none" else PartialDate.parse(section["date"])
        for line in section["lines"].splitlines():
            marked, *value = line.split(" | ")
            sentence = marked.replace("[", "").replace("]", "")
            raw = marked[marked.index("[") + 1 : marked.index("]")] if "[" in marked else ""
            facts = [(raw, value[0], value[1])] if raw else []
            cases.append(Case(sentence, section["role"], Reference(document), bool(section["bare"]), facts))
    return cases


CASES = _cases()


def _read(case: Case, sentence: str) -> list[tuple[str, str, str]]:
    view = View(sentence)
    found = find_times(view.bare if case.lost_marks else view.folded, lost_marks=case.lost_marks)
    facts = []
    for each in found:
        assert each.role == case.role, each
        resolved = resolve(each, case.reference)
        raw = view.origin(each.cue_start, each.end).of(sentence)
        facts.append((raw, resolved.value or "-", resolved.latest or "-"))
    return facts


def test_the_specification_is_large() -> None:
    assert len(CASES) >= 300


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_a_time_is_read(case: Case) -> None:
    assert _read(case, case.sentence) == case.facts


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.sentence)
def test_a_time_is_read_from_decomposed_letters(case: Case) -> None:
    sentence = unicodedata.normalize("NFD", case.sentence)
    facts = [(unicodedata.normalize("NFD", raw), value, latest) for raw, value, latest in case.facts]
    assert _read(case, sentence) == facts


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.role == "deadline"][::3], ids=lambda case: case.sentence
)
def test_a_deadline_survives_the_loss_of_its_marks(case: Case) -> None:
    lost = bare(View(case.sentence).folded)
    values = [resolve(each, case.reference).value for each in find_times(lost, lost_marks=True)]
    assert [value or "-" for value in values] == [value for _, value, _ in case.facts]
