"""The demonstration office: real units of one district and its heirs, made-up people, notices and tasks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from dondoc.errors import Message
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


_UNITS = Message(
    "  đơn vị, người, kế thừa khi huyện kết thúc …", "  units, people, the heirs of the district …"
)
_WORK = Message(
    "  hai năm thông báo và nhiệm vụ: đọc, xác nhận, báo cáo, duyệt … {share} %",
    "  two years of notices and tasks: read, confirmed, reported, accepted … {share} %",
)
_DEALINGS = Message("  gia hạn, đổi chủ trì, nhắc việc …", "  extensions, changes of lead, reminders …")
_FIGURES = Message("  chỉ tiêu và số liệu các kỳ …", "  indicators and their figures …")
_CRITERIA = Message("  đánh giá xã theo bộ tiêu chí …", "  communes assessed by criteria …")
_PROJECTS = Message("  dự án, sơ kết, yêu cầu giải trình …", "  projects, mid-term review, questions …")
Doing = Callable[..., None]


@transaction.atomic
def make(*, now: datetime, today: date, doing: Doing, seed: int = 2023) -> str:
    """Fill an empty database; returns the accounts as text. Same seed and day, same office.

    `doing` is told what comes next, as a Message and its data: it takes a minute.
    """
    if Person.objects.exists():
        raise OfficeNotEmpty(where=database_name())
    rng = random.Random(f"{seed} {today}")
    doing(_UNITS)
    units = found()
    staff = settle(units, rng, password=make_password(PASSWORD))
    end_district(units, by=staff.administrator, now=now)
    live_through(units, staff, rng, now=now, today=today, done=lambda share: doing(_WORK, share=share))
    doing(_DEALINGS)
    deal(units, staff, rng, now=now, today=today)
    remind(now=now, today=today)
    doing(_FIGURES)
    report(units, staff, rng, now=now, today=today)
    doing(_CRITERIA)
    rate(units, staff, random.Random(f"{seed} criteria"), now=now, today=today)
    doing(_PROJECTS)
    invest(units, staff, now=now, today=today)
    review_term(units, staff, now=now, today=today)
    ask_why(units, staff, now=now, today=today)
    return "\n".join(_accounts(staff))


def _accounts(staff: Staff) -> Iterator[str]:
    yield f"DỮ LIỆU TRÌNH DIỄN (demonstration data). Mật khẩu chung (password): {PASSWORD}"
    for person in staff.printed:
        yield f"  {person.email:<34} {person.name}, {person.title}"
