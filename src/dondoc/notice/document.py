"""The paragraphs of a document in reading order, each with its place, marker and zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dondoc.bodies import BodyMention, find_bodies
from dondoc.notice.annexes import Annex, annexes, attached_from
from dondoc.notice.heading import addressees_apart, heading_drafts, heading_end
from dondoc.notice.joining import Draft, Zone, join
from dondoc.notice.lines import Line, read_lines
from dondoc.notice.nesting import nest
from dondoc.notice.tables import Column, Grid, grid, runs
from dondoc.notice.tail import tail_drafts, tail_start
from dondoc.notice.zones import zone_body
from dondoc.text.spans import Span
from dondoc.text.view import View


class Paragraph(NamedTuple):
    """A paragraph (đoạn): `start:end` in the view of the document, its marker not included.

    `level` is 0 for running text and grows with the depth of a list; `parent` is the index of
    the paragraph it stands under. A `heading` is a title that orders nothing by itself.
    `bridged` are the spans of the original that conversion left inside a sentence.
    """

    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody wants here
    start: int
    end: int
    zone: Zone
    marker: str = ""
    marker_span: Span | None = None
    number: str | None = None
    level: int = 0
    heading: bool = False
    parent: int | None = None
    indent: int = 0
    bridged: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table (bảng): every cell is a paragraph of zone `table`, named here by its index."""

    columns: tuple[Column, ...]
    head: tuple[int | None, ...] | None
    rows: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, kw_only=True)  # no slots: `bodies` is kept once found
class Document:
    """A text as read into paragraphs; every matcher runs once over `view.folded`."""

    text: str
    view: View
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()

    @cached_property
    def bodies(self) -> list[BodyMention]:
        """Everybody named anywhere, found once for the reader of orders and for the linter."""
        return find_bodies(self.view)

    def of(self, *zones: Zone) -> Iterator[Paragraph]:
        """The paragraphs of these zones, in reading order."""
        return (paragraph for paragraph in self.paragraphs if paragraph.zone in zones)

    def folded(self, paragraph: Paragraph) -> str:
        return self.view.folded[paragraph.start : paragraph.end]

    def cased(self, paragraph: Paragraph) -> str:
        return self.view.cased[paragraph.start : paragraph.end]

    def span(self, paragraph: Paragraph) -> Span:
        """Where the paragraph stands in the original."""
        return self.view.origin(paragraph.start, paragraph.end)


def read_document(text: str) -> Document:
    """Read a text into paragraphs and zones; pure, and linear in its length."""
    lines = read_lines(text)
    head = heading_end(lines)
    lines = addressees_apart(lines, head, text)
    last = attached_from(lines, head)
    tail = tail_start(lines[:last], head)
    grids: list[Grid] = []
    body = list(_flow(lines[head:tail], text, grids))
    zone_body(body, has_tail=tail < len(lines))
    drafts = [*heading_drafts(lines[:head], text), *body]
    signed, after = tail_drafts(lines[tail:last], text)
    drafts += signed
    for annex in annexes([*after, *lines[last:]]):
        drafts += _annex(annex, text, grids, signed=tail < last)
    return _document(text, [draft for draft in drafts if draft.text.strip("*_ #")], grids)


def _annex(annex: Annex, text: str, grids: list[Grid], *, signed: bool) -> Iterator[Draft]:
    """A plan issued with the document goes on with its body; a signature at its end is that of an unsigned one."""
    yield from (Draft([line], zone="appendix") for line in annex.title)
    end = tail_start(annex.lines, 0) if annex.orders else 0
    body = list(_flow(annex.lines[:end], text, grids))
    zone_body(body, has_tail=True)
    yield from body
    rest = annex.lines[end:]
    if annex.orders and not signed:
        drafts, rest = tail_drafts(rest, text)
        yield from drafts
    for draft in _flow(rest, text, grids):
        if draft.zone == "body":
            draft.zone = "appendix"
        yield draft


def _flow(lines: Sequence[Line], text: str, grids: list[Grid]) -> Iterator[Draft]:
    """Paragraphs and the cells of tables as they follow one another."""
    for tabular, run in runs(lines, text):
        if tabular:
            grids.append(grid(run, text))
            yield from grids[-1].cells()
        else:
            yield from join(run, text)


def _tables(drafts: list[Draft], grids: list[Grid]) -> tuple[Table, ...]:
    place = {id(draft): index for index, draft in enumerate(drafts)} if grids else {}
    tables = []
    for made in grids:
        rows = [tuple([place.get(id(cell)) for cell in row]) for row in made.rows]
        head = rows.pop(0) if made.headed else None
        tables.append(Table(columns=made.columns, head=head, rows=tuple(rows)))
    return tuple(tables)


def _document(text: str, drafts: list[Draft], grids: list[Grid]) -> Document:
    pieces: list[Span] = []
    firsts: list[int] = []
    glued: set[int] = set()
    for draft in drafts:
        firsts.append(len(pieces))
        for start, end in draft.stretches(text):
            if len(pieces) > firsts[-1]:
                glued.add(len(pieces))
            pieces.append(Span(start, end))
    view = View(text, pieces, glued=glued)
    firsts.append(len(pieces))
    places = nest(drafts)
    paragraphs = [
        Paragraph(
            index,
            view.pieces[firsts[index]][0],
            view.pieces[firsts[index + 1] - 1][1],
            draft.zone,
            draft.marker.text if draft.marker else "",
            draft.marker_span,
            draft.marker.number if draft.marker else None,
            *places[index],
            draft.indent,
            tuple([Span(start, end) for start, end in draft.bridged]) if draft.bridged else (),
        )
        for index, draft in enumerate(drafts)
    ]
    return Document(text=text, view=view, paragraphs=tuple(paragraphs), tables=_tables(drafts, grids))
