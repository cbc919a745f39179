"""A form sent twice is carried out once: by its key, in the transaction of what it does."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from dondoc_office.people.models import Person
from dondoc_office.units.models import SentForm
from dondoc_office.units.request import OfficeRequest

KEPT = timedelta(days=30)
FIELD = "form-key"
ALREADY = _("Biểu mẫu này đã được ghi nhận từ lần gửi trước.")


class SentBefore(Exception):
    """This very form was carried out already: the view answers as it did the first time."""


def new_key() -> str:
    """For a hidden field."""
    return secrets.token_hex(16)


def done_once(request: OfficeRequest, change: Callable[[], object]) -> bool:
    """Carry out what the form of the request asks; False where this very form was carried out already."""
    try:
        with sent_once(request.POST.get(FIELD, ""), by=request.person, at=request.now):
            change()
    except SentBefore:
        messages.info(request, ALREADY)
        return False
    return True


def was_sent(key: str, *, by: Person) -> bool:
    return bool(key) and SentForm.objects.filter(pk=key[:64], person=by).exists()


@contextmanager
def sent_once(key: str, *, by: Person, at: datetime) -> Iterator[None]:
    """Everything inside is one transaction with the key; SentBefore where the key is there already.

    Two copies of the form at the same moment: the second waits for the first, then finds its key. What
    fails leaves no key, so it can be sent again. A form without a key is not held back.
    """
    with transaction.atomic():
        if key:
            try:
                with transaction.atomic():
                    SentForm.objects.create(pk=key[:64], person=by, at=at)
            except IntegrityError:
                raise SentBefore from None
        yield


def forget_old_keys(at: datetime) -> int:
    """Keys of forms that nobody can still have open."""
    return SentForm.objects.filter(at__lt=at - KEPT).delete()[0]
