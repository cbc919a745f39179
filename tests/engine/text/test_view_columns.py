"""A page of two columns is read column by column, and every place still knows its origin."""

from __future__ import annotations

from dondoc.text.spans import Span
from dondoc.text.view import View

PAGE = "trái một   phải\ntrái hai   phải hai"
LEFT, RIGHT = (Span(0, 8), Span(16, 24)), (Span(11, 15), Span(27, 35))


def test_glued_spans_are_one_line_of_the_view() -> None:
    view = View(PAGE, [*LEFT, *RIGHT], glued={1, 3})
    assert view.cased == "trái một trái hai\nphải phải hai"
    assert [view.cased[start:end] for start, end in view.pieces] == [
        "trái một",
        "trái hai",
        "phải",
        "phải hai",
    ]


def test_every_letter_of_a_column_finds_its_way_both_ways() -> None:
    view = View(PAGE, [*LEFT, *RIGHT], glued={1, 3})
    for start, end in view.pieces:
        for place in range(start, end):
            assert view.origin(place, place + 1).of(PAGE) == view.cased[place]
            assert view.position(view.origin(place, place + 1).start) == place
