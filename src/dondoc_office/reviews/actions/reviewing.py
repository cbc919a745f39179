"""Setting a review up and moving it on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.reviews.errors import LinesWaiting, NotNowAssessed, ReviewReasonNeeded
from dondoc_office.reviews.models import GoalLine, Review, Thrust
from dondoc_office.reviews.policy import require_management
from dondoc_office.reviews.states import NEEDS_REASON, STATE_NAMES, Move, Side, State, after
from dondoc_office.site.errors import OutOfDate
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

SET_UP = frozenset({State.DRAFT, State.OPEN})
"""States in which goals may still be added and worded."""


@transaction.atomic
def draft_review(office: Unit, fields: Mapping[str, Any], *, by: Person, at: datetime) -> Review:
    """A review that nobody assesses yet; `fields` are columns of `Review`."""
    require_management(standing_of(by, on=localdate(at)), office)
    review = Review(office=office, created_by=by, created_at=at, **fields)
    review.full_clean()
    review.save()
    journal.record(review, "review.drafted", by=by, at=at, changes=dict(fields))
    return review


@transaction.atomic
def add_line(review: Review, fields: Mapping[str, Any], *, by: Person, at: datetime) -> GoalLine:
    """One goal of the resolution, at the end of the list."""
    review = _set_up(review, by=by, at=at)
    last = review.lines.order_by("-position").values_list("position", flat=True).first() or 0
    line = GoalLine(review=review, position=last + 10, **fields)
    line.full_clean()
    line.save()
    journal.record(line, "review.line", by=by, at=at, changes={"review": review, **fields})
    return line


@transaction.atomic
def change_line(
    line: GoalLine, fields: Mapping[str, Any], *, version: int, by: Person, at: datetime
) -> GoalLine:
    """Other words, measure or unit; `version` is what the person was looking at."""
    _set_up(line.review, by=by, at=at)
    line = GoalLine.objects.select_for_update(of=("self",)).select_related("review").get(pk=line.pk)
    if line.version != version:
        raise OutOfDate(subject="Mục tiêu này")
    changes = {
        name: [getattr(line, name), value] for name, value in fields.items() if getattr(line, name) != value
    }
    for name, (_, value) in changes.items():
        setattr(line, name, value)
    line.version += 1
    line.full_clean()
    line.save(update_fields=[*changes, "version"])
    journal.record(line, "review.line_changed", by=by, at=at, changes=changes)
    return line


@transaction.atomic
def add_thrust(review: Review, name: str, sort: Thrust.Sort, *, by: Person, at: datetime) -> Thrust:
    """A programme or breakthrough under which goals stand; the same name twice is one."""
    review = _set_up(review, by=by, at=at)
    thrust, new = Thrust.objects.get_or_create(
        review=review, name=name, defaults={"sort": sort, "position": review.thrusts.count()}
    )
    if new:
        journal.record(thrust, "review.thrust", by=by, at=at, changes={"review": review, "name": name})
    return thrust


@transaction.atomic
def join(
    line: GoalLine, *, thrusts: Iterable[Thrust] = (), tasks: Iterable[Task] = (), by: Person, at: datetime
) -> GoalLine:
    """Under which programmes a goal stands and which tasks carry it; tasks she does not see stay as they were."""
    review = _set_up(line.review, by=by, at=at)
    seen = visible_tasks(standing_of(by, on=localdate(at)))
    hidden = line.tasks.exclude(pk__in=seen.values("pk"))
    chosen = seen.filter(pk__in=[task.pk for task in tasks])
    own = review.thrusts.filter(pk__in=[thrust.pk for thrust in thrusts])
    kept = sorted({*chosen.values_list("pk", flat=True), *hidden.values_list("pk", flat=True)})
    line.tasks.set(kept)
    line.thrusts.set(own)
    changes = {"tasks": kept, "thrusts": [one.pk for one in own]}
    journal.record(line, "review.line_changed", by=by, at=at, changes=changes)
    return line


def _set_up(review: Review, *, by: Person, at: datetime) -> Review:
    review = locked(review)
    require_management(standing_of(by, on=localdate(at)), review.office)
    if review.stage not in SET_UP:
        raise not_now(review)
    return review


def locked(review: Review) -> Review:
    """The row as it is now, held until the transaction ends."""
    return Review.objects.select_for_update(of=("self",)).select_related("office").get(pk=review.pk)


def not_now(review: Review) -> NotNowAssessed:
    named = STATE_NAMES[review.stage]
    return NotNowAssessed(state_vi=named.vi, state_en=named.en)


@transaction.atomic
def move_review(review: Review, move: Move, *, reason: str = "", by: Person, at: datetime) -> Review:
    """One step; a check ends when every goal has one, a review when every goal is decided."""
    review = locked(review)
    require_management(standing_of(by, on=localdate(at)), review.office)
    state = after(review.stage, move)
    if move in NEEDS_REASON and not reason.strip():
        raise ReviewReasonNeeded
    waiting = _waiting(review, move)
    if waiting:
        raise LinesWaiting(count=waiting)
    changes = {"state": [review.state, state.value]}
    review.state = state
    review.closed_at = at if state is State.CLOSED else None
    review.version += 1
    review.save(update_fields=["state", "closed_at", "version"])
    journal.record(review, f"review.{move}", by=by, at=at, changes=changes, reason=reason)
    return review


def _waiting(review: Review, move: Move) -> int:
    if move is Move.FINISH:
        checked = GoalLine.objects.filter(opinions__side=Side.CHECK).values("pk")
        return review.lines.exclude(pk__in=checked).count()
    if move is Move.CLOSE:
        return review.lines.filter(decision=None).count()
    return int(move is Move.OPEN and not review.lines.exists())
