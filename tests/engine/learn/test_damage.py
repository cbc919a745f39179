"""Damage on the way costs little: shares of what is read of the same notices undamaged."""

from __future__ import annotations

from functools import cache

import pytest
from tests.composer.damage import DAMAGES
from tests.composer.notices import write_marked

from dondoc.learn.evaluation import evaluate
from dondoc.learn.marked import parse_marked
from dondoc.notice.reader import read_notice

# The least share of the undamaged F1 that orders and leads keep; measured 2026-11-23, only rises.
FLOORS = {
    "decomposed letters": 1.0,
    "CRLF": 1.0,
    "no-break spaces": 1.0,
    "double spaces": 1.0,
    "old tone placement": 1.0,
    "hard wraps": 0.98,
    "bullets lost": 0.97,
    "en-dash bullets": 0.98,
    "blank lines between": 0.98,
    "line breaks lost": 0.9,
    "diacritics lost": 0.8,
}


@cache
def figures(damage: str) -> tuple[float, float]:
    documents = [parse_marked(DAMAGES[damage](write_marked(number)), str(number)) for number in range(15)]
    measured = evaluate(documents, read_notice)
    return measured.figure("directive.relaxed").value, measured.figure("leads").value


@pytest.mark.parametrize("damage", FLOORS)
def test_damage_costs_little(damage: str) -> None:
    for whole, left in zip(figures("none"), figures(damage), strict=True):
        assert left >= FLOORS[damage] * whole - 0.001


def test_every_damage_has_its_floor() -> None:
    assert set(DAMAGES) == {*FLOORS, "none"}
