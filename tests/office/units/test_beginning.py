"""The first page of an administrator says what a new office needs, until it has it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from tests.office.conftest import NOW, Cast, Office, make_unit

from dondoc_office.people.models import Person
from dondoc_office.units.models import Kind, Membership, Role, Unit

SignIn = Callable[[Person], Client]
SAID = "Bắt đầu một văn phòng mới"


def _administrator(unit: Unit) -> Person:
    person = Person.objects.create_user("quan@x.example", None, name="Quản", joined_at=NOW)
    Membership.objects.create(person=person, unit=unit, role=Role.ADMINISTRATOR)
    return person


def test_a_new_office_is_told_its_first_steps(db: None, signed_in_as: SignIn) -> None:
    top = make_unit("xa", "UBND xã Mới", None, Kind.COMMITTEE)
    browser = signed_in_as(_administrator(top))
    page = browser.get("/").content.decode()
    assert SAID in page
    assert "✓" not in page.split(SAID)[1].split("</section>")[0]
    make_unit("kt", "Phòng Kinh tế", top)
    assert browser.get("/").content.decode().split(SAID)[1].split("</section>")[0].count("✓") == 1


def test_an_office_at_work_and_everybody_else_are_not(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    assert SAID not in signed_in_as(cast.administrator).get("/").content.decode()
    Membership.objects.filter(role=Role.CLERK).delete()
    assert SAID not in signed_in_as(cast.head).get("/").content.decode()
    assert SAID in signed_in_as(cast.administrator).get("/").content.decode()
