"""The figures a notice states: of what, how much, which share of the plan, in which period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from dondoc.notice.document import Document, Paragraph
from dondoc.notice.header import read_header
from dondoc.notice.meeting import read_meeting
from dondoc.notice.model import Figure, Header, Meeting, Section
from dondoc.notice.periods import PERIOD, period_value
from dondoc.notice.plain import plain
from dondoc.notice.sections import Outline, read_sections
from dondoc.text.folding import pattern
from dondoc.vietnamese.quantities import Quantity, find_quantities

_TIME = frozenset(
    ["ngày", "ngày làm việc", "tháng", "năm", "giờ", "phút", "tuần", "quý", "khoá", "kỳ", "nhiệm kỳ"]
)
_PLAN = pattern(
    r" ?(?:so với )?(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kh năm|định mức)"
    r"(?: (?:năm|cả năm|quý|tháng|giao|đề ra|được giao|hđnd huyện giao|tỉnh giao|huyện giao|vốn))*"
)
_ESTIMATE = pattern(r"(?<!\w)(?:ước|dự kiến|khoảng)(?!\w)")
_BORDER = re.compile(r"[;:(] ?|\n|, |\. (?=[^\W\d_])| với (?=tổng )")
_SENTENCE = re.compile(r"; |\. (?=[^\W\d_])")
_OPENING = pattern(
    r"(?:(?:trong đó|và|với|có|đã|hiện nay|hiện|đến nay|toàn (?:huyện|tỉnh|xã)|ước|còn|tuy nhiên|tuy vậy|bên cạnh đó"
    r"|gồm|riêng|là)[, ]+)+"
)
_VERB = pattern(
    r"(?:^|(?<=\s))(?:(?:(?:đã|mới|chỉ|cũng|tiếp tục|hiện|hiện nay)\s+)*(?:ước tính|ước|đạt|bằng|là|có|còn"
    r"|tăng|giảm|chiếm|được|thực hiện|khoảng|gần|hơn|trên|dưới|vượt|lên|xuống|gồm|tổng cộng|thêm|tới|đến|tối thiểu|tối đa)\s*)+$"
)
_SCOPE = pattern(
    r"(?:^|\s)(?:của|tại|ở|cho|với|thuộc|theo|trên địa bàn|trong|từ|do|các|số|lần|điểm|khoản|điều|mục|tổ|nhà|phần|ubnd"
    r"|hđnd|xã|phường|đến)$"
)
_SIGNIFICANT = 4  # digits of a plan that is computed from a rounded share


class _Place(NamedTuple):
    """A quantity in its clause: `start` is where the clause begins."""

    quantity: Quantity
    start: int
    plan_end: int  # end of "kế hoạch" behind a share, else 0


def read_figures(
    document: Document,
    sections: Sequence[Section] | None = None,
    *,
    header: Header | None = None,
    meeting: Meeting | None = None,
) -> tuple[Figure, ...]:
    """Every amount the text states as a fact or a scope; amounts of time are deadlines, not figures."""
    sections = read_sections(document) if sections is None else sections
    header = header or read_header(document)
    meeting = meeting or read_meeting(document, header)
    year = header.date.value[:4] if header.date and header.date.value else None
    period = meeting.period.value if meeting.period else None
    reader = _Figures(document, Outline(sections), year, period)
    for paragraph in document.of("preamble", "body"):
        reader.read(paragraph)
    return tuple(reader.found)


class _Figures:
    """Collects the figures of a document, paragraph by paragraph."""

    def __init__(self, document: Document, outline: Outline, year: str | None, period: str | None) -> None:
        self.document, self.outline, self.year, self.period = document, outline, year, period
        self.found: list[Figure] = []
        self._periods: dict[str, str | None] = {}
        self._quantities = find_quantities(document.view.folded)
        self._next = 0

    def read(self, paragraph: Paragraph) -> None:
        """The figures of one paragraph, shares of a plan joined to the value they are of."""
        folded = self.document.view.folded
        metric: tuple[int, int] | None = None
        before: int | None = None  # index of the last figure in this sentence
        last = paragraph.start
        for quantity in self._within(paragraph):
            if _SENTENCE.search(folded, last, quantity.start):
                metric, before = None, None
            place = self._place(quantity, last)
            own = self._metric(place)
            if place.plan_end and own is None and before is not None and self._join(before, quantity):
                last = quantity.end
                continue
            metric = own or (metric if self._carries(place) else None)
            self._add(place, metric)
            before, last = len(self.found) - 1, quantity.end

    def _within(self, paragraph: Paragraph) -> list[Quantity]:
        while self._next < len(self._quantities) and self._quantities[self._next].start < paragraph.start:
            self._next += 1
        first = self._next
        while self._next < len(self._quantities) and self._quantities[self._next].end <= paragraph.end:
            self._next += 1
        return [quantity for quantity in self._quantities[first : self._next] if quantity.unit not in _TIME]

    def _place(self, quantity: Quantity, start: int) -> _Place:
        """The clause of a quantity; the one before it in the same clause ends where it ends."""
        folded = self.document.view.folded
        for border in _BORDER.finditer(folded, start, quantity.start):
            start = border.end()
        plan = _PLAN.match(folded, quantity.end) if quantity.percent else None
        return _Place(quantity, start, plan.end() if plan else 0)

    def _metric(self, place: _Place) -> tuple[int, int] | None:
        """The words that say of what the amount is: the clause before it without its verb."""
        folded = self.document.view.folded
        start, end = place.start, place.quantity.start
        opening = _OPENING.match(folded, start, end)
        start = opening.end() if opening else start
        said = folded[start:end]
        verb = _VERB.search(said)
        said = said[: verb.start()] if verb else said
        start += len(said) - len(said.lstrip())
        said = said.strip()
        if len(said) < 3 or (verb is None and (_SCOPE.search(said) or self._ordered(place.start))):
            return None
        return start, start + len(said)

    def _ordered(self, start: int) -> bool:
        """Whether the words stand in a part that orders: there an amount is the size of a task."""
        section = self.outline.at(self.document.view.origin(start, start + 1).start)
        return section is not None and section.kind in ("common", "specific", "drafts")

    def _carries(self, place: _Place) -> bool:
        """Whether a clause without words of its own (`tăng 12 %`) goes on about the metric before."""
        return _VERB.search(self.document.view.folded[place.start : place.quantity.start]) is not None

    def _join(self, index: int, share: Quantity) -> bool:
        figure = self.found[index]
        if figure.value is None or figure.pct_of_plan is not None or figure.unit == "%":
            return False
        plan = _implied(Decimal(figure.value), share.value)
        self.found[index] = replace(figure, pct_of_plan=_shown(share.value), implied_plan=plan)
        return True

    def _add(self, place: _Place, metric: tuple[int, int] | None) -> None:
        view, quantity = self.document.view, place.quantity
        share = bool(place.plan_end)
        span = view.origin(quantity.start, place.plan_end or quantity.end)
        unit = quantity.unit
        shown = view.cased[quantity.end - len(unit) : quantity.end] if unit else None
        clause = view.folded[max(place.start, quantity.start - 30) : quantity.start]
        self.found.append(
            Figure(
                id=f"F{len(self.found) + 1}",
                span=span,
                metric=view.origin(*metric) if metric else None,
                value=None if share else _shown(quantity.value),
                unit=None if share else shown,
                pct_of_plan=_shown(quantity.value) if share else None,
                implied_plan=None,
                period=self._period(place) if metric or share else None,
                estimate=_ESTIMATE.search(clause) is not None,
            )
        )

    def _period(self, place: _Place) -> str | None:
        """The period the clause names, or the title over it, or the meeting's."""
        match = PERIOD.search(plain(self.document.view.cased[place.start : place.quantity.start]))
        if match and (value := period_value(match, self.year)):
            return value
        return self._period_over(
            self.outline.at(self.document.view.origin(place.start, place.start + 1).start)
        )

    def _period_over(self, section: Section | None) -> str | None:
        """The period in the title of a section or of one above it; the meeting's where none names one."""
        if section is None:
            return self.period
        if section.id not in self._periods:
            match = (
                PERIOD.search(plain(section.title.value)) if section.title and section.title.value else None
            )
            value = period_value(match, self.year) if match else None
            self._periods[section.id] = value or self._period_over(self.outline.above(section))
        return self._periods[section.id]


def _shown(value: Decimal) -> str:
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _implied(value: Decimal, percent: Decimal) -> str | None:
    """The plan of which a value is this share; rounded where the share was."""
    if not percent:
        return None
    plan = value * 100 / percent
    if plan == plan.to_integral_value():
        return _shown(plan.to_integral_value())
    return _shown(Decimal(f"{plan:.{_SIGNIFICANT}g}"))
