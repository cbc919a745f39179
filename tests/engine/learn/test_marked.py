"""Marked text says what it marks, and refuses what contradicts itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dondoc.learn.gold import GoldError, MissingGoldError, load_folder
from dondoc.learn.marked import parse_marked


def test_marks_leave_the_text_as_it_was() -> None:
    document = parse_marked("A ⟪Giao ⟦L|Sở X⟧ báo cáo ⟦D|trong quý II|2024-Q2⟧⟫.\r\n")
    assert document.text == "A Giao Sở X báo cáo trong quý II.\r\n"
    [order] = document.directives
    assert order.span.of(document.text) == "Giao Sở X báo cáo trong quý II"
    assert order.deadline == "2024-Q2"
    assert order.deadline_span and order.deadline_span.of(document.text) == "trong quý II"


def test_a_dash_in_the_front_matter_says_there_is_none() -> None:
    assert parse_marked("@number -\n@symbol TB-UBND\n---\n").header == {"number": None, "symbol": "TB-UBND"}


@pytest.mark.parametrize(
    "marked",
    ["⟪a ⟪b⟫⟫", "a⟫", "⟪a", "⟦L|Sở X⟧", "⟪a ⟦X|b⟧⟫", "⟪⟦D|mai⟧⟫", "@colour red\n---\n", "a ⟧ b"],
)
def test_a_contradiction_is_refused(marked: str) -> None:
    with pytest.raises(GoldError):
        parse_marked(marked)


def test_gold_that_is_not_where_it_says_is_refused(tmp_path: Path) -> None:
    gold = '{"directives": [{"start": 0, "end": 3, "text": "xyz"}]}'
    (tmp_path / "a.gold.json").write_text(gold, encoding="utf-8")
    (tmp_path / "a.txt").write_text("abc", encoding="utf-8")
    with pytest.raises(GoldError, match=r"not at 0\.\.3"):
        load_folder(tmp_path)


@pytest.mark.parametrize("broken", ["{", "[]", "{}", '{"directives": [{}]}', '{"directives": 1}'])
def test_a_broken_gold_file_is_one_sentence(tmp_path: Path, broken: str) -> None:
    (tmp_path / "a.gold.json").write_text(broken, encoding="utf-8")
    (tmp_path / "a.txt").write_text("abc", encoding="utf-8")
    with pytest.raises(GoldError):
        load_folder(tmp_path)


def test_a_folder_without_gold_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingGoldError):
        load_folder(tmp_path)


def test_leads_may_be_those_of_the_order_before() -> None:
    document = parse_marked("⟪Giao ⟦L|Sở X⟧, ⟦L|Sở Y⟧ họp⟫. ⟪⟦L||<⟧Đồng thời báo cáo⟫. ⟪Khẩn trương làm⟫.")
    first, second, third = document.directives
    assert second.inherited_leads == first.parties["leads"]
    assert document.text[second.span.start : second.span.end] == "Đồng thời báo cáo"
    assert third.inherited_leads == ()


def test_a_heading_may_name_two_and_hold_a_deadline() -> None:
    document = parse_marked("1. ⟦H|Sở X⟧, ⟦H|Sở Y|+⟧ trong quý II: ⟪⟦D||2024-Q2⟧Rà soát⟫.")
    (order,) = document.directives
    assert [document.text[span.start : span.end] for span in order.inherited_leads] == ["Sở X", "Sở Y"]
    assert (order.deadline, order.deadline_span) == ("2024-Q2", None)
