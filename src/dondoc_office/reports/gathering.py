"""Tasks and documents as a report needs them, in a fixed number of queries, through the policy of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Prefetch, Q

from dondoc_office.documents.models import Document, DocumentQuerySet
from dondoc_office.documents.policy import visible_documents
from dondoc_office.reports.accounts import Account, Delay
from dondoc_office.reports.policy import OVERSEERS
from dondoc_office.site.typed import keys_of
from dondoc_office.tasks.models import Extension, Part, Progress, Result, Task, TaskQuerySet
from dondoc_office.tasks.models.result import ResultState
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import State
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.rhythm import Soon
from dondoc_office.units.standing import Standing

MOST_DOCUMENTS = 24


def reportable_documents(standing: Standing) -> DocumentQuerySet:
    """Documents of the offices she oversees that gave tasks; restricted ones never stand in a report.

    A report is read out and passed on, so what only some may see stays out of it, even for those named.
    """
    seen = visible_documents(standing).in_force().filter(restricted=False)
    above = Q(pk__in=[])
    for path in standing.paths(*OVERSEERS):
        above |= Q(office__path__startswith=path)
    given = Task.objects.filter(document__isnull=False).values("document")
    ordered = seen.filter(above, pk__in=given).order_by("-meeting_on", "-issued_on", "-pk")
    return ordered.select_related("office").defer("reading", "words")


def chosen_documents(
    standing: Standing, keys: Iterable[str], since: date | None, until: date | None
) -> list[Document]:
    """The documents ticked, or those of a period; with neither, those of the latest session."""
    offered = reportable_documents(standing)
    ticked = keys_of(keys)
    if ticked:
        return list(offered.filter(pk__in=ticked))
    if since or until:
        inside = Q()
        for field in ("meeting_on", "issued_on"):
            span = Q(**{f"{field}__isnull": False})
            span &= Q(**{f"{field}__gte": since}) if since else Q()
            span &= Q(**{f"{field}__lte": until}) if until else Q()
            inside |= span
        return list(offered.filter(inside)[:MOST_DOCUMENTS])
    latest = offered.first()
    if latest is None:
        return []
    same = offered.filter(meeting_on=latest.meeting_on, office=latest.office)
    return list(same) if latest.meeting_on else [latest]


def tasks_of(standing: Standing, documents: Sequence[Document]) -> TaskQuerySet:
    """The same tasks as the list of tasks shows for these documents."""
    return visible_tasks(standing).filter(document__in=[document.pk for document in documents])


def accounts_of(tasks: TaskQuerySet, *, today: date) -> list[Account]:
    """Every task told as values; seven queries, however many tasks."""
    told = with_rows(tasks.filter(restricted=False).select_related("lead"))
    ordered = sorted(told, key=lambda task: (task.lead.sort_key if task.lead else "~", task.pk))
    soon = OfficeSetting.objects.soon()
    return [account_of(task, today=today, soon=soon) for task in ordered]


def with_rows(tasks: TaskQuerySet) -> TaskQuerySet:
    """With every row of which an account tells."""
    return tasks.defer("words", "content", "document__reading", "document__words").prefetch_related(
        Prefetch("parts", Part.objects.select_related("unit").order_by("pk")),
        Prefetch("results", Result.objects.filter(state=ResultState.ACCEPTED).select_related("document")),
        Prefetch("extensions", Extension.objects.select_related("decided_by")),
        Prefetch("reports", Progress.objects.exclude(difficulty="").only("task", "difficulty", "at")),
    )


def account_of(task: Task, *, today: date, soon: Soon) -> Account:
    """One task whose rows were fetched already."""
    parts, results, difficulties = list(task.parts.all()), list(task.results.all()), list(task.reports.all())
    return Account(
        task=task.pk,
        document=task.document_id,
        title=task.title,
        lead=task.lead.name if task.lead else task.lead_text or "Chưa rõ đơn vị",
        state=task.current,
        cell=task.timeliness(today, soon),
        late=task.days_late(today),
        due_on=task.due_on,
        finished_on=task.finished_on,
        percent=task.percent,
        product=_product(results) or task.product,
        reason=_line(task.reason),
        difficulty=_line(difficulties[0].difficulty) if difficulties else "",
        objective=_line(task.objective_cause),
        parts_done=sum(part.current is State.DONE for part in parts),
        parts=len(parts),
        delays=tuple(_delay(extension) for extension in task.extensions.all()),
    )


def _product(results: Sequence[Result]) -> str:
    if not results:
        return ""
    document = results[0].document
    return document.reference if document else results[0].document_text


def _line(text: str) -> str:
    """In a sentence: one line, without its full stop."""
    return " ".join(text.split()).rstrip(".;, ")


def _delay(extension: Extension) -> Delay:
    return Delay(
        old=extension.old_due_on,
        new=extension.new_due_on,
        reason=_line(extension.reason),
        state=extension.state,
        decided_by=extension.decided_by.name if extension.decided_by else "",
        after_lapse=extension.after_lapse,
    )
