"""A district of the seed's notice in an empty office: who enters figures, who checks them, who closes the period.

Run in a process of its own: `python -m tests.story.district` with DONDOC_HOME of an office that was begun.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from dondoc_office.people.models import Person
    from dondoc_office.units.models import Unit

PASSWORD = "trinh-dien-don-doc"

COMMUNES = (("xa-cam-binh", "UBND xã Cẩm Bình"), ("xa-cam-chau", "UBND xã Cẩm Châu"))
DEPARTMENTS = (
    ("tckh", "Phòng Tài chính - Kế hoạch"),
    ("nnptnt", "Phòng Nông nghiệp và Phát triển nông thôn"),
    ("vhtt", "Phòng Văn hóa và Thông tin"),
)
PEOPLE = (
    ("chutich", "Phạm Viết Hoài", "huyen", "leader"),
    ("vanthu", "Lê Thị Thu", "huyen", "clerk"),
    ("tckh", "Trần Văn Trung", "tckh", "head"),
    ("nnptnt", "Đặng Thị Nguyễn Hoàng Phương Quỳnh", "nnptnt", "officer"),
    ("vhtt", "Cao Thị Lan", "vhtt", "head"),
    ("cambinh", "Hà Thị Xuân", "xa-cam-binh", "officer"),
    ("camchau", "Bùi Văn Ngoan", "xa-cam-chau", "officer"),
)
FOLLOWED = (("KT12", "nnptnt", "8500"), ("KT17", "tckh", "15"), ("KT23", "tckh", "45"))
"""Seed: sown 101,2 % of the plan (how many hectares it does not say: made up), 3,05 million USD exported,
09 enterprises are 20 % of the plan, which makes it 45."""
NEIGHBOUR = {"KT12": "3452", "KT17": "1.5", "KT23": "4"}
PERIOD = "2023-Q1"


def found() -> None:
    from django.contrib.auth.hashers import make_password
    from django.db import transaction
    from django.utils import timezone

    from dondoc_office.people.models import Person
    from dondoc_office.units.models import Kind, Level, Membership, Unit

    now = timezone.now()
    with transaction.atomic():
        district = Unit.objects.get(parent=None)
        district.code, district.name, district.level = "huyen", "UBND huyện Cẩm Thủy", Level.DISTRICT
        district.arrange()
        district.save()
        units = {"huyen": district}
        for kind, level, rows in (
            (Kind.COMMUNE, Level.COMMUNE, COMMUNES),
            (Kind.DEPARTMENT, Level.DISTRICT, DEPARTMENTS),
        ):
            for code, name in rows:
                unit = Unit(code=code, name=name, parent=units["huyen"], kind=kind, level=level)
                unit.arrange()
                unit.save()
                units[code] = unit
        password = make_password(PASSWORD)
        people = {}
        for account, name, code, role in PEOPLE:
            person = Person(email=f"{account}@camthuy.example", name=name, password=password)
            person.arrange()
            person.save()
            Membership.objects.create(person=person, unit=units[code], role=role)
            people[account] = person
        _follow(units, people, now)
        _review(units, people, now)


def _follow(units: dict[str, Unit], people: dict[str, Person], now: datetime) -> None:
    from dondoc_office.measures.actions.entering import Entry, enter
    from dondoc_office.measures.actions.keeping import Aim, set_target, track
    from dondoc_office.measures.actions.moving import move
    from dondoc_office.measures.models import Indicator, Period, ReportedBy, Value
    from dondoc_office.measures.states import Move

    held = {one.code: one for one in Indicator.objects.all()}
    year, quarter = Period.objects.get(code="2023"), Period.objects.get(code=PERIOD)
    clerk = people["vanthu"]
    for position, (code, department, plan) in enumerate(FOLLOWED, 1):
        track(
            units["huyen"],
            held[code],
            responsible=units[department],
            reported_by=ReportedBy.COMMUNES,
            position=position,
            by=clerk,
            at=now,
        )
        aim = Aim(Decimal(plan), basis="Nghị quyết HĐND huyện về kế hoạch năm 2023")
        set_target(held[code], units["huyen"], year, aim, by=clerk, at=now)
    entries = [
        Entry(held[code], units["xa-cam-chau"], quarter, Decimal(value)) for code, value in NEIGHBOUR.items()
    ]
    enter(entries, send=True, by=people["camchau"], at=now)
    for step, who in ((Move.CHECK, clerk), (Move.APPROVE, people["chutich"])):
        move(Value.objects.values_list("pk", flat=True), step, by=who, at=now)


def _review(units: dict[str, Unit], people: dict[str, Person], now: datetime) -> None:
    from django.utils.timezone import localdate

    from dondoc_office.criteria.actions.campaigning import Entry, Window, open_campaign
    from dondoc_office.criteria.models import CriteriaSet

    today = localdate(now)
    open_campaign(
        units["huyen"],
        CriteriaSet.objects.get(code="ntm-xa-2021", office=None),
        [Entry(units[code], region="BTB") for code, _ in COMMUNES],
        name="Rà soát tiêu chí nông thôn mới",
        window=Window(today, today + timedelta(days=60), today),
        by=people["vanthu"],
        at=now,
    )


if __name__ == "__main__":
    django.setup()
    found()
