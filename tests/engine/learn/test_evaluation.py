"""Figures with intervals, and the baselines beside them."""

from __future__ import annotations

import pytest

from dondoc.learn.baselines import DateLibraryError, date_library, trigger_words
from dondoc.learn.evaluation import evaluate_answers, intervals
from dondoc.learn.gold import GoldDocument
from dondoc.learn.marked import parse_marked
from dondoc.learn.scoring import Answer, Claim, Count


def documents() -> list[GoldDocument]:
    return [
        parse_marked(
            "⟪Giao ⟦L|Phòng Tư pháp⟧ rà soát văn bản, xong ⟦D|trước ngày 02/5/2024|2024-05-02⟧⟫.", "a"
        ),
        parse_marked("⟪Đội thuế đôn đốc thu nợ⟫. Năm qua xã đã giao đất đúng hạn.", "b"),
    ]


def all_right(document: GoldDocument) -> Answer:
    return Answer(claims=tuple(Claim(span=d.span, deadline=d.deadline) for d in document.directives))


def test_a_figure_lies_in_its_interval_and_the_interval_does_not_move() -> None:
    once = evaluate_answers(documents(), trigger_words)
    assert once.figures == evaluate_answers(documents(), trigger_words).figures
    relaxed = once.figure("directive.relaxed")
    assert relaxed.low <= relaxed.value <= relaxed.high
    assert (relaxed.low, relaxed.high) == (0.0, 1.0)


def test_what_is_always_right_has_no_width() -> None:
    spread = intervals([{"deadline.all": Count(3, 3, 3)}, {"deadline.all": Count(1, 1, 1)}])
    assert spread["deadline.all"] == (1.0, 1.0)


def test_the_trigger_baseline_finds_what_has_a_trigger_and_no_more() -> None:
    figures = evaluate_answers(documents(), trigger_words)
    assert figures.figure("directive.relaxed").count == Count(1, 2, 1)
    assert figures.figure("leads").count == Count(1, 1, 1)
    assert figures.figure("deadline.given").value == 1.0


def test_the_date_baseline_reads_a_plain_day() -> None:
    try:
        guess = date_library()
    except DateLibraryError as missing:
        pytest.skip(missing.said.en)
    answer = guess(documents()[0])
    assert len(answer.claims) == 1
    assert answer.claims[0].deadline == "2024-05-02"
