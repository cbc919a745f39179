"""Which printed lines are one paragraph: wrapped lines, page numbers and gaps inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dondoc.notice.lines import Line, after
from dondoc.notice.markers import DASH, Marker, marker_of
from dondoc.text.spans import Span

_ENDED = re.compile(r"[.;:!?…][\"”’')\]*_ ]*$")
_HANGING = re.compile(
    r"(?:[,(\-–/]|(?<!\w)(?:và|của|các|về|cho|với|theo|tại|trong|hoặc|để|do|từ|đến|là|số|bị|[Kk]hoản|[ĐđDd]iều|[Đđ]iểm))$"
)
# What a conversion leaves between two lines of one sentence.
_NOISE = re.compile(
    r"[\W_]{0,3}\d{1,3}[\W_]{0,3}$|[\W_]+$|(?:trang|page)\s+\d{1,3}(?:\s*/\s*\d{1,3})?$"
    r"|[\W_]{2,8}(?:page break|ngắt trang|(?:trang|page)\s*\d{1,3})[\W_]{2,8}$"
    r"|(?:người ký|ký bởi|thời gian ký|ngày ký|email|cơ quan)\s*:.{0,80}$|\S+@\S+\.\w+$"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*\+\d{2}:\d{2})?$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\d{1,2}:\d{2}:\d{2}|\+0\d:?\d0|\S@\S+\.\w|(?:người ký|ký bởi|bởi|thời gian ký|ngày ký|signed by|date|email)\s*:",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\W_]*(?:\d{1,3}[\W_]*)?$")
_RESIDUE = "*_ #"
_STARS = re.compile(r"\s*\*+\s*")
Zone = Literal["heading", "preamble", "body", "closing", "recipients", "signature", "table", "appendix"]
_FORMULA = re.compile(r"(?:Trên đây là|Tren day la|Nay,? thông báo|Nơi nhận)\b")
NARROWEST = 48  # characters: shorter lines are not wrapped ones
WIDEST = 140  # characters: longer lines are paragraphs, not wrapped lines
_ROOM = 0.86  # of the width: a line this full was wrapped, not ended


@dataclass(slots=True)
class Draft:
    """A paragraph in the making: its lines without the marker, and what was bridged to join them."""

    lines: list[Line]
    marker: Marker | None = None
    marker_at: int | None = None
    zone: Zone = "body"
    bridged: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = self.lines
        return lines[0].text if len(lines) == 1 else " ".join([line.text for line in lines])

    @property
    def indent(self) -> int:
        return self.lines[0].indent

    @property
    def marker_span(self) -> Span | None:
        """Where the marker stands in the original, the blanks around it left out."""
        if self.marker is None or self.marker_at is None:
            return None
        return Span(self.marker_at, self.marker_at + len(self.marker.text))

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Its lines as few ranges of the original: nothing but blanks stands inside each.

        The stars of Markdown are left out, also inside a line: `**Phòng Nội vụ** chủ trì`.
        """
        start, end = self.lines[0].start, self.lines[0].end
        for line in self.lines[1:]:
            if line.start < end or text[end : line.start].strip():
                yield from _unstarred(text, start, end)
                start = line.start
            end = line.end
        yield from _unstarred(text, start, end)


