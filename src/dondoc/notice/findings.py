"""What a notice praises and what it blames, clause by clause, and which orders answer a blame."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from dondoc.notice.document import Document, Paragraph
from dondoc.notice.model import Directive, Figure, Finding, Section
from dondoc.notice.moods import (
    BLAMES,
    BLAMES_ALONE,
    CONNECTS,
    LEADS_UP,
    ORDERS,
    ORDERS_INSIDE,
    PRAISES,
    TELLS,
    TURNS,
    Moods,
)
from dondoc.notice.sections import read_sections
from dondoc.notice.subjects import Subjects
from dondoc.text.folding import pattern
from dondoc.text.spans import Span
from dondoc.text.view import View

Kind = Literal["achievement", "shortcoming"]

# The words before a list of clauses: they name what follows and state nothing themselves.
_BLAMES_NEXT = pattern(r"(?:hạn chế|tồn tại|khó khăn|bất cập|thiếu sót|yếu kém|vướng mắc)[^:]{0,60}$")
_LEAD_IN = pattern(rf"(?:nổi bật|cụ thể|sau|kết quả|là)(?: như| là)?$|{_BLAMES_NEXT.pattern}")
_BORDER = re.compile(r"[;:] |\. (?=[^\W\d_])")
_RESPONSIBLE = pattern(
    r"(?:một số|nhiều|có \d+|còn \d+|\d+(?:/\d+)?) (?:xã|phường|thị trấn|đơn vị|địa phương|phòng|sở|cơ quan"
    r"|chủ đầu tư|nhà thầu|cán bộ|trường|thôn|tổ dân phố|doanh nghiệp|ban|ngành)"
    r"(?:(?:,| và)? (?:xã|phường|thị trấn|ban|ngành|đơn vị|công chức)(?!\w))*"
)
_BLAMING_TITLE = pattern(r"hạn chế|tồn tại|khó khăn|vướng mắc|bất cập|yếu kém|chưa (?:làm )?được")
_TURN = pattern(r"tuy nhiên|tuy vậy|bên cạnh|mặc dù vậy|song bên cạnh|mặt khác")
_COMMON = 0.3  # of the orders: a subject of more of them is the subject of the notice
_TAIL = 90  # characters before a colon that may open a list
_SHORTEST = 12  # characters: less states nothing


class _Clause(NamedTuple):
    """A stretch of the view that may state something; `ended` is the sign behind it."""

    start: int
    end: int
    ended: str
    turned: bool = False  # opened by "tuy nhiên" and the like


def read_findings(
    document: Document, sections: Sequence[Section] | None = None, figures: Sequence[Figure] = ()
) -> tuple[Finding, ...]:
    """The clauses of praise and blame of the assessing parts, in reading order."""
    found: list[Finding] = []
    counts: dict[Kind, int] = {"achievement": 0, "shortcoming": 0}
    for clause, kind in _judged(document, read_sections(document) if sections is None else sections):
        counts[kind] += 1
        id_ = f"{'A' if kind == 'achievement' else 'H'}{counts[kind]}"
        found.append(_finding(document, clause, id_, kind=kind, figures=figures))
    return tuple(found)


def answered_by(
    findings: Sequence[Finding], directives: Sequence[Directive], document: Document
) -> tuple[Finding, ...]:
    """The findings, each shortcoming with the orders that share its subject."""
    if all(finding.kind == "achievement" for finding in findings):
        return tuple(findings)
    ids = [order.id for order in directives if order.kind != "closing"]
    subjects = Subjects(
        [_wording(order, document.view) for order in directives if order.kind != "closing"], _COMMON
    )
    return tuple([_answered(finding, ids, subjects, document.view) for finding in findings])


def _wording(order: Directive, view: View) -> str:
    """The words of an order without the names of its parties: they are not what it is about."""
    parties = (
        *order.leads,
        *order.coordinating,
        *order.adviser_to,
        *order.report_to,
        *order.supervisors,
        *order.affected,
    )
    words, done = [], order.span.start
    for span in sorted({party.span for party in parties if order.span.contains(party.span)}):
        words.append(_said(view, done, span.start))
        done = max(done, span.end)
    words.append(_said(view, done, order.span.end))
    return "; ".join(words)


def _said(view: View, start: int, end: int) -> str:
    return view.folded[view.position(start) : view.position(end - 1) + 1] if start < end else ""


def _answered(finding: Finding, ids: Sequence[str], subjects: Subjects, view: View) -> Finding:
    if finding.kind == "achievement":
        return finding
    answers = subjects.answering(_said(view, finding.span.start, finding.span.end))
    return replace(finding, addressed_by=tuple([ids[index] for index in answers]))


def _finding(
    document: Document, clause: _Clause, id_: str, *, kind: Kind, figures: Sequence[Figure]
) -> Finding:
    view = document.view
    span = view.origin(clause.start, clause.end)
    who = _RESPONSIBLE.search(view.folded, clause.start, clause.end) if kind == "shortcoming" else None
    return Finding(
        id=id_,
        kind=kind,
        span=span,
        responsible=view.origin(*who.span()) if who else None,
        figures=tuple([figure.id for figure in _begun_in(figures, span) if span.contains(figure.span)]),
    )


def _begun_in(figures: Sequence[Figure], span: Span) -> Sequence[Figure]:
    """The figures, in reading order, that begin inside a span."""
    low = bisect_left(figures, span.start, key=_start)
    return figures[low : bisect_left(figures, span.end, lo=low, key=_start)]


def _start(figure: Figure) -> int:
    return figure.span.start


# --- where and in which mood ----------------------------------------------------------------


def _judged(document: Document, sections: Sequence[Section]) -> Iterator[tuple[_Clause, Kind]]:
    """Every clause that praises or blames; blame goes on from where the words turn to it."""
    blaming, above = False, -1
    folded = document.view.folded
    for paragraph, title in _assessing(document, sections):
        moods = Moods(folded, paragraph.start, paragraph.end)
        titled = _BLAMING_TITLE.search(title) is not None
        if paragraph.parent != above:
            above, blaming = -1 if paragraph.parent is None else paragraph.parent, titled
        for clause in _clauses(folded, paragraph, moods):
            said = moods.within(clause.start, clause.end)
            tail = max(clause.start, clause.end - _TAIL)
            leads = clause.ended == ":" and _LEAD_IN.search(folded, tail, clause.end) is not None
            turns = clause.turned and said & BLAMES
            blaming = bool(blaming or turns or (leads and _BLAMES_NEXT.search(folded, tail, clause.end)))
            kind = None if leads else _kind(clause, moods, said, blaming=blaming)
            if kind == "achievement":
                yield from ((part, "achievement") for part in _stated(folded, clause, moods))
            elif kind:
                yield clause, kind
        blaming = titled or (blaming and folded[paragraph.start : paragraph.end].rstrip(" *").endswith(":"))


def _assessing(document: Document, sections: Sequence[Section]) -> Iterator[tuple[Paragraph, str]]:
    """Paragraphs of assessment with the title above; without such a part, those that turn to blame."""
    view = document.view
    spans = [(s.span.start, s.span.end) for s in sections if s.kind == "assessment"]
    assessed = _covering([(view.position(start), view.position(end - 1)) for start, end in sorted(spans)])
    for paragraph in document.of("body") if spans else document.of("preamble", "body"):
        if paragraph.heading:
            continue
        above = paragraph.parent
        title = document.folded(document.paragraphs[above]) if above is not None else ""
        if spans:
            index = bisect_right(assessed, (paragraph.start, sys.maxsize)) - 1
            if index >= 0 and paragraph.start <= assessed[index][1]:
                yield paragraph, title
        elif _TURN.match(view.folded, paragraph.start, paragraph.end) and _blames(document, paragraph):
            yield paragraph, title


def _covering(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges without those that lie inside another."""
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _blames(document: Document, paragraph: Paragraph) -> bool:
    moods = Moods(document.view.folded, paragraph.start, paragraph.end)
    return bool(moods.within(paragraph.start, paragraph.end) & BLAMES_ALONE)


