"""A leader asks a number for its reason: a task with a date, linked both ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.measures.models import Indicator, Period, Value
from dondoc_office.measures.policy import Followers
from dondoc_office.people.models import Person
from dondoc_office.reviews.models import Explanation
from dondoc_office.reviews.policy import require_asking
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A number by its three coordinates, with the value where one was given (số được hỏi)."""

    indicator: Indicator
    unit: Unit
    period: Period
    value: Value | None = None


def answering_unit(asked: Asked) -> Unit:
    """Who answers for the indicator where it is followed nearest; else the unit itself."""
    follower = Followers([asked.indicator.pk]).of(asked.indicator.pk, asked.unit.path)
    responsible = follower.responsible if follower else None
    return Unit.objects.get(pk=responsible) if responsible is not None else asked.unit


@transaction.atomic
def ask_explanation(
    asked: Asked, question: str, *, due_on: date, unit: Unit | None = None, by: Person, at: datetime
) -> Explanation:
    """A task for the unit that answers, assigned at once; the number and the task know each other."""
    office = require_asking(standing_of(by, on=localdate(at)), asked.unit)
    lead = unit or answering_unit(asked)
    named = f"{asked.indicator.called}, {asked.unit.called}, {asked.period.span.name.vi}"
    fields = {
        "title": f"Giải trình số liệu: {named}"[:300],
        "content": f"{question}\n({asked.indicator.name}; {asked.unit.name}; {asked.period.span.name.vi})",
        "lead": lead,
        "product": "Văn bản giải trình",
        "field": asked.indicator.field,
        "deadline_kind": "date",
        "due_on": due_on,
    }
    task = assign(draft_task(office, fields, by=by, at=at), by=by, at=at)
    found = Explanation.objects.create(
        indicator=asked.indicator,
        unit=asked.unit,
        period=asked.period,
        value=asked.value,
        asked=question,
        task=task,
        asked_by=by,
        asked_at=at,
    )
    changes = {"task": task, "indicator": asked.indicator, "unit": asked.unit, "period": asked.period}
    journal.record(found, "explanation.asked", by=by, at=at, changes=changes)
    journal.record(task, "explanation.asked", by=by, at=at, changes={"explanation": found})
    return found
