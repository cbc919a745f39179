"""The demonstration office: real units of one district and its heirs, made-up people, notices and tasks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from dondoc_office.people.models import Person
from dondoc_office.running.demonstration.asked import ask_why
from dondoc_office.running.demonstration.criteria import rate
from dondoc_office.running.demonstration.dealings import deal
from dondoc_office.running.demonstration.figures import report
from dondoc_office.running.demonstration.history import live_through
from dondoc_office.running.demonstration.people import Staff, settle
from dondoc_office.running.demonstration.projects import invest
from dondoc_office.running.demonstration.reminded import remind
from dondoc_office.running.demonstration.reviewed import review_term
from dondoc_office.running.demonstration.units import end_district, found
from dondoc_office.running.errors import OfficeNotEmpty
from dondoc_office.running.preparing import database_name

PASSWORD = "trinh-dien-don-doc"
"""Known to everybody: a demonstration is not an office, and every page says so."""


@transaction.atomic
def make(*, now: datetime, today: date, seed: int = 2023) -> str:
    """Fill an empty database; returns the accounts as text. Same seed and day, same office."""
    if Person.objects.exists():
        raise OfficeNotEmpty(where=database_name())
    rng = random.Random(f"{seed} {today}")
    units = found()
    staff = settle(units, rng, password=make_password(PASSWORD))
    end_district(units, by=staff.administrator, now=now)
    live_through(units, staff, rng, now=now, today=today)
    deal(units, staff, rng, now=now, today=today)
    remind(now=now, today=today)
    report(units, staff, rng, now=now, today=today)
    rate(units, staff, random.Random(f"{seed} criteria"), now=now, today=today)
    invest(units, staff, now=now, today=today)
    review_term(units, staff, now=now, today=today)
    ask_why(units, staff, now=now, today=today)
    return "\n".join(_accounts(staff))


def _accounts(staff: Staff) -> Iterator[str]:
    yield f"DỮ LIỆU TRÌNH DIỄN (demonstration data). Mật khẩu chung (password): {PASSWORD}"
    for person in staff.printed:
        yield f"  {person.email:<34} {person.name}, {person.title}"
