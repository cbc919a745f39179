"""A normalised copy of (parts of) a text in which every position knows where it came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from copy import copy
from functools import cached_property

from dondoc.text.folding import bare, fold_nfc
from dondoc.text.spans import Span
from dondoc.values import maker

# What changes the length: runs of blanks, invisible signs, and letters followed by combining marks.
# Single spaces are the rule and stay; a pattern that need not look at them is five times as fast.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_ODD = f"\\t-\\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_INVISIBLE}"
_ODD_RUN = re.compile(f"[{_ODD}][ {_ODD}]*")
_UNEVEN = re.compile(f"{_ODD_RUN.pattern}|  [ {_ODD}]*")
_UNEVEN_OR_SPLIT = re.compile(_UNEVEN.pattern + "|\\w[\u0300-\u036f]+")
_COMBINING = re.compile("[\u0300-\u036f]")
# A stretch of the view: where it begins there, whence and till where in the original, and whether it
# came one to one; else the whole of it is one cluster.
_Segment = tuple[int, int, int, bool]
_span = maker(Span)


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
        self._segments: list[_Segment] = []
        self.pieces: list[tuple[int, int]] = []
        chunks: list[str] = []
        size = 0
        for index, span in enumerate((Span(0, len(original)),) if spans is None else spans):
            if index:
                between = " " if index in glued else joint
                self._segments.append((size, span.start, span.start, False))
                chunks.append(between)
                size += len(between)
            start, size = size, self._append(chunks, size, span)
            self.pieces.append((start, size))
        self._at = [segment[0] for segment in self._segments]
        self._at.append(size)  # so that every segment ends where the next begins
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
        at, since, _, flat = self._segments[low]
        if flat and end <= self._at[low + 1]:
            return _span(start - at + since, end - at + since)
        return _span(self._origin(start)[0], self._origin(end - 1)[1])

    def position(self, offset: int) -> int:
        """The first place in the view that came from `offset` of the original or later."""
        starts, order = self._in_order
        rank = bisect_right(starts, offset) - 1
        if rank < 0:
            return 0
        low = order[rank]
        at, since, _, flat = self._segments[low]
        if flat:
            return min(at + offset - since, self._at[low + 1])
        return at if offset == since else self._at[low + 1]

    @cached_property
    def _in_order(self) -> tuple[list[int], Sequence[int]]:
        """Where segments come from, in the order of the original, and which segment each is."""
        starts = [segment[1] for segment in self._segments]
        in_order = sorted(starts)
        if starts == in_order:
            return starts, range(len(starts))
        return in_order, sorted(range(len(starts)), key=starts.__getitem__)

    def _origin(self, place: int) -> tuple[int, int]:
        at, since, till, flat = self._segments[bisect_right(self._at, place) - 1]
        if flat:
            return since + place - at, since + place - at + 1
        return since, till

    def _append(self, chunks: list[str], size: int, span: Span) -> int:
        if not self._split and self._is_even(span):
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
                self._segments.append((size, start, end, False))
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

    def _is_even(self, span: Span) -> bool:
        """Whether a span holds single blanks only: then nothing of it is squeezed."""
        piece = self.original[span.start : span.end]
        return "  " not in piece and piece.isprintable()  # no other blank or invisible sign is printable

    def _plain(self, chunks: list[str], size: int, start: int, end: int) -> int:
        chunk = self.original[start:end]
        if unicodedata.is_normalized("NFC", chunk):
            self._segments.append((size, start, end, True))
            chunks.append(chunk)
            return size + len(chunk)
        for offset, char in enumerate(chunk, start):
            composed = unicodedata.normalize("NFC", char)
            self._segments.append((size, offset, offset + 1, len(composed) == 1))
            chunks.append(composed)
            size += len(composed)
        return size
