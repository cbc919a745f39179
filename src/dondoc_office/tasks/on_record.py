"""What is on record of a task: reports, results, requests, handovers, and the newest of its journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from dondoc_office.journal.models import Entry
from dondoc_office.site.questions import instances, number, words
from dondoc_office.tasks.models import Evidence, Progress, Result, Task

HISTORY = 50


def on_record(task: Task) -> dict[str, Any]:
    """What was reported, submitted, asked for, passed on."""
    held = task.held
    extensions = (
        list(task.extensions.select_related("asked_by", "decided_by", "part__unit"))
        if "extensions" in held
        else []
    )
    people = ("asked_by", "decided_by", "lead", "part__unit")
    ends = ("from_unit", "to_unit", "from_person", "to_person")
    reports = instances(_reports, task=task.pk) if "reports" in held else []
    results = instances(_results, task=task.pk) if "results" in held else []
    if "evidence" in held:
        _lay_beside(instances(_files, task=task.pk), reports, results)
    return {
        "reports": reports,
        "results": results,
        "extensions": extensions,
        "times_extended": sum(one.state == "granted" for one in extensions),
        "requests": task.requests.select_related(*people) if "requests" in held else (),
        "handovers": task.handovers.select_related(*ends) if "handovers" in held else (),
    }


def _lay_beside(files: Iterable[Evidence], reports: Iterable[Progress], results: Iterable[Result]) -> None:
    owners: dict[tuple[str, int | None], Progress | Result] = {("report", one.pk): one for one in reports}
    owners |= {("result", one.pk): one for one in results}
    for file in files:
        owner = owners.get(("report", file.progress_id)) or owners.get(("result", file.result_id))
        if owner is not None:
            owner.files = (*owner.files, file)


def remembered(task: Task) -> dict[str, Any]:
    """The newest of its journal; whether it came from elsewhere is looked for further down where there is more."""
    subject = f"task:{task.pk}"
    history = instances(_history, subject=subject)
    arrived = any(entry.verb == "task.carried_in" for entry in history)
    further = len(history) == HISTORY and Entry.objects.about(subject).filter(verb="task.carried_in").exists()
    return {"history": history, "carried_in": arrived or further}


def _reports() -> QuerySet[Progress]:
    shown = (
        "task",
        "percent",
        "at",
        "text",
        "difficulty",
        "by_name",
        "by__name",
        "unit__name",
        "unit__short_name",
    )
    return Progress.objects.filter(task=number("task")).select_related("by", "unit").only(*shown)


def _results() -> QuerySet[Result]:
    return Result.objects.filter(task=number("task")).select_related("submitted_by", "decided_by")


def _files() -> QuerySet[Evidence]:
    return Evidence.objects.filter(task=number("task"))


def _history() -> QuerySet[Entry]:
    shown = ("at", "verb", "subject", "changes", "reason", "by__name")
    return Entry.objects.filter(subject=words("subject")).select_related("by").only(*shown)[:HISTORY]
