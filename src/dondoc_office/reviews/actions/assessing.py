"""What the unit says of its goals, what the check found, what the leader decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.reviews.actions.reviewing import locked, not_now
from dondoc_office.reviews.errors import LegalReasonNeeded, NewGoalNeeded
from dondoc_office.reviews.models import Decision, GoalLine, Opinion
from dondoc_office.reviews.policy import require_decision, require_say
from dondoc_office.reviews.states import NEEDS_LEGAL_REASON, Cause, Course, Outcome, Side, State
from dondoc_office.units.policy import standing_of


@dataclass(frozen=True, slots=True)
class Said:
    """What a side says: figure, forecast, cause (lời đánh giá)."""

    outcome: Outcome
    value: Decimal | None = None
    cause: Cause | None = None
    text: str = ""


_VERBS = {Side.UNIT: "review.assessed", Side.CHECK: "review.checked"}


@transaction.atomic
def give_opinion(line: GoalLine, side: Side, said: Said, *, by: Person, at: datetime) -> Opinion:
    """One word of each side while the review is open; a later one replaces it, the journal keeps both."""
    review = locked(line.review)
    require_say(standing_of(by, on=localdate(at)), line, side)
    if review.stage is not State.OPEN:
        raise not_now(review)
    before = Opinion.objects.filter(line=line, side=side).first()
    fields = {
        "value": said.value,
        "outcome": said.outcome.value,
        "cause": said.cause.value if said.cause else "",
        "text": said.text.strip(),
    }
    row, _ = Opinion.objects.update_or_create(line=line, side=side, defaults={**fields, "by": by, "at": at})
    changes = {name: [getattr(before, name) if before else None, value] for name, value in fields.items()}
    journal.record(line, _VERBS[side], by=by, at=at, changes=changes)
    return row


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a leader decides of a goal (kết luận)."""

    outcome: Outcome
    course: Course
    least: Decimal | None = None
    most: Decimal | None = None
    legal_reason: str = ""
    text: str = ""


@transaction.atomic
def decide(line: GoalLine, ruling: Ruling, *, by: Person, at: datetime) -> Decision:
    """The forecast and what is proposed for the goal; only a checked review is decided."""
    review = locked(line.review)
    require_decision(standing_of(by, on=localdate(at)), line)
    if review.stage is not State.CHECKED:
        raise not_now(review)
    adjusts = ruling.course is Course.ADJUST
    if ruling.course in NEEDS_LEGAL_REASON and not ruling.legal_reason.strip():
        raise LegalReasonNeeded
    if adjusts and ruling.least is None and ruling.most is None:
        raise NewGoalNeeded
    fields = {
        "outcome": ruling.outcome.value,
        "course": ruling.course.value,
        "least": ruling.least if adjusts else None,
        "most": ruling.most if adjusts else None,
        "legal_reason": ruling.legal_reason.strip(),
        "text": ruling.text.strip(),
    }
    row, _ = Decision.objects.update_or_create(line=line, defaults={**fields, "by": by, "at": at})
    journal.record(line, "review.decided", by=by, at=at, changes=fields)
    return row
