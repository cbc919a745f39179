"""Made-up people: the accounts that are printed, and a head and an officer of every unit."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone

from dondoc_office.people.models import Person
from dondoc_office.running.demonstration.tables import table
from dondoc_office.running.demonstration.units import TURN, Units
from dondoc_office.units.models import Kind, Membership, Role, Unit

_FAMILY = (
    "Bùi",
    "Cao",
    "Đinh",
    "Đỗ",
    "Hà",
    "Hoàng",
    "Lê",
    "Lương",
    "Ngô",
    "Nguyễn",
    "Phạm",
    "Quách",
    "Trần",
    "Trịnh",
    "Trương",
    "Vũ",
)
_MIDDLE = ("Công", "Đức", "Hữu", "Kim", "Minh", "Ngọc", "Quốc", "Thanh", "Thị", "Thu", "Văn", "Xuân")
_GIVEN = (
    "An",
    "Bình",
    "Chiến",
    "Dung",
    "Đạt",
    "Giang",
    "Hạnh",
    "Hiếu",
    "Hòa",
    "Huệ",
    "Lan",
    "Long",
    "Mai",
    "Nam",
    "Nga",
    "Phúc",
    "Quý",
    "Sơn",
    "Tâm",
    "Thắng",
    "Tuyết",
    "Vinh",
)
_DOMAIN = "camthuy.example"
_JOINED = timezone.make_aware(datetime.combine(TURN, time(8)))


@dataclass
class Staff:
    """Who acts for a unit; several roles may be one person's."""

    printed: list[Person] = field(default_factory=list)
    posts: dict[tuple[str, str], list[Person]] = field(default_factory=dict)

    def of(self, unit: Unit, *roles: str) -> Person:
        """The first who holds one of the roles there."""
        return next(person for role in roles for person in self.posts.get((unit.code, role), []))

    @property
    def administrator(self) -> Person:
        return self.posts["thanh-hoa", Role.ADMINISTRATOR][0]

    def add(self, person: Person, unit: Unit, role: str, since: date | None = None) -> None:
        Membership.objects.create(person=person, unit=unit, role=role, valid_from=since)
        self.posts.setdefault((unit.code, role), []).append(person)


def settle(units: Units, rng: random.Random, *, password: str) -> Staff:
    """Everybody with a role; only the printed accounts can sign in."""
    staff = Staff()
    for account, name, title, code, role, since in table("people"):
        email = f"{account}@{_DOMAIN}"
        person = Person(email=email, name=name, title=title, password=password, joined_at=_JOINED)
        person.arrange()
        person.save()
        staff.add(person, units[code], role, date.fromisoformat(since) if since else None)
        staff.printed.append(person)
    for unit in units.values():
        _fill(staff, unit, rng)
    return staff


def _fill(staff: Staff, unit: Unit, rng: random.Random) -> None:
    wanted = [Role.LEADER, Role.CLERK] if unit.kind == Kind.COMMITTEE else [Role.HEAD, Role.OFFICER]
    for role in wanted:
        if (unit.code, role) not in staff.posts:
            name = f"{rng.choice(_FAMILY)} {rng.choice(_MIDDLE)} {rng.choice(_GIVEN)}"
            person = Person.objects.create_user(
                f"{unit.code}.{role}@{_DOMAIN}", None, name=name, joined_at=_JOINED
            )
            staff.add(person, unit, role, unit.valid_from and TURN)
