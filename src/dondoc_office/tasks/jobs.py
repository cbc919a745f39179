"""What the worker does about tasks by the clock; each is harmless when called twice."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localdate

from dondoc_office.tasks.actions.recurring import make_occurrence, next_period
from dondoc_office.tasks.models import Task


def make_occurrences(at: datetime) -> int:
    """Every running series gets the occurrence of the present period; returns how many were made."""
    today = localdate(at)
    running = Q(recurs_until=None) | Q(recurs_until__gte=today)
    heads = Task.objects.filter(running, recurs_from=None).exclude(period="").select_related("office", "lead")
    standing = set(Task.objects.filter(recurs_from__in=heads).values_list("recurs_from", "period"))
    made = 0
    for head in heads:
        coming = next_period(head, today)
        if coming is not None and (head.pk, coming[0]) not in standing:
            made += make_occurrence(head, at=at) is not None
    return made
