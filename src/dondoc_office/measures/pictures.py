"""Small charts as points of an SVG: sparkline, a year against its plan and the year before. Pure.

Everything is a position inside a box of whole numbers; colours and widths stand in the style sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dondoc_office.measures.formulas.forecasting import Forecast

Numbers = Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a picture, with a margin all around (khung hình)."""

    width: int
    height: int
    margin: int = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines as SVG points, the dot of the latest value, bands and marks (hình vẽ)."""

    box: Box
    lines: dict[str, list[str]]
    dot: tuple[str, str] | None = None
    band: str = ""
    labels: tuple[tuple[str, str, str], ...] = ()


class _Scale:
    """Values to heights: nought at the bottom where values are positive."""

    def __init__(self, values: Sequence[Decimal], count: int, box: Box) -> None:
        self.box, self.count = box, max(count - 1, 1)
        self.low, self.high = min(values), max(values)
        if self.low > 0 and self.low < self.high * Decimal("0.8"):
            self.low = Decimal(0)
        if self.low == self.high:
            self.low, self.high = self.low - 1, self.high + 1

    def x(self, index: int) -> str:
        inner = self.box.width - 2 * self.box.margin
        return f"{Decimal(self.box.margin) + Decimal(inner * index) / self.count:.1f}"

    def y(self, value: Decimal) -> str:
        inner = self.box.height - 2 * self.box.margin
        part = (value - self.low) / (self.high - self.low)
        return f"{Decimal(self.box.height - self.box.margin) - inner * part:.1f}"

    def line(self, values: Numbers) -> list[str]:
        """Pieces of a line, broken where a value is missing."""
        pieces: list[list[str]] = [[]]
        for index, value in enumerate(values):
            if value is None:
                pieces.append([])
            else:
                pieces[-1].append(f"{self.x(index)},{self.y(value)}")
        return [" ".join(piece) for piece in pieces if piece]


def sparkline(values: Numbers, box: Box) -> Picture | None:
    """The run of a figure, its last value as a dot; nothing for fewer than two."""
    given = [value for value in values if value is not None]
    if len(given) < 2:
        return None
    scale = _Scale(given, len(values), box)
    last = max(index for index, value in enumerate(values) if value is not None)
    return Picture(box, {"run": scale.line(values)}, dot=(scale.x(last), scale.y(given[-1])))


def summed(values: Numbers) -> list[Decimal | None]:
    """Each month with all before it; nothing after a gap."""
    total, found = Decimal(0), list[Decimal | None]()
    for value in values:
        if value is None:
            break
        total += value
        found.append(total)
    return found + [None] * (len(values) - len(found))


def year(
    this: Numbers, before: Numbers, plan: Numbers, forecast: Forecast | None, *, box: Box
) -> Picture | None:
    """A year by months: what was done, the year before, the path of the plan, where it will probably end."""
    ends = [forecast.low, forecast.high] if forecast else []
    given = [value for line in (this, before, plan) for value in line if value is not None]
    done = [index for index, value in enumerate(this) if value is not None]
    if not given or not done:
        return None
    scale = _Scale([*given, *ends], 12, box)
    lines = {"before": scale.line(before), "plan": scale.line(plan), "run": scale.line(this)}
    last = done[-1]
    at = this[last]
    assert at is not None
    band = ""
    if forecast and last < 11:
        start = f"{scale.x(last)},{scale.y(at)}"
        band = f"{start} {scale.x(11)},{scale.y(forecast.high)} {scale.x(11)},{scale.y(forecast.low)}"
        lines["forecast"] = [f"{start} {scale.x(11)},{scale.y(forecast.value)}"]
    labels = tuple((scale.x(index), str(box.height - 1), str(index + 1)) for index in (0, 2, 5, 8, 11))
    return Picture(box, lines, (scale.x(last), scale.y(at)), band, labels)


def plan_path(goal: Decimal | None, shares: Sequence[Decimal]) -> list[Decimal | None]:
    """The plan month by month along its path."""
    return [None if goal is None else goal * share for share in shares]
