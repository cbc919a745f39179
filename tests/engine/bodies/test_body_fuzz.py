"""Phrases of the lists thrown together at random: no error, no overlap, no paragraph crossed."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest

from dondoc.bodies import find_bodies, official_casing
from dondoc.bodies.registry import words
from dondoc.text.spans import Span
from dondoc.text.view import View

PHRASES = [
    phrase
    for name in (
        "heads.tsv",
        "posts.tsv",
        "groups.tsv",
        "district.tsv",
        "party.tsv",
        "refused.txt",
        "stops.txt",
    )
    for phrase in words(name)
]
BETWEEN = [" ", ", ", "; ", " và ", " - ", "\n", ": ", " (", ") ", ". ", "/", " & ", " số 3 ", "-", ""]
CASES = (str.upper, str.capitalize, str.title, str, str, str)


def thrown_together(seed: int) -> str:
    dice = random.Random(seed)
    return "".join(
        dice.choice(CASES)(dice.choice(PHRASES)) + dice.choice(BETWEEN) for _ in range(dice.randint(1, 25))
    )


@pytest.mark.parametrize("seed", range(0, 600, 60))
def test_any_text_gives_parties_in_order_and_apart(seed: int) -> None:
    for text in map(thrown_together, range(seed, seed + 60)):
        for view in (View(text), View(View(text).bare)):
            found = find_bodies(view)
            assert all(0 <= mention.start < mention.end <= len(view.cased) for mention in found), text
            assert all(one.end <= other.start for one, other in pairwise(found)), text


def test_a_paragraph_is_never_crossed() -> None:
    for text in map(thrown_together, range(600, 700)):
        ends = [match.end() for match in re.finditer("\n|$", text)]
        view = View(text, [Span(start, end) for start, end in pairwise([0, *ends]) if start < end])
        assert not any("\n" in view.cased[mention.start : mention.end] for mention in find_bodies(view)), text


def test_capitals_are_all_that_changes() -> None:
    for text in map(thrown_together, range(700, 900)):
        line = " ".join(text.split())
        assert official_casing(line).lower() == line.lower()
