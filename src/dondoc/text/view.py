"""A normalised copy of (parts of) a text in which every position knows where it came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from copy import copy
from functools import cached_property
from itertools import pairwise

from dondoc.text.folding import bare, fold_nfc
from dondoc.text.spans import Span

# What changes the length: runs of blanks, invisible signs, and letters followed by combining marks.
# Single spaces are the rule and stay; a pattern that need not look at them is five times as fast.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_ODD = f"\\t-\\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_INVISIBLE}"
_ODD_RUN = re.compile(f"[{_ODD}][ {_ODD}]*")
_UNEVEN = re.compile(f"{_ODD_RUN.pattern}|  [ {_ODD}]*")
_UNEVEN_OR_SPLIT = re.compile(_UNEVEN.pattern + "|\\w[\u0300-\u036f]+")
_COMBINING = re.compile("[\u0300-\u036f]")


class View:
    """Squeezed NFC copy of spans of a text, in three aligned forms of the same length.

    `cased` keeps capitals; `folded` is what patterns match on (see `folding`); `bare` is
    `folded` without marks, for texts that lost theirs. Inside one span every run of blanks,
    line breaks included, is one space; between spans stands `joint` (a space or a line break),
    or a space before each span whose index is in `glued`. Spans need not be in order: a page
    of two columns is read column by column. `pieces` are the places of the spans in the view.
    """

    def __init__(
        self,
        original: str,
        spans: Iterable[Span] | None = None,
        joint: str = "\n",
        glued: Container[int] = (),
    ) -> None:
        self.original = original
        self._split = _COMBINING.search(original) is not None
        self._at: list[int] = []  # start of each segment in the view
        self._from: list[int] = []  # and where it came from
        self._flat: list[bool] = []  # one to one? else the whole segment is one cluster
        self._till: list[int] = []  # end of the segment in the original
        self.pieces: list[tuple[int, int]] = []
        chunks: list[str] = []
        size = 0
        for index, span in enumerate((Span(0, len(original)),) if spans is None else spans):
            if index:
                between = " " if index in glued else joint
                self._segment(size, span.start, span.start, flat=False)
                chunks.append(between)
                size += len(between)
            start, size = size, self._append(chunks, size, span)
            self.pieces.append((start, size))
        self.cased = "".join(chunks)
        self.folded = fold_nfc(self.cased)

    @cached_property
    def bare(self) -> str:
        return bare(self.folded)

    def written(self, cased: str) -> View:
        """The same view with other letters at the same places, for words that are read as they were meant."""
        if len(cased) != len(self.cased):
            raise ValueError("a view keeps its length")
        other = copy(self)
        other.cased, other.folded = cased, fold_nfc(cased)
        other.__dict__.pop("bare", None)
        return other

    def origin(self, start: int, end: int) -> Span:
        """The span of the original that produced the non-empty range `start:end` of the view."""
        if not 0 <= start < end <= len(self.cased):
            raise ValueError(f"no such range in the view: {start}..{end}")
        low = bisect_right(self._at, start) - 1
        if self._flat[low] and end <= self._end_of(low):
            shift = self._from[low] - self._at[low]
            return Span(start + shift, end + shift)
        return Span(self._origin(start)[0], self._origin(end - 1)[1])

    def position(self, offset: int) -> int:
        """The first place in the view that came from `offset` of the original or later."""
        rank = bisect_right(self._in_order[0], offset) - 1
        if rank < 0:
            return 0
        low = self._in_order[1][rank]
        if self._flat[low]:
            return min(self._at[low] + offset - self._from[low], self._end_of(low))
        return self._at[low] if offset == self._from[low] else self._end_of(low)

    @cached_property
    def _in_order(self) -> tuple[list[int], Sequence[int]]:
        """Where segments come from, in the order of the original, and which segment each is."""
        if all(a <= b for a, b in pairwise(self._from)):
            return self._from, range(len(self._from))
        order = sorted(range(len(self._from)), key=self._from.__getitem__)
        return [self._from[index] for index in order], order

    def _origin(self, place: int) -> tuple[int, int]:
        low = bisect_right(self._at, place) - 1
        if self._flat[low]:
            start = self._from[low] + place - self._at[low]
            return start, start + 1
        return self._from[low], self._till[low]

    def _end_of(self, low: int) -> int:
        return self._at[low + 1] if low + 1 < len(self._at) else len(self.cased)

    def _segment(self, at: int, start: int, end: int, *, flat: bool) -> None:
        self._at.append(at)
        self._from.append(start)
        self._till.append(end)
        self._flat.append(flat)

    def _append(self, chunks: list[str], size: int, span: Span) -> int:
        if not self._split and self._even(span):
            return self._plain(chunks, size, span.start, span.end)
        done = span.start
        for match in self._pattern.finditer(self.original, span.start, span.end):
            start, end = match.span()
            blank = self.original[start].isspace() or self.original[start] in _INVISIBLE
            while blank and start > done and self.original[start - 1] == " ":
                start -= 1  # the pattern begins at the odd blank, the run may begin with a space
            if start > done:
                size = self._plain(chunks, size, done, start)
            piece = self.original[start:end]
            squeezed = unicodedata.normalize("NFC", piece)
            if blank:
                squeezed = " " if piece.strip(_INVISIBLE) else ""
            if squeezed:
                self._segment(size, start, end, flat=False)
                chunks.append(squeezed)
                size += len(squeezed)
            done = end
        if done < span.end:
            size = self._plain(chunks, size, done, span.end)
        return size

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        if self._split:
            return _UNEVEN_OR_SPLIT
        return _UNEVEN if "  " in self.original else _ODD_RUN

    def _even(self, span: Span) -> bool:
        """Whether a span holds single blanks only: then nothing of it is squeezed."""
        piece = self.original[span.start : span.end]
        return "  " not in piece and piece.isprintable()  # no other blank or invisible sign is printable

    def _plain(self, chunks: list[str], size: int, start: int, end: int) -> int:
        chunk = self.original[start:end]
        if unicodedata.is_normalized("NFC", chunk):
            self._segment(size, start, end, flat=True)
            chunks.append(chunk)
            return size + len(chunk)
        for offset, char in enumerate(chunk, start):
            composed = unicodedata.normalize("NFC", char)
            self._segment(size, offset, offset + 1, flat=len(composed) == 1)
            chunks.append(composed)
            size += len(composed)
        return size
