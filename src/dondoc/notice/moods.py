"""Where a text praises, blames, turns or orders: the mood words of an assessment, found in one pass."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files

from dondoc.text.phrases import Phrases


@lru_cache(maxsize=1)
def _words() -> Phrases[str]:
    text = files("dondoc.notice").joinpath("data/moods.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return Phrases(dict(rows))


class Moods:
    """The mood words of `folded[start:end]`; a mood is a letter of `data/moods.tsv`."""

    def __init__(self, folded: str, start: int, end: int) -> None:
        self._hits = [
            (start + hit.start, start + hit.end, hit.value) for hit in _words().find(folded[start:end])
        ]
        self._starts = [hit[0] for hit in self._hits]

    def within(self, start: int, end: int, mood: str) -> bool:
        """Whether a word of this mood begins in the range."""
        for index in range(bisect_left(self._starts, start), len(self._hits)):
            if self._starts[index] >= end:
                return False
            if mood in self._hits[index][2]:
                return True
        return False

    def opening(self, start: int, mood: str) -> int:
        """The end of the word of this mood that stands exactly at `start`, or 0."""
        index = bisect_left(self._starts, start)
        if index < len(self._hits) and self._starts[index] == start and mood in self._hits[index][2]:
            return self._hits[index][1]
        return 0
