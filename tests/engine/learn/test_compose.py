"""The training composer writes notices whose gold is exact, and the same ones every time."""

from __future__ import annotations

import re
from random import Random

import pytest

from dondoc.learn.compose.documents import compose, compose_marked
from dondoc.learn.compose.grammar import Grammar, load_lists, parse_lists
from dondoc.learn.compose.words import draw_scene
from dondoc.learn.gold import ROLES

COMPOSED = [compose(number) for number in range(120)]


def test_the_same_number_is_the_same_notice() -> None:
    assert compose_marked(7) == compose_marked(7)
    assert compose_marked(7) != compose_marked(8)


def test_every_role_and_kind_of_deadline_occurs() -> None:
    orders = [order for document in COMPOSED for order in document.directives]
    assert all(any(order.parties.get(role) for order in orders) for role in ROLES)
    assert any(order.inherited_leads for order in orders)
    kinds = {re.sub(r"\d+", "0", order.deadline) for order in orders if order.deadline}
    assert {"0-0-0", "0-0", "0-Q0", "event", "recur:monthly", "rel:issue+0wd"} <= kinds


def test_no_template_is_left_unwritten() -> None:
    assert not [document.name for document in COMPOSED if re.search(r"[{}⟦⟧⟪⟫]", document.text)]


def test_parties_are_words_not_punctuation() -> None:
    for document in COMPOSED:
        for order in document.directives:
            for span in (*order.expected("leads"), *order.parties.get("coordinating", ())):
                words = span.of(document.text)
                assert words == words.strip(" ,;:.\n"), document.name


def test_most_of_a_notice_is_not_orders_alone() -> None:
    orders = sum(len(order.span) for document in COMPOSED for order in document.directives)
    assert 0.2 < orders / sum(len(document.text) for document in COMPOSED) < 0.8


def test_every_list_that_is_named_exists() -> None:
    lists = load_lists()
    scene = draw_scene(Random(1))
    names = {re.sub(r"\.(province|district|commune)$", "", name) for name in lists} | set(scene.words())
    named = {m[1] for lines, _ in lists.values() for line in lines for m in re.finditer(r"\{([\w.]+)", line)}
    assert named <= names


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("a {b} c", "a x c"),
        ("{b^}", "X"),
        ("a {b?0} c", "a c"),
        ("<u|u>{b?100}", "ux"),
        ("⟦L|{b^}⟧ ,", "⟦L|X⟧,"),
    ],
)
def test_a_template_is_written_out(template: str, written: str) -> None:
    lists = parse_lists(["# why", "== top", template, "== b.here", "x", "== b.there", "y"])
    assert Grammar(lists, {}, Random(1), "here").write("top") == written
