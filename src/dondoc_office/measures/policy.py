"""Who sees, enters, checks, approves and closes figures; row test and query filter from one rule each.

A unit enters its own figures; the department that answers for an indicator may enter and checks; a clerk or leader
of the office that follows it approves and closes; nobody checks or approves what they entered. Whoever holds a
role in the tree sees every figure that was sent; drafts and returned ones are seen by the unit itself, by
overseers above it and by the department that answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from dondoc.errors import Message
from dondoc_office.measures.models import (
    Indicator,
    Period,
    Target,
    TargetQuerySet,
    Tracking,
    Value,
    ValueQuerySet,
)
from dondoc_office.measures.states import COUNTED, Move
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Level, Role, Unit
from dondoc_office.units.standing import Standing

OVERSEERS = (Role.CLERK, Role.LEADER, Role.AUDITOR)
WORKERS = (Role.OFFICER, Role.HEAD, Role.CLERK)
MEMBERS = (Role.CLERK, Role.LEADER, Role.AUDITOR, Role.HEAD, Role.OFFICER, Role.ADMINISTRATOR)

WHY: Mapping[str, Message] = {
    "enter": Message(
        "chỉ đơn vị có số liệu, đơn vị chủ trì chỉ tiêu hoặc văn thư, tổng hợp cấp trên nhập số này.",
        "only the unit itself, the department that answers for the indicator or a clerk above enters it.",
    ),
    "check": Message(
        "chỉ đơn vị chủ trì chỉ tiêu hoặc tổng hợp của cơ quan kiểm tra, và không ai tự kiểm tra số mình nhập.",
        "only the answering department or the office's clerk checks, and nobody checks their own figures.",
    ),
    "approve": Message(
        "chỉ lãnh đạo hoặc tổng hợp của cơ quan duyệt, chốt, và không ai tự duyệt số mình nhập.",
        "only a leader or clerk of the office approves and closes, and nobody approves their own figures.",
    ),
    "manage": Message(
        "chỉ tổng hợp hoặc lãnh đạo của cơ quan đặt chỉ tiêu và kế hoạch.",
        "only a clerk or leader of the office sets indicators and plans.",
    ),
}


@dataclass(frozen=True, slots=True)
class Follower:
    """An office that follows an indicator, and the unit that answers for it there (cơ quan theo dõi)."""

    office: int
    path: str
    responsible: int | None


class Followers:
    """Who follows which indicator, fetched once for many values."""

    def __init__(self, indicators: Iterable[int] | None = None) -> None:
        rows = Tracking.objects.filter(ended_on=None)
        if indicators is not None:
            rows = rows.filter(indicator__in=set(indicators))
        self._of: dict[int, list[Follower]] = {}
        found = rows.values_list("indicator", "office", "office__path", "responsible")
        for indicator, office, path, responsible in found:
            self._of.setdefault(indicator, []).append(Follower(office, path, responsible))

    def of(self, indicator: int, unit_path: str) -> Follower | None:
        """The nearest office at or above the unit that follows the indicator."""
        above = [one for one in self._of.get(indicator, ()) if unit_path.startswith(one.path)]
        return max(above, key=lambda one: len(one.path), default=None)

    def answered_by(self, units: frozenset[int]) -> dict[str, list[int]]:
        """Path of an office → the indicators for which one of these units answers there."""
        found: dict[str, list[int]] = {}
        for indicator, followers in self._of.items():
            for one in followers:
                if one.responsible in units:
                    found.setdefault(one.path, []).append(indicator)
        return found


def _below(field: str, paths: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(**{f"{field}__path__startswith": path})
    return found


def top_of(path: str) -> str:
    """The path of the unit at the top of the tree."""
    return f"/{path.split('/')[1]}/"


def tops(standing: Standing) -> tuple[str, ...]:
    return tuple(sorted({top_of(path) for path in standing.paths(*MEMBERS)}))


def sees_sent(standing: Standing, path: str) -> bool:
    """Whether she reads what the unit at this path sent: anything of her whole tree."""
    return top_of(path) in tops(standing)


def visible_values(standing: Standing) -> ValueQuerySet:
    """Every value that the person may see; nothing for somebody without a role."""
    sent = Q(state__in=sorted(COUNTED)) & _below("unit", tops(standing))
    return Value.objects.filter(_concerned(standing) | sent)


def concerning_values(standing: Standing) -> ValueQuerySet:
    """Those that she sees from their draft on: her unit's, those below it, those her department answers for."""
    return Value.objects.filter(_concerned(standing))


def _concerned(standing: Standing) -> Q:
    seen = _below("unit", standing.paths(*MEMBERS))
    for path, indicators in Followers().answered_by(standing.units(*WORKERS)).items():
        seen |= Q(indicator__in=indicators, unit__path__startswith=path)
    return seen


