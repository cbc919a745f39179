"""The form a decree asks for: page, styles of the components, abbreviations; data with a date and a source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from dondoc_office.papers.paper import Align, Letterhead, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one component looks (kiểu trình bày)."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    first_line: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    keep: bool = False
    outline: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """The sheet of paper in millimetres (khổ giấy, lề)."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def turned_width(self) -> float:
        """The width of the text on a landscape page: binding stays on the left."""
        return self.height - self.left - self.right


@dataclass(frozen=True, slots=True)
class Form:
    """Everything about one decree (thể thức)."""

    source: str
    effective_from: date
    confirmed: bool
    page: PageSize
    styles: Mapping[str, Style]
    abbreviations: Mapping[str, str]


@lru_cache(maxsize=4)
def load(name: str = "form_2020") -> Form:
    """A form from `data/`."""
    raw: dict[str, Any] = tomllib.loads(_data(f"{name}.toml"))
    styles = {key: Style(**said) for key, said in raw["styles"].items()}
    return Form(
        raw["source"],
        raw["effective_from"],
        raw["confirmed"],
        PageSize(**raw["page"]),
        styles,
        raw["abbreviations"],
    )


def number_line(paper: Paper, form: Form) -> str:
    """`Số: 05/BC-UBND`; blank before the number is given; a công văn names its drafting unit instead."""
    number = paper.number.zfill(2) if paper.number else " " * 7
    return f"Số: {number}/{symbol(paper.kind, paper.letterhead, paper.suffix, form)}"


def symbol(kind: str, letterhead: Letterhead, suffix: str, form: Form) -> str:
    """`BC-UBND`, `UBND-VX`."""
    short = form.abbreviations.get(kind, "")
    return "-".join(part for part in (short, letterhead.symbol, suffix) if part)


def date_line(paper: Paper) -> str:
    """`Sông Đông, ngày 05 tháng 01 năm 2026`: a zero before days under 10 and the months 1 and 2 only."""
    on = paper.dated
    day = f"{on:%d}" if paper.day_given else " " * 5
    month = f"{on:%m}" if on.month < 3 else str(on.month)
    return f"{paper.letterhead.place}, ngày {day} tháng {month} năm {on.year}"


@lru_cache(maxsize=1)
def _widths() -> Mapping[str, tuple[int, int]]:
    rows = (line.split("\t") for line in _data("widths.tsv").splitlines() if not line.startswith("# "))
    names = {"space": " ", "\\#": "#"}
    return {names.get(letter, letter): (int(upright), int(bold)) for letter, upright, bold in rows}


def measured(text: str, size: float, *, bold: bool = False) -> float:
    """Millimetres that a line takes in Times New Roman."""
    widths = _widths()
    thousandths = sum(widths.get(letter, (500, 500))[bold] for letter in _letters(text))
    return thousandths / 1000 * size * 25.4 / 72


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in the fewest lines that fit into the width, of about equal length."""
    words = text.split()
    for count in range(1, len(words) + 1):
        lines = _even(words, count, size, bold=bold)
        if all(measured(line, size, bold=bold) <= width for line in lines):
            return lines
    return tuple(words)


def balanced(text: str, size: float, width: float) -> float:
    """The width in which bold words wrap by themselves into lines of about equal length."""
    return max(measured(line, size, bold=True) for line in lines_of(text, size, width, bold=True)) + 2


def _even(words: list[str], count: int, size: float, *, bold: bool) -> tuple[str, ...]:
    goal = measured(" ".join(words), size, bold=bold) / count * 1.06
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if len(lines) < count and measured(longer, size, bold=bold) > goal:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def _letters(text: str) -> list[str]:
    """Letters without the marks that take no width of their own."""
    from unicodedata import combining, normalize

    kept = []
    for letter in normalize("NFC", text):
        plain = [part for part in normalize("NFD", letter) if not combining(part) or part == "\u031b"]
        kept.append(normalize("NFC", "".join(plain)))
    return kept


def _data(name: str) -> str:
    return (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
