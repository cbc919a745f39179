"""Phrases are found leftmost-longest at the borders of words, whatever stands beside them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.text.phrases import Phrases

LETTERS = st.text(alphabet="ab -", max_size=24)
PHRASE = st.text(alphabet="ab ", min_size=1, max_size=6).map(lambda drawn: " ".join(drawn.split()))
PHRASES = st.sets(PHRASE.filter(bool), max_size=5)


def found(phrases: set[str], text: str) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in Phrases({phrase: phrase for phrase in phrases}).find(text)]


def by_trying_all(phrases: set[str], text: str) -> list[tuple[int, int]]:
    hits, done = [], 0
    for word in re.finditer(r"\b\w", text):
        start = word.start()
        ends = [start + len(p) for p in phrases if text.startswith(p, start)]
        ends = [end for end in ends if end == len(text) or not text[end].isalnum()]
        if start >= done and ends:
            done = max(ends)
            hits.append((start, done))
    return hits


@pytest.mark.parametrize(
    ("phrases", "text", "words"),
    [
        ({"uỷ ban", "uỷ ban nhân dân"}, "uỷ ban nhân dân xã", ["uỷ ban nhân dân"]),
        ({"hai trương", "trương trình"}, "triển khai trương trình", ["trương trình"]),
        ({"phòng", "phòng ban"}, "phòng bang", ["phòng"]),
        ({"a b", "b c", "c d"}, "xa b c d", ["b c"]),
        ({"ban", "ban nhân"}, "ban nhânh ban nhân", ["ban", "ban nhân"]),
        ({"giao"}, "giaothông (giao) giao.", ["giao", "giao"]),
    ],
)
def test_a_match_that_cuts_a_word_hides_nothing(phrases: set[str], text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in found(phrases, text)] == words


@given(PHRASES, LETTERS)
def test_every_text_is_searched_as_by_trying_all(phrases: set[str], text: str) -> None:
    assert found(phrases, text) == by_trying_all(phrases, text)


def test_a_megabyte_of_cut_words_is_searched_in_time() -> None:
    phrases = Phrases({"uỷ ban nhân dân tỉnh": 1, "ban nhân": 2, "nhân dân": 3})
    began = time.process_time()
    list(phrases.find("uỷ ban nhân dân tỉnhx" * 50_000))
    assert time.process_time() - began < 2