def sees(standing: Standing, value: Value, followers: Followers) -> bool:
    """The same for one row."""
    path = value.unit.path
    if standing.holds(*MEMBERS, at=path):
        return True
    if value.stage in COUNTED and sees_sent(standing, path):
        return True
    answered = followers.answered_by(standing.units(*WORKERS))
    return any(path.startswith(at) and value.indicator_id in those for at, those in answered.items())


def visible_units(standing: Standing) -> Q:
    """Units whose figures she may look at: her whole tree."""
    found = Q(pk__in=[])
    for path in tops(standing):
        found |= Q(path__startswith=path)
    return found


def visible_targets(standing: Standing) -> TargetQuerySet:
    """The plans of her whole tree, those that were changed since included."""
    return Target.objects.filter(_below("unit", tops(standing)))


def get_unit(standing: Standing, code: str) -> Unit:
    """A unit of her tree; else 404."""
    return get_object_or_404(Unit.objects.filter(visible_units(standing)), code=code)


def get_value(standing: Standing, pk: int) -> Value:
    """The value; 404 where it is not hers to see."""
    rows = visible_values(standing).select_related(
        "indicator", "unit", "period", "definition", "entered_by", "batch", "document"
    )
    return get_object_or_404(rows, pk=pk)


def visible_indicators(standing: Standing) -> Q:
    """The library is everybody's who holds a role."""
    return Q() if standing.posts else Q(pk__in=[])


def visible_periods(standing: Standing) -> QuerySet[Period]:
    """So are its periods."""
    return Period.objects.all() if standing.posts else Period.objects.none()


def get_indicator(standing: Standing, code: str) -> Indicator:
    return get_object_or_404(Indicator.objects.filter(visible_indicators(standing)), code=code)


def enters(standing: Standing, indicator: int, unit: Unit, followers: Followers) -> bool:
    """Works in the unit, or in the department that answers for the indicator, or is a clerk above."""
    if unit.pk in standing.units(*WORKERS) or standing.holds(Role.CLERK, at=unit.path):
        return True
    follower = followers.of(indicator, unit.path)
    return follower is not None and follower.responsible in standing.units(*WORKERS)


def entering_unit(standing: Standing, unit: Unit, *, on: date) -> Unit | None:
    """Where she enters figures: in the unit she looks at if she may, else in her own; None where nowhere."""
    if enters(standing, 0, unit, Followers([])):
        return unit
    if any(unit.path.startswith(path) for path in Followers().answered_by(standing.units(*WORKERS))):
        return unit
    own = Unit.objects.existing(on=on).filter(pk__in=standing.units(*WORKERS))
    giving = own.filter(Q(level=Level.COMMUNE) | Q(pk__in=Tracking.objects.values("office")))
    return giving.order_by("path").first()


def checks(standing: Standing, value: Value, followers: Followers) -> bool:
    """Answers for the indicator, or is clerk or leader of the office that follows it; never her own figure."""
    follower = followers.of(value.indicator_id, value.unit.path)
    answers = follower is not None and follower.responsible in standing.units(*WORKERS)
    return value.entered_by_id != standing.person and (answers or _leads(standing, value, follower))


def approves(standing: Standing, value: Value, followers: Followers) -> bool:
    follower = followers.of(value.indicator_id, value.unit.path)
    return value.entered_by_id != standing.person and _leads(standing, value, follower)


def _leads(standing: Standing, value: Value, follower: Follower | None) -> bool:
    return standing.holds(Role.CLERK, Role.LEADER, at=follower.path if follower else value.unit.path)


def sends(standing: Standing, value: Value, followers: Followers) -> bool:
    return enters(standing, value.indicator_id, value.unit, followers)


def reopens(standing: Standing, value: Value, followers: Followers) -> bool:
    """Opening what was approved is a leader's or clerk's, whoever entered it."""
    return _leads(standing, value, followers.of(value.indicator_id, value.unit.path))


_MAY = {
    Move.SEND: (sends, "enter"),
    Move.RECALL: (sends, "enter"),
    Move.CHECK: (checks, "check"),
    Move.RETURN: (checks, "check"),
    Move.APPROVE: (approves, "approve"),
    Move.LOCK: (reopens, "approve"),
    Move.REOPEN: (reopens, "approve"),
}


def may(standing: Standing, value: Value, move: Move, followers: Followers) -> bool:
    allowed, _ = _MAY[move]
    return allowed(standing, value, followers)


def why_not(move: Move) -> Message:
    """The reason of a refusal, as a sentence."""
    return WHY[_MAY[move][1]]


def manages(standing: Standing, office: Unit) -> bool:
    """Sets the indicators, plans and periods of an office."""
    return standing.holds(Role.CLERK, Role.LEADER, at=office.path)


def require_management(standing: Standing, office: Unit) -> None:
    if not manages(standing, office):
        raise NotAllowed(WHY["manage"])


def manages_somewhere(standing: Standing) -> bool:
    return standing.holds(Role.CLERK, Role.LEADER)


def require_some_management(standing: Standing) -> None:
    if not manages_somewhere(standing):
        raise NotAllowed(WHY["manage"])
