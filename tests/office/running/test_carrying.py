"""The whole office leaves as one open file and stands elsewhere as it stood, without its keys."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest
from tests.office.conftest import Cast, Office, make_unit
from tests.office.running.homes import Home

from dondoc_office.people.models import Person
from dondoc_office.running import transfer_commands
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Kind, Membership, Role


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("home")).begun()


@pytest.fixture(scope="module")
def carried(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("carried") / "office.zip"
    done = home.run("export", str(path))
    assert done.returncode == 0, done.stderr
    assert "SHA-256" in done.stdout
    return path


def test_what_left_stands_elsewhere_with_its_journal(home: Home, carried: Path, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    looked = other.run("import", str(carried), "--preview")
    assert (looked.returncode, "is whole" in looked.stdout) == (0, True), looked.stderr
    taken = other.run("import", str(carried))
    assert taken.returncode == 0, taken.stderr
    checked = other.run("check")
    assert checked.returncode == 0, checked.stdout
    ends = [
        sqlite3.connect(one.path / "office.sqlite3").execute("SELECT * FROM journal_head").fetchall()
        for one in (home, other)
    ]
    assert ends[0] == ends[1]
    again = other.run("import", str(carried))
    assert again.returncode == 3
    assert "is not overwritten" in again.stderr


def test_a_demonstration_stays_one_and_an_office_never_becomes_one(
    home: Home, carried: Path, tmp_path: Path
) -> None:
    mark = home.path / "demonstration"
    mark.write_text("DỮ LIỆU TRÌNH DIỄN\n  tri@xa.example", encoding="utf-8")
    try:
        assert home.run("export", str(tmp_path / "made-up.zip")).returncode == 0
    finally:
        mark.unlink()
    made_up = Home(tmp_path / "made-up")
    assert made_up.run("import", str(tmp_path / "made-up.zip")).returncode == 0
    said = (made_up.path / "demonstration").read_text(encoding="utf-8")
    assert "DỮ LIỆU TRÌNH DIỄN" in said
    assert "tri@xa.example" not in said  # accounts whose password did not come along
    real = Home(tmp_path / "real")
    real.path.mkdir()
    (real.path / "demonstration").write_text("left from before", encoding="utf-8")
    assert real.run("import", str(carried)).returncode == 0
    assert not (real.path / "demonstration").exists()


def test_no_password_key_or_invitation_travels(carried: Path) -> None:
    with zipfile.ZipFile(carried) as packed:
        people = [json.loads(line) for line in packed.read("rows/people.person.jsonl").splitlines()]
        names = packed.namelist()
    assert {person["password"] for person in people} == {"!"}
    assert not [name for name in names if "invitation" in name or "token" in name or "secret" in name]


def test_a_changed_byte_leaves_the_place_empty(carried: Path, tmp_path: Path) -> None:
    content = bytearray(carried.read_bytes())
    with zipfile.ZipFile(carried) as packed:
        member = packed.getinfo("rows/units.unit.jsonl")
    content[member.header_offset + 60 + len(member.filename)] ^= 1
    spoiled = tmp_path / "spoiled.zip"
    spoiled.write_bytes(content)
    other = Home(tmp_path / "other")
    refused = other.run("import", str(spoiled))
    assert refused.returncode == 3
    assert "not as it was written" in refused.stderr
    assert not (other.path / "office.sqlite3").exists()
    assert other.run("import", str(carried)).returncode == 0


def test_an_export_overwrites_nothing(home: Home, carried: Path) -> None:
    before = carried.read_bytes()
    assert home.run("export", str(carried)).returncode == 3
    assert carried.read_bytes() == before


def asked(file: Path, **options: object) -> Namespace:
    usual: dict[str, object] = {"unit": None, "by": None, "office": None, "map": [], "preview": False}
    return Namespace(file=file, **{**usual, **options})


def test_one_units_work_goes_into_a_running_office(
    task: Task, office: Office, cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commune = make_unit("xa-moi", "UBND xã Cẩm Sơn", None, Kind.COMMITTEE)
    heir = make_unit("kt", "Phòng Kinh tế", commune)
    clerk = Person.objects.create_user("vt@xa-moi.example", None, name="Cao Thị Mới")
    Membership.objects.create(person=clerk, unit=commune, role=Role.CLERK)
    file = tmp_path / "tckh.zip"
    transfer_commands.export_unit(asked(file, unit="tckh", by=cast.clerk.email))
    transfer_commands.bring_unit(asked(file, office="xa-moi", preview=True))
    assert "--map tckh=…" in capsys.readouterr().out
    assert not Task.objects.filter(office=commune).exists()
    transfer_commands.bring_unit(asked(file, office="xa-moi", by=clerk.email, map=["tckh=kt"]))
    assert Task.objects.get(office=commune).lead == heir
