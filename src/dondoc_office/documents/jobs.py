"""What the worker does with documents: read those that wait, take back those whose worker died."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from dondoc import DondocError, read
from dondoc.notice.secrecy import SecretDocumentError
from dondoc_office.documents import actions
from dondoc_office.documents.errors import SecretRemoved
from dondoc_office.documents.models import Document, ReadingState

LEASE = timedelta(minutes=15)
"""A reading that takes longer has lost its worker."""
_TAKEN, _RECOGNISED = 10, 90  # percent


@task()
def read_document(pk: int) -> None:
    """Read one document; a second worker that asks for the same one finds it taken."""
    document = _taken(pk, timezone.now())
    if document is None:
        return
    with document.file.open("rb") as file:
        content = file.read()
    try:
        notice = read(content, name=document.file_name, told=partial(_keep_progress, pk))
    except SecretDocumentError as error:
        actions.remove_secret(document, SecretRemoved(degree=error.data["degree"]), at=timezone.now())
        return
    except DondocError as error:
        actions.keep_failure(document, error, at=timezone.now())
        return
    actions.keep_reading(document, notice, at=timezone.now())


def _keep_progress(pk: int, done: int, pages: int) -> None:
    """Between being taken and being read, by the pages of a scan."""
    reading = Document.objects.filter(pk=pk, state=ReadingState.READING)
    reading.update(progress=_TAKEN + (_RECOGNISED - _TAKEN) * done // pages)


@transaction.atomic
def _taken(pk: int, at: datetime) -> Document | None:
    waiting = (
        Document.objects.select_for_update(of=("self",)).filter(pk=pk, state=ReadingState.WAITING).first()
    )
    if waiting is None:
        return None
    waiting.state, waiting.read_at, waiting.progress = ReadingState.READING, at, _TAKEN
    waiting.save(update_fields=["state", "read_at", "progress"])
    return waiting


def take_back_lost(at: datetime) -> int:
    """Documents whose worker was killed wait again; returns how many."""
    lost = Document.objects.filter(state=ReadingState.READING, read_at__lt=at - LEASE)
    keys = list(lost.values_list("pk", flat=True))
    for pk in keys:
        Document.objects.filter(pk=pk, state=ReadingState.READING).update(
            state=ReadingState.WAITING, progress=0
        )
        read_document.enqueue(pk)
    return len(keys) + _ask_again(at)


def _ask_again(at: datetime) -> int:
    """Documents that were stored but never put into the queue: whoever stored them was killed just then."""
    waiting = Document.objects.filter(state=ReadingState.WAITING, uploaded_at__lt=at - LEASE)
    keys = list(
        waiting.filter(Q(read_at=None) | Q(read_at__lt=at - LEASE)).values_list("pk", flat=True)[:100]
    )
    for pk in keys:
        Document.objects.filter(pk=pk, state=ReadingState.WAITING).update(read_at=at)
        read_document.enqueue(pk)
    return len(keys)
