"""Which projects a page, a workbook and a paper show: one rule for all three."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from dondoc_office.measures.formulas.forecasting import Path
from dondoc_office.programmes.boards import Row, board
from dondoc_office.programmes.models import ProjectQuerySet
from dondoc_office.programmes.states import State
from dondoc_office.site.typed import key_of

_LOOKS: Mapping[str, Callable[[Row], bool]] = {
    "do": lambda row: row.reading.path is Path.OFF,
    "vuong": lambda row: row.obstacles > 0,
    "cham": lambda row: row.late is not None and row.late.late,
    "no": lambda row: row.debt > 0,
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for in the address (bộ lọc)."""

    year: int
    words: str = ""
    programme: int = 0
    investor: int = 0
    state: str = ""
    look: str = ""

    @classmethod
    def of(cls, asked: QueryDict, *, today: date) -> Filters:
        """Whatever cannot be understood is left out."""
        year = asked.get("nam", "")
        state = asked.get("tinh-trang", "")
        return cls(
            typed if (typed := key_of(year)) and 2000 <= typed <= 2100 else today.year,
            asked.get("tim", "").strip()[:100],
            _number(asked.get("chuong-trinh", "")),
            _number(asked.get("chu-dau-tu", "")),
            state if state in {one.value for one in State} else "",
            asked.get("xem", ""),
        )

    def narrow(self, projects: ProjectQuerySet) -> ProjectQuerySet:
        if self.words:
            projects = projects.matching(self.words)
        if self.programme:
            projects = projects.filter(programme=self.programme)
        if self.investor:
            projects = projects.filter(investor=self.investor)
        if self.state:
            projects = projects.filter(state=self.state)
        return projects.select_related("programme", "investor", "office")

    def rows(self, projects: ProjectQuerySet, *, today: date) -> list[Row]:
        """The most urgent first; `xem` keeps the red, those with obstacles, those late or in debt."""
        rows = board(self.narrow(projects), self.year, today=today)
        keep = _LOOKS.get(self.look)
        return [row for row in rows if keep(row)] if keep else rows


def _number(text: str) -> int:
    return key_of(text) or 0