def _unstarred(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in _RESIDUE:
        start += 1
    while start < end and text[end - 1] in _RESIDUE:
        end -= 1
    if "*" in text[start:end]:
        for stars in _STARS.finditer(text, start, end):
            if stars.start() > start:
                yield start, stars.start()
            start = stars.end()
    yield start, end


def is_noise(line: Line) -> bool:
    """A page number, a rule or the information of a signature: no words of the document."""
    text = line.text
    return (len(text) < 60 or (len(text) < 110 and not text[0].isalpha())) and _NOISE.match(text) is not None


def is_rule(line: Line) -> bool:
    """A line of signs only, or a page number."""
    return _RULE.match(line.text) is not None


def is_stamp(text: str) -> bool:
    """The information of a digital signature: an address, a time, who signed."""
    return (
        len(text) < 110 and (":" in text or "@" in text or "+0" in text) and _STAMP.search(text) is not None
    )


def started(line: Line, text: str, zone: Zone = "body") -> Draft:
    """A new paragraph from its first line, the marker taken off."""
    return _marked(line, text, zone, marker_of(line.text))


def _marked(line: Line, text: str, zone: Zone, marker: Marker | None) -> Draft:
    if marker is None:
        return Draft([line], zone=zone)
    if marker.length >= len(line.text):
        empty = Line(line.end, line.end, "", line.indent, line.gap)
        return Draft([empty], marker, line.start, zone)
    return Draft([after(line, text, marker.length)], marker, line.start, zone)


class _Setting(NamedTuple):
    """How a run of lines was set."""

    width: int  # where lines were wrapped, 0 where every line is a paragraph
    spaced: bool  # blank lines stand between paragraphs


def join(lines: Sequence[Line], text: str) -> Iterator[Draft]:
    """The paragraphs of a run of lines."""
    setting = _Setting(_width(lines), sum(line.gap > 0 for line in lines) * 3 > len(lines))
    draft: Draft | None = None
    jumped = False
    for line in lines:
        if is_noise(line):
            jumped = True
            continue
        marker = marker_of(line.text)
        if draft is None or not _continues(draft, line, setting, marker=marker, jumped=jumped):
            if draft is not None:
                yield draft
            draft = _marked(line, text, "body", marker)
        else:
            if line.gap or jumped:
                draft.bridged.append((draft.lines[-1].end, line.start))
            draft.lines.append(line)
        jumped = False
    if draft is not None:
        yield draft


def _width(lines: Iterable[Line]) -> int:
    edges = sorted(line.right for line in lines if len(line.text) > 20)
    if len(edges) < 3 or edges[-1] > 2 * WIDEST:
        return 0
    width = edges[int(len(edges) * 0.9)]
    return width if NARROWEST <= width <= WIDEST else 0


def _continues(draft: Draft, line: Line, setting: _Setting, *, marker: Marker | None, jumped: bool) -> bool:
    last = draft.lines[-1]
    if not last.text:
        return not line.gap
    lower = line.text[0].islower()
    ended = _ENDED.search(last.text, max(0, len(last.text) - 8)) is not None
    if marker is not None:
        return not ended and not line.gap and _false_marker(marker, line, draft, setting.width)
    if not ended and (lower or _HANGING.search(last.text, max(0, len(last.text) - 8))):
        return True
    wrapped = len(draft.lines) > 1
    if line.gap or jumped:
        return _full(last, line, setting.width) and (lower or (jumped and not ended))
    if not ended:
        return _runs_on(draft, line, setting.width)
    if line.indent - last.indent >= 2 or _FORMULA.match(line.text) or not _full(last, line, setting.width):
        return False
    return lower or setting.spaced or (last.text[-1] not in ":;" and wrapped)


def _runs_on(draft: Draft, line: Line, width: int) -> bool:
    """Whether a capital goes on with a sentence that has not ended: a title ends without a sign."""
    last = draft.lines[-1]
    if last.text.isupper() and not line.text.isupper():
        return False
    if len(draft.lines) > 1:
        return width > 0 and line.indent - last.indent < 2
    return _full(last, line, width if draft.marker is None else round(width * 1.07))


def _false_marker(marker: Marker, line: Line, draft: Draft, width: int) -> bool:
    """A dash that only chance put at the start of a wrapped line: `kinh tế / - xã hội`, `Lý Thị Na / – Chủ tịch`."""
    last = draft.lines[-1]
    if marker.rank != DASH or last.right <= width * 0.7 or not width:
        return False
    follows = line.text[marker.length : marker.length + 1]
    return follows.islower() or (draft.marker is None and _full(last, line, width))


def _full(last: Line, line: Line, width: int) -> bool:
    """Whether a line was broken because the next word did not fit."""
    word = line.text.find(" ")
    return last.right + 1 + (word if word > 0 else len(line.text)) > width * _ROOM > 0
