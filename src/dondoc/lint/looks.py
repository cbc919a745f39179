"""How words look on paper (.docx), against the form Nghị định 30/2020/NĐ-CP asks of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dondoc.lint.rule import Hit
from dondoc.notice.source import Layout, Paragraph, Run
from dondoc.text.spans import Span

TOLERANCE = 0.25  # points; Word keeps half points


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What Phụ lục I asks of one component (thể thức của một thành phần); None is free."""

    name: str
    name_en: str
    sizes: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Looks:
    """The runs and paragraphs of a layout, found by place."""

    runs: tuple[Run, ...]
    starts: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    paragraph_starts: tuple[int, ...]

    def runs_over(self, span: Span, text: str) -> Iterator[Run]:
        """The runs with letters that share a place with a span."""
        for run in self.runs[max(0, bisect_left(self.starts, span.start) - 1) :]:
            if run.span.start >= span.end:
                return
            if run.span.overlaps(span) and run.span.of(text).strip():
                yield run

    def paragraph_over(self, span: Span) -> Paragraph | None:
        index = bisect_left(self.paragraph_starts, span.start + 1) - 1
        if index < 0:
            return None
        paragraph = self.paragraphs[index]
        return paragraph if paragraph.span.overlaps(span) else None


@lru_cache(maxsize=4)
def looks_of(layout: Layout) -> Looks:
    paragraphs = tuple(sorted(layout.paragraphs, key=lambda paragraph: paragraph.span))
    runs = tuple(sorted((run for part in paragraphs for run in part.runs), key=lambda run: run.span))
    return Looks(
        runs,
        tuple(run.span.start for run in runs),
        paragraphs,
        tuple(paragraph.span.start for paragraph in paragraphs),
    )


def misfits(layout: Layout, text: str, span: Span, form: Form) -> Iterator[Hit]:
    """At most one hit: everything about the look of a span that is not as the form wants it."""
    looks = looks_of(layout)
    runs = tuple(looks.runs_over(span, text))
    if not runs:
        return
    faults = [fault for fault in (_size(runs, form), _weight(runs, form), _slope(runs, form)) if fault]
    if form.capitals and not span.of(text).isupper():
        faults.append(("chữ in hoa", "capitals"))
    paragraph = looks.paragraph_over(span)
    if form.centred and paragraph is not None and paragraph.alignment not in ("center",):
        faults.append(("căn giữa", "centred"))
    if faults:
        yield Hit(
            (span,),
            {
                "name": form.name,
                "name_en": form.name_en,
                "want": ", ".join(fault[0] for fault in faults),
                "want_en": ", ".join(fault[1] for fault in faults),
            },
        )


def _size(runs: tuple[Run, ...], form: Form) -> tuple[str, str] | None:
    low, high = form.sizes
    if all(run.size is None or low - TOLERANCE <= run.size <= high + TOLERANCE for run in runs):
        return None
    sizes = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f"cỡ chữ {sizes}", f"size {sizes}"


def _weight(runs: tuple[Run, ...], form: Form) -> tuple[str, str] | None:
    if form.bold is None or all(run.bold == form.bold for run in runs):
        return None
    return ("in đậm", "bold") if form.bold else ("không in đậm", "not bold")


def _slope(runs: tuple[Run, ...], form: Form) -> tuple[str, str] | None:
    if form.italic is None or all(run.italic == form.italic for run in runs):
        return None
    return ("in nghiêng", "italic") if form.italic else ("chữ đứng", "upright")
