"""The layout of a walked .docx: pages, paragraphs, looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dondoc.files.word.package import Package, R, w
from dondoc.files.word.styles import Look, Styles, millimetres, number
from dondoc.files.word.walk import Walk, WalkedParagraph, WalkedRun, has_title_page, page_fields
from dondoc.notice.source import Layout, PageFormat, PageNumber, Paragraph, Run
from dondoc.text.spans import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What Word takes where a section says nothing: A4 by our own choice would hide the fault, so Letter.
_LETTER = (12240.0, 15840.0)
_INCH = 1440.0


def layout_of(walk: Walk) -> Layout:
    """The layout of everything the walk has read."""
    return Layout(tuple(_pages(walk)), tuple(_paragraph(paragraph) for paragraph in walk.paragraphs))


def _paragraph(walked: WalkedParagraph) -> Paragraph:
    shape = walked.shape
    return Paragraph(
        span=Span(walked.start, walked.end),
        part=walked.part,
        alignment=shape.alignment,
        first_line_mm=shape.first_line_mm,
        left_mm=shape.left_mm,
        before_pt=shape.before_pt,
        after_pt=shape.after_pt,
        line_spacing=shape.line_spacing,
        line_pt=shape.line_pt,
        runs=tuple(_runs(walked.runs)),
    )


def _runs(walked: list[WalkedRun]) -> Iterator[Run]:
    """Neighbours of one look are one run: Word splits runs for reasons nobody sees."""
    pending: WalkedRun | None = None
    for run in walked:
        if pending is not None and pending.look == run.look and pending.end == run.start:
            pending = WalkedRun(pending.start, run.end, run.look)
            continue
        if pending is not None:
            yield _run(pending.start, pending.end, pending.look)
        pending = run
    if pending is not None:
        yield _run(pending.start, pending.end, pending.look)


def _run(start: int, end: int, look: Look) -> Run:
    return Run(
        span=Span(start, end),
        font=look.font,
        size=look.size,
        bold=look.bold,
        italic=look.italic,
        underline=look.underline,
        colour=look.colour,
    )


def _pages(walk: Walk) -> Iterator[PageFormat]:
    """One format a section; a section ends with the paragraph that carries its properties."""
    start = 0
    for paragraph in walk.paragraphs:
        section = paragraph.element.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None and paragraph.part == "body":
            yield _page(section, Span(start, paragraph.end), walk)
            start = paragraph.end
    last = walk.package.root(walk.package.main).find(f"{w('body')}/{w('sectPr')}")
    if last is not None:
        yield _page(last, Span(start, walk.size), walk)


def _page(section: Element, span: Span, walk: Walk) -> PageFormat:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    return PageFormat(
        span=span,
        width=millimetres(number(size, "w", _LETTER[0])),
        height=millimetres(number(size, "h", _LETTER[1])),
        top=millimetres(abs(number(margins, "top", _INCH))),
        bottom=millimetres(abs(number(margins, "bottom", _INCH))),
        left=millimetres(number(margins, "left", number(margins, "start", _INCH))),
        right=millimetres(number(margins, "right", number(margins, "end", _INCH))),
        number=_page_number(section, walk.package, walk.styles),
    )


def _page_number(section: Element, package: Package, styles: Styles) -> PageNumber | None:
    related = package.related(package.main)
    first_is_own = has_title_page(section)
    found: PageNumber | None = None
    on_first = not first_is_own
    for reference in section:
        if reference.tag not in (w("headerReference"), w("footerReference")):
            continue
        path = related.get(reference.get(R + "id") or "", ("", ""))[1]
        paragraph = next(page_fields(package.root(path)), None) if path in package.archive else None
        if paragraph is None:
            continue
        if reference.get(w("type")) == "first":
            on_first = on_first or first_is_own
        else:
            found = _number_in(paragraph, reference.tag == w("headerReference"), styles)
    if found is None:
        return None
    return PageNumber(
        part=found.part,
        alignment=found.alignment,
        on_first_page=on_first,
        font=found.font,
        size=found.size,
    )


def _number_in(paragraph: Element, in_header: bool, styles: Styles) -> PageNumber:
    run = next(iter(paragraph.iter(w("r"))), None)
    look = Look() if run is None else styles.look(run, paragraph)
    frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
    centred = frame is not None and frame.get(w("xAlign")) == "center"
    return PageNumber(
        part="header" if in_header else "footer",
        alignment="center" if centred else styles.shape(paragraph).alignment,
        on_first_page=True,
        font=look.font,
        size=look.size,
    )
