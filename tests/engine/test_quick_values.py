"""A quick value is made quickly and is the same value: frozen, equal, with its defaults and its check."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Generic, TypeVar

import pytest

from dondoc.text.spans import Span
from dondoc.values import changed, maker, quick

T = TypeVar("T")


@quick
@dataclass(frozen=True, slots=True)
class Ripe(Generic[T]):
    what: T
    basket: list[T] = field(default_factory=list)
    days: int = 3
    name: str = field(default="quả", kw_only=True)


@pytest.mark.parametrize("given, days", [(("na",), 3), (("na", ["mít"], 5), 5)])
def test_fields_and_defaults_are_those_of_the_dataclass(given: tuple[object, ...], days: int) -> None:
    ripe = Ripe(*given)  # type: ignore[arg-type]
    assert (ripe.what, ripe.days, ripe.name) == ("na", days, "quả")


def test_a_made_default_is_made_for_each() -> None:
    assert Ripe("na").basket is not Ripe("na").basket


def test_it_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Ripe("na").days = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        changed(Ripe("na"), days=4).days = 5  # type: ignore[misc]


def test_a_change_is_that_of_replace() -> None:
    ripe = Ripe("na", ["mít"], name="trái")
    assert changed(ripe, days=9) == replace(ripe, days=9)
    with pytest.raises(ValueError, match=r"9"):
        changed(Span(3, 5), start=9)
    assert ripe.days == 3


def test_a_change_of_no_field_is_refused() -> None:
    with pytest.raises(AttributeError):
        changed(Ripe("na"), colour="xanh")


@pytest.mark.parametrize("other", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_is_equal_and_of_the_class(other: object) -> None:
    span = Span(3, 5)
    assert other(span) == span and type(other(span)) is Span  # type: ignore[operator]
    assert hash(other(span)) == hash(span)  # type: ignore[operator]


def test_the_check_of_the_class_is_made() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Span(3, 1)


@pytest.mark.parametrize("given, named", [((), {}), (("na",), {"colour": 1}), (("na", [], 1, "name"), {})])
def test_wrong_arguments_are_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Ripe(*given, **named)  # type: ignore[arg-type]


def test_a_maker_makes_the_same_value() -> None:
    made, span = maker(Ripe), maker(Span)
    assert made("na", ["mít"], name="trái") == Ripe("na", ["mít"], name="trái")
    assert made("na").basket is not made("na").basket
    assert type(span(3, 5)) is Span and hash(span(3, 5)) == hash(Span(3, 5))
    with pytest.raises(FrozenInstanceError):
        span(3, 5).end = 9  # type: ignore[misc]
    with pytest.raises(ValueError, match="out of order"):
        span(3, 1)
