"""When a recognised commune would lose its recognition, and how far it is from there. Pure.

The rule itself (Quyết định 18/2022/QĐ-TTg: from 30% to under 50% of criteria failing and among them a named one,
or 50% and more) is data of the criteria set.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dondoc.errors import Message


class Level(StrEnum):
    """How near a withdrawal is (mức nguy cơ)."""

    NONE = "none"
    WARNED = "warned"
    REACHED = "reached"


LEVEL_NAMES = {
    Level.NONE: Message("Chưa có nguy cơ", "No risk yet"),
    Level.WARNED: Message("Gần mức bị thu hồi", "Near withdrawal"),
    Level.REACHED: Message("Đến mức bị xét thu hồi", "Withdrawal is due"),
}


@dataclass(frozen=True, slots=True)
class WithdrawalRule:
    """Shares in percent (quy định thu hồi): `low` counts only with a named criterion among the failing ones."""

    low: int
    high: int
    early: int = 2

    def reached(self, failing: int, named: int, total: int) -> bool:
        share = failing * 100
        return share >= self.high * total or (share >= self.low * total and named > 0)


@dataclass(frozen=True, slots=True)
class Risk:
    """Where a commune stands against the rule (nguy cơ thu hồi); `away` more failing criteria would reach it."""

    level: Level
    failing: int
    named: int
    total: int
    away: int

    @property
    def percent(self) -> int:
        """Rounded down, so that it never says a share that is not reached."""
        return self.failing * 100 // self.total if self.total else 0


def risk_of(failing: int, named: int, total: int, rule: WithdrawalRule, *, named_left: int = 1) -> Risk:
    """`named` of the failing ones are named by the rule; `named_left` named ones do not fail yet."""
    if not total:
        return Risk(Level.NONE, failing, named, total, 0)
    away = _away(failing, named, total, rule, named_left=named_left)
    level = Level.REACHED if away == 0 else Level.WARNED if away <= rule.early else Level.NONE
    return Risk(level, failing, named, total, away)


def _away(failing: int, named: int, total: int, rule: WithdrawalRule, *, named_left: int) -> int:
    """The fewest further criteria, worst ones first, that reach the rule."""
    for more in range(total - failing + 1):
        if rule.reached(failing + more, named + min(more, named_left), total):
            return more
    return total - failing
