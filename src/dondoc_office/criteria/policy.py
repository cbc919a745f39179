"""Who sees, enters, checks and confirms assessments; row test and query filter from one rule each.

A campaign is seen by everybody who holds a role in the office, below it, or oversees from above. A commune enters
its own; the unit that answers for the criterion checks; a clerk or leader of the office confirms. Nobody checks
or confirms what they entered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Q
from django.shortcuts import get_object_or_404

from dondoc.errors import Message
from dondoc_office.criteria.models import (
    Assessment,
    Campaign,
    CriteriaSet,
    Criterion,
    Inheritance,
    Ownership,
    RatedUnit,
)
from dondoc_office.criteria.states import Move, moves_from
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.standing import Standing

OVERSEERS = (Role.CLERK, Role.LEADER, Role.AUDITOR)
MEMBERS = (Role.CLERK, Role.LEADER, Role.AUDITOR, Role.HEAD, Role.OFFICER, Role.ADMINISTRATOR)
WORKERS = (Role.OFFICER, Role.HEAD, Role.CLERK)
MANAGERS = (Role.CLERK, Role.LEADER)

WHY: Mapping[str, Message] = {
    "enter": Message(
        "chỉ người của chính xã đó, hoặc văn thư, tổng hợp của cơ quan mở đợt, nhập kết quả.",
        "only people of that commune, or a clerk of the office that runs the campaign, enter its results.",
    ),
    "check": Message(
        "chỉ đơn vị chủ trì tiêu chí thẩm tra, và không ai thẩm tra kết quả mình nhập.",
        "only the unit that answers for the criterion checks, and nobody checks what they entered.",
    ),
    "confirm": Message(
        "chỉ lãnh đạo hoặc tổng hợp của cơ quan mở đợt xác nhận, và không ai xác nhận kết quả mình nhập.",
        "only a leader or clerk of the office confirms, and nobody confirms what they entered.",
    ),
    "manage": Message(
        "chỉ lãnh đạo hoặc tổng hợp của cơ quan lập bộ tiêu chí, mở đợt đánh giá.",
        "only a leader or clerk of the office keeps criteria sets and campaigns.",
    ),
}


def _ancestors(path: str) -> Iterator[str]:
    steps = path.strip("/").split("/")
    return ("/" + "/".join(steps[:depth]) + "/" for depth in range(1, len(steps) + 1))


def _of_offices(standing: Standing, field: str) -> Q:
    found = Q(pk__in=[])
    for path in standing.paths(*OVERSEERS):
        found |= Q(**{f"{field}__path__startswith": path})
    above = {one for path in standing.paths(*MEMBERS) for one in _ancestors(path)}
    return found | Q(**{f"{field}__path__in": sorted(above)})


def visible_campaigns(standing: Standing) -> Q:
    """Those of her offices, and the earlier ones from which a commune there took over its results."""
    later = Inheritance.objects.filter(_of_offices(standing, "rated_unit__campaign__office"))
    return _of_offices(standing, "office") | Q(pk__in=later.values("campaign"))


def visible_rated_units(standing: Standing) -> Q:
    """The communes in those campaigns."""
    return Q(campaign__in=Campaign.objects.filter(visible_campaigns(standing)).values("pk"))


def sees(standing: Standing, campaign: Campaign) -> bool:
    """The same for one row."""
    later = Inheritance.objects.filter(campaign=campaign).select_related("rated_unit__campaign__office")
    offices = [campaign.office, *(one.rated_unit.campaign.office for one in later)]
    return any(_is_of_office(standing, office) for office in offices)


def _is_of_office(standing: Standing, office: Unit) -> bool:
    below = any(path.startswith(office.path) for path in standing.paths(*MEMBERS))
    return below or standing.holds(*OVERSEERS, at=office.path)


def visible_sets(standing: Standing) -> Q:
    """National sets are everybody's who holds a role; an office's own are seen like its campaigns."""
    return (Q(office=None) | _of_offices(standing, "office")) if standing.posts else Q(pk__in=[])


def get_set(standing: Standing, pk: int) -> CriteriaSet:
    rows = CriteriaSet.objects.filter(visible_sets(standing)).select_related("office", "next_set")
    return get_object_or_404(rows, pk=pk)


def get_campaign(standing: Standing, pk: int) -> Campaign:
    """The campaign; 404 where it is not hers to see."""
    rows = Campaign.objects.filter(visible_campaigns(standing)).select_related(
        "office__parent", "criteria_set__next_set"
    )
    return get_object_or_404(rows, pk=pk)


def get_rated_unit(standing: Standing, pk: int) -> RatedUnit:
    """The commune in its campaign; 404 where that is not hers to see."""
    rows = RatedUnit.objects.filter(visible_rated_units(standing))
    return get_object_or_404(
        rows.select_related("unit", "campaign__office", "campaign__criteria_set__next_set"), pk=pk
    )


def get_assessment(standing: Standing, pk: int) -> Assessment:
    """The cell; 404 where its campaign is not hers to see."""
    seen = Campaign.objects.filter(visible_campaigns(standing)).values("pk")
    rows = Assessment.objects.filter(rated_unit__campaign__in=seen).select_related(
        "rated_unit__unit",
        "rated_unit__campaign__office",
        "rated_unit__campaign__criteria_set",
        "criterion__parent",
        "criterion__indicator",
        "inheritance__campaign",
        "entered_by",
    )
    return get_object_or_404(rows, pk=pk)


def manages(standing: Standing, office: Unit) -> bool:
    return standing.holds(*MANAGERS, at=office.path)


def require_management(standing: Standing, office: Unit) -> None:
    if not manages(standing, office):
        raise NotAllowed(WHY["manage"])


def managed_offices(standing: Standing) -> list[Unit]:
    """Where she may keep sets and open campaigns, the highest first."""
    rows = Unit.objects.filter(pk__in=standing.units(*MANAGERS)).select_related("parent")
    return list(rows.order_by("path"))


def require_some_management(standing: Standing) -> Unit:
    offices = managed_offices(standing)
    if not offices:
        raise NotAllowed(WHY["manage"])
    return offices[0]


def enters(standing: Standing, rated: RatedUnit) -> bool:
    """Works in the commune or in a unit of it, or is a clerk of the office that runs the campaign."""
    own = any(post.role in WORKERS and post.path.startswith(rated.unit.path) for post in standing.posts)
    return own or standing.holds(Role.CLERK, at=rated.campaign.office.path)


def checks(standing: Standing, assessment: Assessment, owner: int | None) -> bool:
    """Works in the unit that answers for the criterion; where none does, is clerk or leader of the office."""
    if assessment.entered_by_id == standing.person:
        return False
    if owner is not None:
        return owner in standing.units(*WORKERS, Role.LEADER)
    return standing.holds(*MANAGERS, at=assessment.rated_unit.campaign.office.path)


def confirms(standing: Standing, assessment: Assessment) -> bool:
    office = assessment.rated_unit.campaign.office
    return assessment.entered_by_id != standing.person and manages(standing, office)


class Owners:
    """Which unit checks which criterion of a campaign, fetched once for many cells (đơn vị thẩm tra)."""

    def __init__(self, campaign: int) -> None:
        rows = Ownership.objects.filter(campaign=campaign)
        self._of = dict(rows.values_list("criterion", "unit"))

    def of(self, criterion: Criterion) -> int | None:
        """The unit of the sub-criterion itself, else of the criterion above it."""
        return self._of.get(criterion.pk) or self._of.get(criterion.parent_id or 0)


def may(standing: Standing, assessment: Assessment, move: Move, owner: int | None) -> bool:
    if move is Move.ASSESS:
        return enters(standing, assessment.rated_unit)
    if move in (Move.APPROVE, Move.FLAG, Move.RETURN):
        return checks(standing, assessment, owner)
    if move is Move.INHERIT:
        return manages(standing, assessment.rated_unit.campaign.office)
    return confirms(standing, assessment)


_REASON = {Move.ASSESS: "enter", Move.CONFIRM: "confirm", Move.REOPEN: "confirm", Move.INHERIT: "manage"}


def why_not(move: Move) -> Message:
    """The reason of a refusal, as a sentence."""
    return WHY[_REASON.get(move, "check")]


def offered(standing: Standing, assessment: Assessment) -> list[Move]:
    """What a page offers this person for this cell."""
    owner = Owners(assessment.rated_unit.campaign_id).of(assessment.criterion)
    moves = (move for move in moves_from(assessment.stage) if move is not Move.INHERIT)
    return [move for move in moves if may(standing, assessment, move, owner)]
