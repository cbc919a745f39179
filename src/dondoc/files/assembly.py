"""Pages of lines to one text: running heads and page numbers out, broken words whole again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dondoc.files.flow import goes_on
from dondoc.files.geometry import Line, Word
from dondoc.files.tables import over_the_page
from dondoc.notice.source import Doubt, UnreadPage
from dondoc.text.spans import Span

# Where a page number or a running head may stand: the outer part of the page's height.
_MARGIN = 0.12
_PAGE_NUMBER = re.compile(
    r"[-–—|.\s]*(?:trang|page)?\s*(\d{1,4})\s*(?:[/|]\s*\d{1,4}|of\s+\d{1,4})?[-–—|.\s]*", re.IGNORECASE
)
_NO_NUMBER = -1_000_000
_DIGITS = re.compile(r"\d+")
_SAME_HEIGHT = 0.01
SOFT_HYPHEN = "\u00ad"
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LIGATURES = str.maketrans(LIGATURES)
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page and its height; `unread` is the confidence (0..100) with which it was given up."""

    lines: list[Line]
    height: float
    unread: int | None = None


class Assembled(NamedTuple):
    """The text of the pages, the words in it that are not sure, and where pages are missing."""

    text: str
    doubts: tuple[Doubt, ...]
    unread: tuple[UnreadPage, ...]


def clean(word: str) -> str:
    """A word with its ligatures opened, its marks on their letters and no eth that looks like an Đ."""
    return unicodedata.normalize("NFC", word.translate(_LIGATURES).replace("ĐÐ", "Đ").replace("Ð", "Đ"))


def assembled(pages: Sequence[Page]) -> Assembled:
    """The pages as one text."""
    running, first = _running_heads(pages), _first_numbers(pages)
    out = _Text()
    sheets: list[list[Line]] = []
    torn = False
    for index, page in enumerate(pages):
        kept: list[Line] = []
        for line in page.lines:
            at_edge = bool(line.words) and _edge(line, page)
            if at_edge and (_number(line) - index in first or _head_key(line, page) in running):
                continue
            if line.words:
                kept.append(line)
        torn = torn or page.unread is not None  # nothing goes on over a page that is missing
        sheets.append(kept if torn else _joined(sheets, kept))
        torn = torn and not kept
    missing: list[tuple[int, int, int]] = []
    for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True), 1):
        if page.unread is not None:
            missing.append((number, out.size, page.unread))
        out.page(sheet)
    text, doubts = out.finished()
    return Assembled(
        text, doubts, tuple([UnreadPage(page, _last_line(text, at), sure) for page, at, sure in missing])
    )


def _last_line(text: str, at: int) -> Span:
    """The line before a place; the first of the text where none is."""
    end = len(text[:at].rstrip()) or len(text.split("\n", 1)[0])
    return Span(text.rfind("\n", 0, end) + 1, end)


def _joined(before: Sequence[list[Line]], lines: list[Line]) -> list[Line]:
    """The lines of a page without what belongs to a table above: its title row again, the rest of a cut row."""
    last = next((sheet for sheet in reversed(before) if sheet), None)
    if last is None or not lines:
        return lines
    if not last[-1].borders or not lines[0].borders:
        lines[0].wrapped = goes_on(last[-1], lines[0]) is True
        return lines
    rows = (line for sheet in reversed(before) for line in reversed(sheet))
    head = next((line for line in rows if line.borders and line.apart), None)
    if head is not None and lines[0].text == head.text:
        lines = lines[1:]
    whole = over_the_page(last[-1], lines[0]) if lines else None
    if whole is None:
        return lines
    whole.apart = last[-1].apart
    last[-1] = whole
    return lines[1:]


def _edge(line: Line, page: Page) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _head_key(line: Line, page: Page) -> tuple[str, int]:
    """Words with numbers masked, and about where: what repeats on pages has the same key."""
    return _DIGITS.sub("#", line.text), round(line.top / (_SAME_HEIGHT * page.height or 1.0))


def _running_heads(pages: Sequence[Page]) -> set[tuple[str, int]]:
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_head_key(line, page) for line in page.lines if line.words and _edge(line, page)})
    return {key for key, times in seen.items() if times >= 2 and 2 * times >= len(pages)}


def _first_numbers(pages: Sequence[Page]) -> set[int]:
    """The numbers the first page may have: 1, or what two pages agree on.

    The last word of a sentence may stand alone at the edge of a page too ("năm / 2024").
    """
    seen: Counter[int] = Counter()
    for index, page in enumerate(pages):
        numbers = {_number(line) for line in page.lines if line.words and _edge(line, page)}
        seen.update({number - index for number in numbers if number >= 0})
    return {1} | {first for first, times in seen.items() if times > 1}


def _number(line: Line) -> int:
    """The page number a line consists of, or one that no page has."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    return int(found.group(1)) if found else _NO_NUMBER


class _Text:
    def __init__(self) -> None:
        self._chunks: list[str] = []
        self.size = 0
        self._doubts: list[Doubt] = []
        self._hyphen = False

    def page(self, lines: Sequence[Line]) -> None:
        for index, line in enumerate(lines):
            self._between(line, starts_page=index == 0)
            for gap, word in zip(line.before, line.words, strict=True):
                self._word(gap, word)

    def finished(self) -> tuple[str, tuple[Doubt, ...]]:
        if self._hyphen:
            self._add("-")
        if self.size:
            self._add("\n")
        return "".join(self._chunks), tuple(self._doubts)

    def _between(self, line: Line, *, starts_page: bool) -> None:
        if self._hyphen:
            # A soft hyphen splits a word; before a capital or a figure it was a dash.
            joins = line.text[:1].islower()
            self._hyphen = False
            if joins:
                return
            self._add("-")
        if self.size:
            blank = line.apart and not starts_page
            self._add(" " if line.wrapped else "\n\n" if blank else "\n")

    def _word(self, gap: str, word: Word) -> None:
        if self._hyphen:
            self._add("-")
        self._add(gap)
        text = word.text
        self._hyphen = text.endswith(SOFT_HYPHEN)
        start = self.size
        self._add(text.replace(SOFT_HYPHEN, ""))
        if self.size > start and (word.confidence < _SURE or word.reading is not None):
            self._doubts.append(Doubt(Span(start, self.size), round(word.confidence, 3), word.reading))

    def _add(self, text: str) -> None:
        self._chunks.append(text)
        self.size += len(text)
