"""Folding many phrases at once is folding each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dondoc.text.folding import fold, fold_all

PHRASES = st.text(alphabet="aÂđĐòaỦYİ́ \t\n–“", max_size=8)


@given(st.lists(PHRASES, max_size=6))
def test_many_are_folded_as_one_is(phrases: list[str]) -> None:
    assert fold_all(phrases) == [fold(phrase) for phrase in phrases]