def _kind(clause: _Clause, moods: Moods, said: int, *, blaming: bool) -> Kind | None:
    opening = moods.opening(clause.start)
    if opening & ORDERS or (
        said & ORDERS_INSIDE and moods.within(clause.start, clause.start + 60) & ORDERS_INSIDE
    ):
        return None
    if said & (BLAMES if blaming else BLAMES_ALONE):
        return "shortcoming"
    return "achievement" if not blaming and (said & PRAISES or opening & TELLS) else None


# --- clauses --------------------------------------------------------------------------------


def _clauses(folded: str, paragraph: Paragraph, moods: Moods) -> Iterator[_Clause]:
    """A paragraph cut at semicolons, sentence ends, and after the words that open a list."""
    start = paragraph.start
    for border in _BORDER.finditer(folded, paragraph.start, paragraph.end):
        sign = border.group()[0]
        if sign == ":" and not _LEAD_IN.search(folded, max(start, border.start() - _TAIL), border.start()):
            continue
        yield from _trimmed(folded, _Clause(start, border.start(), sign), moods)
        start = border.end()
    last = folded[paragraph.end - 1]
    yield from _trimmed(folded, _Clause(start, paragraph.end, last if last in ".;:" else ""), moods)


def _trimmed(folded: str, clause: _Clause, moods: Moods) -> Iterator[_Clause]:
    """The clause without the words that only connect it and the signs behind it."""
    start, end, sign, _ = clause
    turned = bool(moods.opening(start) & TURNS)
    while moods.opening(start) & CONNECTS:
        start = moods.end(start)
        while start < end and folded[start] in " ,:":
            start += 1
    while end > start and folded[end - 1] in " .;:,/*":
        end -= 1
    if end - start > _SHORTEST:
        yield _Clause(start, end, sign, turned)


def _stated(folded: str, clause: _Clause, moods: Moods) -> Iterator[_Clause]:
    """A clause of praise cut at the commas between whole statements; what only leads up to one is left out."""
    begin = None if moods.opening(clause.start) & LEADS_UP else clause.start
    stating, end = False, clause.start
    for start, stop in _between_commas(folded, clause):
        opening = moods.opening(start)
        states = not opening & LEADS_UP and (opening & TELLS or moods.within(start, stop) & PRAISES)
        if states:
            if stating and begin is not None:
                yield _Clause(begin, end, ",")
            begin = start if stating or begin is None else begin
            stating = True
        end = stop
    yield _Clause(clause.start if begin is None else begin, end, clause.ended)


def _between_commas(folded: str, clause: _Clause) -> Iterator[tuple[int, int]]:
    start = clause.start
    while (comma := folded.find(", ", start, clause.end)) >= 0:
        yield start, comma
        start = comma + 2
    yield start, clause.end
