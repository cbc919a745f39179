"""The sheet on which a commune assesses itself: what stands, what was typed, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.errors import Message
from dondoc_office.criteria.actions.assessing import Said
from dondoc_office.criteria.gathering import KnownFigure
from dondoc_office.criteria.models import Assessment
from dondoc_office.criteria.thresholds import Bound
from dondoc_office.measures.numbers import NotANumber, read_number, typed
from dondoc_office.sheets.plan import NotUnderstood, day_of
from dondoc_office.site.templatetags.office import day
from dondoc_office.site.typed import key_of

BY_FIGURE = "so"
"""The choice that leaves it to the threshold."""
_RESULTS = {"dat": True, "chua": False}
_LARGEST = Decimal(10**9)
_OUT_OF_REACH = Message(
    "số liệu của tiêu chí không âm và không quá 1.000.000.000.",
    "a figure of a criterion is neither below nought nor above 1.000.000.000.",
)


@dataclass(frozen=True)
class Asked:
    """A cell that may be assessed now (nội dung phải đánh giá), its threshold and the figure that is known."""

    cell: Assessment
    bound: Bound | None = None
    known: KnownFigure | None = None

    @property
    def by_figure(self) -> bool:
        """Does the figure alone decide?"""
        return self.bound is not None and self.bound.established and bool(self.cell.criterion.unit_of_measure)


@dataclass
class Line:
    """One cell on the sheet (dòng nhập): what was typed, and what is wrong with it."""

    asked: Asked
    result: str
    value: str
    note: str
    until: str
    wrong: str = ""
    said: Said | None = None

    @property
    def assessment(self) -> Assessment:
        return self.asked.cell

    @property
    def offered(self) -> bool:
        """Does the field hold the approved figure, which nobody has confirmed yet?"""
        return self.assessment.value is None and self.asked.known is not None

    @classmethod
    def standing(cls, asked: Asked) -> Line:
        """As it is held; where no figure was given yet, the approved one, for her to confirm."""
        row = asked.cell
        result = {True: "dat", False: "chua", None: ""}[row.met]
        figure = row.value if row.value is not None or asked.known is None else asked.known.amount
        until = day(row.proved_until) if row.proved_until else ""
        return cls(asked, result, typed(figure), row.note, until)

    def filled(self, words: Mapping[str, str]) -> Line:
        """What came back from the page; a line that was not touched stays as it is."""
        key = self.assessment.pk
        names = ("ket-qua", "so-lieu", "ghi-chu", "den-ngay")
        result, value, note, until = (words.get(f"{name}-{key}", "").strip()[:2000] for name in names)
        made = Line(self.asked, result, value, note, until)
        if made == self:
            return made
        try:
            made.said = made._read(words.get(f"phien-ban-{key}", ""))
        except (NotANumber, NotUnderstood) as error:
            made.wrong = error.why.in_language(get_language() or "vi")
        if made.said is not None:
            made.wrong = made._missing(made.said)
        return made

    def _read(self, version: str) -> Said:
        value = read_number(self.value)
        if value is not None and not 0 <= value <= _LARGEST:
            raise NotANumber(_OUT_OF_REACH)
        met = _RESULTS.get(self.result)
        return Said(met, value, self.note, day_of(self.until), key_of(version))

    def _missing(self, said: Said) -> str:
        """What is still to be said before the line can be written."""
        if said.met is None and (said.value is None or not self.asked.by_figure):
            return _("Hãy chọn “Đạt” hoặc “Chưa đạt”, hoặc nhập số liệu nếu đã có ngưỡng.")
        known = self.asked.known
        if known is not None and said.value not in (None, known.amount) and not said.note:
            words = _("Số nhập khác số liệu đã duyệt %(known)s (%(period)s): hãy ghi lý do ở cột ghi chú.")
            return words % {"known": typed(known.amount), "period": known.source.period.name}
        return ""


@dataclass
class Sheet:
    """The whole sheet of a commune (bảng tự đánh giá): unchanged lines are left alone."""

    lines: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Asked], words: Mapping[str, str] | None = None) -> Sheet:
        standing = (Line.standing(one) for one in rows)
        if words is None:
            return cls(list(standing))
        return cls(
            [line.filled(words) if f"ket-qua-{line.assessment.pk}" in words else line for line in standing]
        )

    @property
    def wrong(self) -> bool:
        return any(line.wrong for line in self.lines)

    @property
    def offers(self) -> bool:
        return any(line.offered for line in self.lines)

    @property
    def said(self) -> dict[int, Said]:
        return {line.assessment.pk: line.said for line in self.lines if line.said is not None}
