"""What a merged commune takes over from its parts, by a chosen rule. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dondoc.errors import Message


class InheritanceRule(StrEnum):
    """How the results of parts become the result of the whole (cách kế thừa)."""

    WORST = "worst"
    WEIGHTED = "weighted"
    RESURVEY = "resurvey"


RULE_NAMES = {
    InheritanceRule.WORST: Message(
        "Lấy kết quả kém nhất của các xã cũ", "The worst result of the former communes"
    ),
    InheritanceRule.WEIGHTED: Message(
        "Bình quân theo dân số các xã cũ", "Weighted by the population of the former communes"
    ),
    InheritanceRule.RESURVEY: Message("Khảo sát lại từ đầu", "Surveyed anew"),
}
_SIX_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Part:
    """What one former commune brings (phần kế thừa): its result, its figure, its people; None where unknown."""

    met: bool | None
    value: Decimal | None
    people: int
    rated: bool = True


@dataclass(frozen=True, slots=True)
class Inherited:
    """What the whole takes over (kết quả kế thừa)."""

    met: bool | None
    value: Decimal | None = None


def inherited(parts: Sequence[Part], rule: InheritanceRule) -> Inherited:
    """The result of the whole; unknown as soon as a rated part is unknown. A part that is not rated is left out."""
    rated = [part for part in parts if part.rated]
    if rule is InheritanceRule.RESURVEY or not rated or any(part.met is None for part in rated):
        return Inherited(None)
    if rule is InheritanceRule.WORST:
        return Inherited(all(part.met for part in rated))
    people = sum(part.people for part in rated)
    if not people:
        return Inherited(None)
    met = sum(part.people for part in rated if part.met)
    return Inherited(2 * met > people, _mean(rated, people))


def _mean(rated: Sequence[Part], people: int) -> Decimal | None:
    """The figure of the whole, where every part has one: then the threshold decides, not the vote."""
    total = Decimal(0)
    for part in rated:
        if part.value is None:
            return None
        total += part.value * part.people
    return (total / people).quantize(_SIX_PLACES)
