"""Where a text praises, blames, turns or orders: the mood words of an assessment, found in one pass."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files

from dondoc.text.phrases import Phrases

_LETTERS = "bhptcadox"  # of `data/moods.tsv`, whose first lines say what each means
BLAMES, BLAMES_ALONE, PRAISES, TURNS, CONNECTS, LEADS_UP, TELLS, ORDERS, ORDERS_INSIDE = (
    1 << place for place in range(len(_LETTERS))
)


@lru_cache(maxsize=1)
def _words() -> Phrases[int]:
    text = files("dondoc.notice").joinpath("data/moods.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return Phrases(
        {
            phrase: sum(1 << _LETTERS.find(mark) for mark in marks if mark in _LETTERS)
            for phrase, marks in rows
        }
    )


class Moods:
    """The mood words of `folded[start:end]`; moods are sets of the bits above."""

    def __init__(self, folded: str, start: int, end: int) -> None:
        hits = list(_words().find(folded[start:end]))
        self._starts = [start + hit.start for hit in hits]
        self._ends = [start + hit.end for hit in hits]
        self._moods = [hit.value for hit in hits]

    def within(self, start: int, end: int) -> int:
        """The moods of all words that begin in the range."""
        moods = 0
        for mood in self._moods[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            moods |= mood
        return moods

    def opening(self, start: int) -> int:
        """The moods of the word that stands exactly at `start`."""
        index = bisect_left(self._starts, start)
        return self._moods[index] if index < len(self._starts) and self._starts[index] == start else 0

    def end(self, start: int) -> int:
        """The end of the word that stands exactly at `start`."""
        return self._ends[bisect_left(self._starts, start)]
