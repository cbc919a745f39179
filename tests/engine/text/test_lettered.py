"""One byte a character, a letter told from a sign as Python tells them, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.text.folding import fold
from dondoc.text.letters import lettered, strictly_lettered


@given(st.text())
def test_letters_and_digits_are_those_of_python(text: str) -> None:
    assert [byte >= 128 for byte in lettered(text)[1:-1]] == [sign.isalnum() for sign in text]


def test_it_begins_and_ends_with_a_sign() -> None:
    assert lettered("ủy") == b"\0" + lettered("ủy")[1:3] + b"\0"


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy àáảãạ.,;:/-()0123456789"))
def test_vietnamese_letters_stay_apart(text: str) -> None:
    other = text.replace("ă", "â")
    assert (lettered(text) == lettered(other)) == (text == other)


@pytest.mark.parametrize("strange", ["中", "\u0301", "😀", "Ａ"])
def test_what_no_phrase_may_hold_is_refused_there(strange: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        strictly_lettered(strange)


def test_a_folded_alphabet_is_known() -> None:
    assert strictly_lettered(fold("Thuỷ lợi, ủy ban; kỹ sư – ĐẠI học…"))
