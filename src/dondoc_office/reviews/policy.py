"""Who sees a review, assesses, checks and decides; row test and query filter from one rule each.

A review is seen by whoever holds a role in its office or below it, and by overseers above. The responsible unit
assesses its own goals; a clerk or leader of the office checks who neither assessed it nor works in that unit;
a leader of the office decides who did not assess it either. An auditor reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from dondoc.errors import Message
from dondoc_office.documents.policy import inside, is_inside
from dondoc_office.measures.policy import visible_units
from dondoc_office.reviews.models import Explanation, GoalLine, Review
from dondoc_office.reviews.states import Side
from dondoc_office.site.errors import NotAllowed
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.standing import Standing

WORKERS = (Role.OFFICER, Role.HEAD, Role.CLERK)

WHY: Mapping[str, Message] = {
    "manage": Message(
        "chỉ tổng hợp hoặc lãnh đạo của cơ quan lập và chuyển bước kỳ sơ kết.",
        "only a clerk or leader of the office sets up a review and moves it on.",
    ),
    "unit": Message(
        "chỉ đơn vị chịu trách nhiệm về mục tiêu tự đánh giá.", "only the responsible unit assesses itself."
    ),
    "check": Message(
        "chỉ tổng hợp hoặc lãnh đạo của cơ quan kiểm tra; người tự đánh giá hoặc thuộc đơn vị ấy không kiểm tra.",
        "only a clerk or leader of the office checks, never who assessed it or works in that unit.",
    ),
    "decide": Message(
        "chỉ lãnh đạo của cơ quan kết luận, và không kết luận mục tiêu mình tự đánh giá.",
        "only a leader of the office decides, never on a goal they assessed themselves.",
    ),
    "ask": Message(
        "chỉ lãnh đạo, hoặc văn thư, tổng hợp thay lãnh đạo, yêu cầu giải trình.",
        "only a leader, or a clerk in the leader's name, asks for an explanation.",
    ),
}


def visible_reviews(standing: Standing) -> QuerySet[Review]:
    """Every review that the person may see."""
    return Review.objects.filter(inside(standing))


def sees(standing: Standing, review: Review) -> bool:
    """The same for one row."""
    return is_inside(standing, review.office)


def get_review(standing: Standing, pk: int) -> Review:
    """The review; 404 where it is not hers to see."""
    rows = visible_reviews(standing).select_related("office", "term", "until", "document")
    return get_object_or_404(rows, pk=pk)


def visible_lines(standing: Standing) -> QuerySet[GoalLine]:
    """The goals of reviews that she sees."""
    return GoalLine.objects.filter(review__in=visible_reviews(standing))


def get_line(standing: Standing, pk: int) -> GoalLine:
    """One goal of a review that she sees; else 404."""
    rows = visible_lines(standing)
    joined = ("review__office", "review__term", "review__until", "indicator", "target", "responsible")
    return get_object_or_404(rows.select_related(*joined), pk=pk)


def manages(standing: Standing, office: Unit) -> bool:
    return standing.holds(Role.CLERK, Role.LEADER, at=office.path)


def manages_somewhere(standing: Standing) -> bool:
    return standing.holds(Role.CLERK, Role.LEADER)


def require_management(standing: Standing, office: Unit) -> None:
    if not manages(standing, office):
        raise NotAllowed(WHY["manage"])


def assesses(standing: Standing, line: GoalLine) -> bool:
    return line.responsible_id in standing.units(*WORKERS)


def checks(standing: Standing, line: GoalLine) -> bool:
    return (
        manages(standing, line.review.office)
        and not standing.belongs_to(line.responsible_id)
        and not _said_by(standing, line, Side.UNIT)
    )


def decides(standing: Standing, line: GoalLine) -> bool:
    leads = standing.holds(Role.LEADER, at=line.review.office.path)
    return leads and not _said_by(standing, line, Side.UNIT)


def _said_by(standing: Standing, line: GoalLine, side: Side) -> bool:
    return any(one.side == side and one.by_id == standing.person for one in line.opinions.all())


def may_say(standing: Standing, line: GoalLine, side: Side) -> bool:
    """May she speak for this side?"""
    return assesses(standing, line) if side is Side.UNIT else checks(standing, line)


def require_say(standing: Standing, line: GoalLine, side: Side) -> None:
    if not may_say(standing, line, side):
        raise NotAllowed(WHY[side.value])


def require_decision(standing: Standing, line: GoalLine) -> None:
    if not decides(standing, line):
        raise NotAllowed(WHY["decide"])


def asking_office(standing: Standing, unit: Unit) -> Unit | None:
    """The office in whose name she asks about a unit's number: the nearest at or above it where she leads or clerks."""
    held = standing.units(Role.LEADER, Role.CLERK)
    above = [one for one in Unit.objects.filter(pk__in=held) if unit.path.startswith(one.path)]
    return max(above, key=lambda one: len(one.path), default=None)


def require_asking(standing: Standing, unit: Unit) -> Unit:
    office = asking_office(standing, unit)
    if office is None:
        raise NotAllowed(WHY["ask"])
    return office


def visible_explanations(standing: Standing) -> QuerySet[Explanation]:
    """Those whose task she sees; the number itself is of her tree."""
    below = Unit.objects.filter(visible_units(standing)).values("pk")
    return Explanation.objects.filter(Q(task__in=visible_tasks(standing).values("pk")), unit__in=below)


def explanation_of(standing: Standing, task: Task) -> Explanation | None:
    """The number behind a task that she sees already."""
    below = Unit.objects.filter(visible_units(standing)).values("pk")
    rows = Explanation.objects.filter(task=task, unit__in=below)
    return rows.select_related("indicator", "unit", "period").first()
