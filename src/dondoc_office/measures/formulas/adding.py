"""Adding up over units and over months, exactly: whole numbers of millionths, so that order and split never matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

PLACES = 6
SCALE = 10**PLACES
LARGEST = Decimal(2**63 - 1).scaleb(-PLACES).to_integral_value(rounding="ROUND_DOWN")
"""The largest amount a column holds, in the indicator's own unit: 9.223.372.036.854."""


class Over(StrEnum):
    """How an indicator adds up (cách tổng hợp)."""

    SUM = "sum"
    MEAN = "mean"  # weighted by another indicator; plain over time
    LAST = "last"  # of the latest period; over units: the latest that was given
    NONE = "none"


def exact(value: Decimal) -> int:
    """Millionths; a finer value is rounded half up, as offices round."""
    return int(value.scaleb(PLACES).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def shown(millionths: int) -> Decimal:
    return Decimal(millionths).scaleb(-PLACES)


@dataclass(frozen=True, slots=True)
class Sum:
    """What has been added so far (tổng đang cộng): millionths, weights, how many, how many are firm."""

    total: int = 0
    weight: int = 0
    counted: int = 0
    firm: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(
            self.total + other.total,
            self.weight + other.weight,
            self.counted + other.counted,
            self.firm + other.firm,
        )

    def value(self, over: Over) -> int | None:
        """Millionths of the result; None where nothing was added, or nothing with a weight."""
        if not self.counted:
            return None
        if over is Over.SUM:
            return self.total
        return rounded(self.total, self.weight) if over is Over.MEAN and self.weight else None


def rounded(total: int, parts: int) -> int:
    """The quotient of two whole numbers, half away from zero."""
    quotient, rest = divmod(abs(total), abs(parts))
    quotient += 2 * rest >= abs(parts)
    return quotient if (total < 0) == (parts < 0) else -quotient


def one(value: int, over: Over, *, weight: int = 0, firm: bool = True) -> Sum:
    """One unit's value; a mean takes only units whose weight is known."""
    if over is Over.MEAN:
        return Sum(value * weight, weight, 1 if weight else 0, int(firm) if weight else 0)
    return Sum(value, 0, 1, int(firm))


def added(sums: Iterable[Sum]) -> Sum:
    total = Sum()
    for item in sums:
        total += item
    return total


def over_units(
    values: Mapping[int, tuple[int, bool]],
    children: Mapping[int, Sequence[int]],
    over: Over,
    weights: Mapping[int, int],
) -> dict[int, Sum]:
    """The sum of every unit that has others below it; a unit's own value stands for everything below it.

    `values` maps a unit to millionths and whether they are firm; `children` lists every unit above another,
    lowest first.
    """
    found: dict[int, Sum] = {}
    for parent, below in children.items():
        total = weight = counted = firm = 0
        for child in below:
            given = values.get(child)
            if given is None:
                sums = found.get(child)
                if sums is not None:
                    total += sums.total
                    weight += sums.weight
                    counted += sums.counted
                    firm += sums.firm
                continue
            value, sure = given
            if over is Over.MEAN:
                own = weights.get(child, 0)
                if not own:
                    continue
                total += value * own
                weight += own
            else:
                total += value
            counted += 1
            firm += sure
        if counted:
            found[parent] = Sum(total, weight, counted, firm)
    return found


def over_months(values: Sequence[Decimal | None], over: Over) -> Decimal | None:
    """Values of successive periods as one; a sum with a gap is none, because it would be too small."""
    given = [value for value in values if value is not None]
    if not given or over is Over.NONE:
        return None
    if over is Over.LAST:
        return given[-1]
    if len(given) < len(values):
        return None
    total = sum(map(exact, given))
    return shown(total) if over is Over.SUM else shown(rounded(total, len(given)))


@dataclass(frozen=True, slots=True)
class Rebased:
    """Figures of units that ended, on the unit that followed them (số liệu quy về đơn vị mới)."""

    value: Decimal | None
    parts: int
    missing: int
    divided: int

    @property
    def whole(self) -> bool:
        """Every part was known and none of them was divided between heirs."""
        return self.value is not None and not self.missing and not self.divided


def rebased(parts: Sequence[tuple[Decimal | None, Decimal | None, int]], over: Over) -> Rebased:
    """Each part: its value, its weight, how many heirs its unit has. A divided unit or an unknown part gives no value."""
    missing = sum(value is None for value, _, _ in parts)
    divided = sum(heirs > 1 for _, _, heirs in parts)
    if missing or divided or not parts or over not in (Over.SUM, Over.MEAN):
        return Rebased(None, len(parts), missing, divided)
    total = added(
        one(exact(value), over, weight=exact(weight or Decimal(0)))
        for value, weight, _ in parts
        if value is not None
    )
    if total.counted < len(parts):
        return Rebased(None, len(parts), len(parts) - total.counted, divided)
    value = total.value(over)
    return Rebased(None if value is None else shown(value), len(parts), 0, 0)


def share(part: Decimal, whole: Decimal, *, places: int = 1) -> Decimal | None:
    """Percent of a whole, rounded half up; None of nothing."""
    if not whole:
        return None
    quotient = Fraction(exact(part)) * 100 / Fraction(exact(whole))
    step = 10**places
    return Decimal(rounded(quotient.numerator * step, quotient.denominator)).scaleb(-places)
