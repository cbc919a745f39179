"""What a file says before it is read: text, how it is laid out, and where recognition doubts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dondoc.notice.model import Source
from dondoc.text.spans import Span

Alignment = Literal["left", "center", "right", "justify"]
Part = Literal["body", "table", "box", "header", "footer", "footnote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters of one look (đoạn chữ cùng định dạng); None where the file leaves it to the program."""

    span: Span
    font: str | None = None
    size: float | None = None  # points
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str | None = None  # RRGGBB, None for automatic


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a .docx as a reader sees it (đoạn văn), styles already applied."""

    span: Span
    part: Part = "body"
    alignment: Alignment = "left"
    first_line_mm: float = 0.0  # negative for a hanging indent
    left_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_spacing: float | None = 1.0  # in lines; None where it is fixed in points
    line_pt: float | None = None  # fixed or least height of a line
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """Where the automatic page number stands (số trang)."""

    part: Literal["header", "footer"]
    alignment: Alignment
    on_first_page: bool
    font: str | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFormat:
    """Paper and margins of one section of the file (khổ giấy, lề), in millimetres."""

    span: Span
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    number: PageNumber | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What Nghị định 30/2020/NĐ-CP rules on beyond the words (trình bày): only a .docx knows it."""

    pages: tuple[PageFormat, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that recognition (OCR) is not sure of (chỗ ngờ); `confidence` 0..1, `reading` a second look."""

    span: Span
    confidence: float
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A scanned page that recognition could not read (trang không đọc được); `span` are the words before it.

    `page` counts from 1; `confidence` 0..100 is the best that was reached.
    """

    page: int
    span: Span
    confidence: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file with everything else the file told (văn bản nguồn).

    `text` is what offsets count in. In tables a tab stands between cells and a line break after
    each row; a line break inside a cell is a space there.
    """

    source: Source
    text: str
    layout: Layout | None = None
    doubts: tuple[Doubt, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
