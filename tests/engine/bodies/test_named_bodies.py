"""Every party of a sentence is found, whole and nothing more, and no other words are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dondoc.bodies import find_bodies
from dondoc.text.view import View

TABLES = sorted(Path(__file__).parent.glob("named*.txt"))
MARK = re.compile(r"⟦(?:([opg]):)?|⟧")
KINDS = {"agency": "", "office": "o:", "person": "p:", "group": "g:"}


def sentences() -> list[str]:
    lines = [line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def marked(text: str) -> str:
    view = View(text)
    for mention in reversed(find_bodies(view)):
        span = view.origin(mention.start, mention.end)
        text = f"{text[: span.start]}⟦{KINDS[mention.kind]}{span.of(text)}⟧{text[span.end :]}"
    return text


@pytest.mark.parametrize("sentence", sentences())
def test_every_party_is_found_as_written(sentence: str) -> None:
    assert marked(MARK.sub("", sentence)) == sentence


def test_a_post_at_the_end_of_a_paragraph_does_not_take_in_the_list_of_the_next() -> None:
    text = "1. Trình Chủ tịch UBND tỉnh\n2. Các Sở: Tài chính, Xây dựng lập hồ sơ."
    assert marked(text) == ("1. Trình ⟦o:Chủ tịch UBND tỉnh⟧\n2. Các ⟦Sở: Tài chính⟧, ⟦Xây dựng⟧ lập hồ sơ.")
