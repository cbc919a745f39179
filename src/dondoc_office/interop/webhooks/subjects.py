"""What a message may be about, and the little that is said of it to somebody who sees it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q

from dondoc_office.documents.policy import visible_documents
from dondoc_office.measures.policy import concerning_values
from dondoc_office.site.typed import keys_of
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.units.standing import Standing

Said = dict[str, Any]
Seen = Callable[[Standing, Collection[str]], dict[str, Said]]


def seen_subjects(standing: Standing, subjects: Iterable[str]) -> dict[str, Said]:
    """Those of the subjects that a person sees, with what is said of each."""
    keys: dict[str, set[str]] = {}
    for subject in subjects:
        kind, _, key = subject.partition(":")
        keys.setdefault(kind, set()).add(key)
    return {
        f"{kind}:{key}": {"kind": kind, **said}
        for kind, wanted in keys.items()
        if kind in KINDS
        for key, said in KINDS[kind](standing, wanted).items()
    }


def address_of(subject: str) -> str:
    """Where the API tells more of it, below its root."""
    kind, _, key = subject.partition(":")
    if kind == "sheet":
        unit, _, period = key.partition(":")
        return "values?" + urlencode({"unit": unit, "period": period})
    if kind == "batch":
        return "values?" + urlencode({"batch": key})
    return f"{kind}s/{key}"


def _tasks(standing: Standing, keys: Collection[str]) -> dict[str, Said]:
    rows = visible_tasks(standing).filter(pk__in=keys_of(keys)).select_related("lead", "office")
    return {
        str(task.pk): {
            "id": task.pk,
            "title": task.title,
            "state": task.state,
            "lead": task.lead.code if task.lead else None,
            "due_on": task.due_on.isoformat() if task.due_on else None,
            "version": task.version,
        }
        for task in rows
    }


def _documents(standing: Standing, keys: Collection[str]) -> dict[str, Said]:
    rows = visible_documents(standing).filter(pk__in=keys_of(keys)).defer("reading", "words")
    return {str(row.pk): {"id": row.pk, "reference": row.reference, "state": row.state} for row in rows}


def _sheets(standing: Standing, keys: Collection[str]) -> dict[str, Said]:
    """Figures of a unit in a period, for whoever sees them from their draft on: counted by state."""
    pairs = [tuple(key.split(":", 1)) for key in keys if ":" in key]
    wanted = Q(pk__in=[])
    for unit, period in pairs:
        wanted |= Q(unit__code=unit, period__code=period)
    counts = (
        concerning_values(standing)
        .filter(wanted)
        .order_by()
        .values_list("unit__code", "period__code", "state")
        .annotate(n=Count("pk"))
    )
    found: dict[str, Said] = {}
    for unit, period, state, count in counts:
        said = found.setdefault(f"{unit}:{period}", {"unit": unit, "period": period, "values": {}})
        said["values"][state] = count
    return found


def _batches(standing: Standing, keys: Collection[str]) -> dict[str, Said]:
    """Figures that came together, as they stand now."""
    rows = concerning_values(standing).filter(batch__in=keys_of(keys)).order_by()
    found: dict[str, Said] = {}
    for batch, state, count in rows.values_list("batch", "state").annotate(n=Count("pk")):
        found.setdefault(str(batch), {"id": batch, "values": {}})["values"][state] = count
    return found


KINDS: Mapping[str, Seen] = {"task": _tasks, "document": _documents, "sheet": _sheets, "batch": _batches}
"""Kinds of subjects of the journal that programs are told of."""
