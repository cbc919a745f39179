"""Which threshold holds for a commune on a day, and what a figure says against it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.measures.formulas.comparing import Goal


class TestKind(StrEnum):
    """How a criterion is tested (cách xét)."""

    THRESHOLD = "threshold"
    COUNT = "count"
    DOCUMENT = "document"
    JUDGEMENT = "judgement"

    __test__ = False  # pytest: not a test


TEST_NAMES = {
    TestKind.THRESHOLD: Message("Ngưỡng của một số liệu", "Threshold of a figure"),
    TestKind.COUNT: Message("Đếm số lượng", "Count"),
    TestKind.DOCUMENT: Message("Có văn bản, hồ sơ", "Document"),
    TestKind.JUDGEMENT: Message("Nhận định", "Judgement"),
}
BY_NUMBER = frozenset({TestKind.THRESHOLD, TestKind.COUNT})


@dataclass(frozen=True, slots=True)
class Bound:
    """One threshold (ngưỡng): for a group, a region, from a day on; empty says for all."""

    least: Decimal | None = None
    most: Decimal | None = None
    group: str = ""
    region: str = ""
    since: date | None = None
    text: str = ""
    confirmed: bool = False

    @property
    def established(self) -> bool:
        return self.least is not None or self.most is not None

    @property
    def goal(self) -> Goal:
        return Goal(self.least, self.most)

    def holds(self, group: str, region: str, on: date) -> bool:
        return (
            self.group in ("", group)
            and self.region in ("", region)
            and (self.since is None or self.since <= on)
        )

    @property
    def exactness(self) -> tuple[bool, bool, date]:
        return (bool(self.group), bool(self.region), self.since or date.min)


def bound_for(bounds: Iterable[Bound], *, group: str, region: str, on: date) -> Bound | None:
    """The one for this group and region that is nearest; of several the latest that has begun."""
    fitting = [bound for bound in bounds if bound.holds(group, region, on)]
    return max(fitting, key=lambda bound: bound.exactness, default=None)


def judged(test: TestKind, value: Decimal | None, bound: Bound | None, said: bool | None) -> bool | None:
    """A figure against an established threshold decides alone; everything else is what a person says."""
    if test in BY_NUMBER and value is not None and bound is not None and bound.established:
        return bound.goal.holds(value)
    return said
