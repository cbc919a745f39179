"""Where a quote stands in a text: exactly, or but for spaces, marks of tone placement and two letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dondoc.text.folding import fold
from dondoc.text.spans import Span
from dondoc.text.view import View

MOST_EDITS = 2
_LONGEST = 2_000  # a "quote" longer than any order is no quote
_WORD = re.compile(r"\S+")


def align(quote: str, text: str, within: Span) -> Span | None:
    """The one place inside `within` that the quote copies; None where there is none, or more than one.

    Tried in this order: the same characters; the same after folding (spaces, NFC, case, tone
    placement); at most two letters changed, added or lost in a quote of at least twelve. The answer is
    always a span of the original text, so a made-up quote can never become a fact.
    """
    quote = quote.strip()
    if not quote or len(quote) > _LONGEST:
        return None
    exact = _only(text.find, quote, within)
    if exact is not None:
        return exact
    view = _view(text, within)
    folded = fold(quote)
    if not folded:
        return None
    first = view.folded.find(folded)
    if first >= 0:
        again = view.folded.find(folded, first + 1)
        return None if again >= 0 else view.origin(first, first + len(folded))
    return _nearly(folded, view)


def _only(find: object, quote: str, within: Span) -> Span | None:
    assert callable(find)
    first = find(quote, within.start, within.end)
    if first < 0 or find(quote, first + 1, within.end) >= 0:
        return None
    return Span(first, first + len(quote))


@lru_cache(maxsize=64)
def _view(text: str, within: Span) -> View:
    return View(text, [within])


def _nearly(folded: str, view: View) -> Span | None:
    """The only window of whole words within two edits of the quote."""
    if len(folded) < 12:
        return None
    found = {
        window for window in _windows(folded, view.folded) if _edits(folded, view.folded[slice(*window)]) <= 2
    }
    if not found:
        return None
    nearest = min(_edits(folded, view.folded[slice(*window)]) for window in found)
    best = [window for window in found if _edits(folded, view.folded[slice(*window)]) == nearest]
    return view.origin(*best[0]) if len(best) == 1 else None


def _windows(folded: str, text: str) -> Iterator[tuple[int, int]]:
    """Runs of words that share the quote's first or last word and have about its length."""
    words = [match.span() for match in _WORD.finditer(text)]
    asked = folded.split()
    count = len(asked)
    for index, (start, end) in enumerate(words):
        if text[start:end].strip(".,;:") == asked[0].strip(".,;:"):
            for last in range(index + count - 2, index + count + 1):
                if index <= last < len(words):
                    yield start, words[last][1]
        if text[start:end].strip(".,;:") == asked[-1].strip(".,;:"):
            for first in range(index - count, index - count + 3):
                if 0 <= first <= index:
                    yield words[first][0], end


def _edits(left: str, right: str) -> int:
    """Letters changed, added or lost; 3 stands for more than two."""
    if abs(len(left) - len(right)) > MOST_EDITS:
        return MOST_EDITS + 1
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(right, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != other))
        if min(row) > MOST_EDITS:
            return MOST_EDITS + 1
    return row[-1]
