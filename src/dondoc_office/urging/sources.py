"""The words of a document from which tasks came, fetched once for many tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models.fields.json import KeyTextTransform

from dondoc_office.documents.models import Document
from dondoc_office.tasks.models import Task

MOST = 600


@dataclass(frozen=True, slots=True)
class Quote:
    """What was written, and where (lời văn giao việc)."""

    words: str
    source: str = ""


def quotes(tasks: Iterable[Task]) -> Mapping[int, Quote]:
    """By task; the task's own content where no document says it."""
    rows = list(tasks)
    keys = {task.document_id for task in rows if task.document_id is not None}
    found = Document.objects.filter(pk__in=keys).annotate(said=KeyTextTransform("text", "reading"))
    documents = {one.pk: one for one in found.only("number", "symbol", "issued_on", "file_name")}
    return {task.pk: _quote(task, documents.get(task.document_id or 0)) for task in rows}


def _quote(task: Task, document: Document | None) -> Quote:
    if document is None:
        return Quote(_short(task.content))
    text: str = getattr(document, "said", None) or ""
    words = text[task.source_start : task.source_end] if task.source_end else ""
    return Quote(_short(words or task.content), document.reference)


def _short(words: str) -> str:
    """One line; a long order is cut between two words."""
    line = " ".join(words.split())
    return line if len(line) <= MOST else line[:MOST].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
