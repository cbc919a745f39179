"""One cast for every test of the office: a district of 2023 with its people; built on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from dondoc_office.documents.models import Document
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Kind, Level, Membership, Role, Unit
from dondoc_office.units.policy import standing_of
from dondoc_office.units.standing import Standing

NOW = datetime(2023, 3, 28, 2, 0, tzinfo=UTC)  # 09:00 in Hà Nội


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> None:
    """Files and counters of a test go to a folder of its own; pages need no collected static files."""
    cache = "django.core.cache.backends.filebased.FileBasedCache"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, for tests only
    settings.CACHES = {"default": {"BACKEND": cache, "LOCATION": str(tmp_path / "cache")}}
    settings.STORAGES = {
        "default": {
            "BACKEND": "dondoc_office.site.storing.WholeFiles",
            "OPTIONS": {"location": str(tmp_path)},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def make_unit(code: str, name: str, parent: Unit | None, kind: str = Kind.DEPARTMENT) -> Unit:
    """A unit as it stands in the tree, without policy."""
    level = Level.COMMUNE if kind == Kind.COMMUNE else Level.DISTRICT
    unit = Unit(code=code, name=name, parent=parent, kind=kind, level=level)
    unit.arrange()
    unit.save()
    return unit


@dataclass(frozen=True)
class Office:
    """The district and its units."""

    huyen: Unit
    office: Unit
    finance: Unit
    police: Unit
    communes: tuple[Unit, ...]


@pytest.fixture
def office(db: None) -> Office:
    huyen = make_unit("huyen", "UBND huyện Sông Đông", None, Kind.COMMITTEE)
    communes = tuple(
        make_unit(f"xa-{n}", f"UBND xã {name}", huyen, Kind.COMMUNE)
        for n, name in enumerate(("An Bình", "Đông Hòa", "Ái Nghĩa"), 1)
    )
    return Office(
        huyen,
        make_unit("vp", "Văn phòng HĐND và UBND huyện", huyen, Kind.OFFICE),
        make_unit("tckh", "Phòng Tài chính - Kế hoạch", huyen),
        make_unit("ca", "Công an huyện", huyen, Kind.FORCE),
        communes,
    )


@dataclass(frozen=True)
class Cast:
    """Everybody who plays: named by what they are."""

    chair: Person
    clerk: Person
    head: Person
    officer: Person
    outsider: Person
    commune: Person
    auditor: Person
    administrator: Person
    stranger: Person

    def everybody(self) -> dict[str, Person]:
        return dict(vars(self))


@pytest.fixture
def cast(office: Office) -> Cast:
    def play(name: str, unit: Unit | None, role: str) -> Person:
        person = Person.objects.create_user(
            f"{name.split()[-1].lower()}-{role or 'none'}@xa.example", None, name=name
        )
        if unit is not None:
            Membership.objects.create(person=person, unit=unit, role=role)
        return person

    return Cast(
        chair=play("Phạm Minh Chu", office.huyen, Role.LEADER),
        clerk=play("Lê Thị Thu", office.huyen, Role.CLERK),
        head=play("Trần Văn Trung", office.finance, Role.HEAD),
        officer=play("Đặng Thị Nguyễn Hoàng Phương Quỳnh", office.finance, Role.OFFICER),
        outsider=play("Bùi Văn Ngoan", office.police, Role.OFFICER),
        commune=play("Hà Thị Xuân", office.communes[0], Role.OFFICER),
        auditor=play("Vũ Đình Soát", office.huyen, Role.AUDITOR),
        administrator=play("Ngô Quang Trị", office.huyen, Role.ADMINISTRATOR),
        stranger=play("Không Ai", None, ""),
    )


def restricted_document(office: Unit, *, by: Person, at: datetime) -> Document:
    """A document that nobody is named in yet."""
    return Document.objects.create(
        office=office,
        restricted=True,
        file="x",
        file_name="x",
        sha256="0" * 64,
        size=1,
        uploaded_by=by,
        uploaded_at=at,
    )


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def standing() -> Callable[[Person], Standing]:
    return lambda person: standing_of(person, on=NOW.date())


@pytest.fixture
def task(office: Office, cast: Cast) -> Task:
    """Assigned by the clerk to the finance department, due on 7 April 2023."""
    fields = {
        "title": "Hoàn chỉnh báo cáo quý I",
        "content": "Tiếp thu ý kiến, hoàn chỉnh báo cáo kinh tế - xã hội quý I",
        "lead": office.finance,
        "product": "Báo cáo",
        "due_on": datetime(2023, 4, 7, tzinfo=UTC).date(),
        "deadline_kind": "date",
    }
    drafted = draft_task(office.huyen, fields, by=cast.clerk, at=NOW)
    return assign(drafted, by=cast.clerk, at=NOW)


@pytest.fixture
def signed_in_as() -> Callable[[Person], Client]:
    def client(person: Person) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return client
