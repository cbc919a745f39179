"""From SQLite to PostgreSQL and back out of a backup, with nothing lost; and a server killed with -9."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.office.databases import PROGRAMS, Postgres
from tests.office.running.homes import Home, answers, free_port, interrupted

pytestmark = pytest.mark.skipif(not PROGRAMS, reason="PostgreSQL is not installed (tools/setup.sh dev)")


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    running = Postgres()
    yield running
    running.remove()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("home")).begun()


def end_of(home: Home) -> str:
    checked = home.run("check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    return checked.stdout.partition("its end is ")[2].split()[0]


def test_a_moved_office_has_the_same_journal_and_goes_on(
    home: Home, server: Postgres, tmp_path: Path
) -> None:
    before = end_of(home)
    url = server.create("moved")
    moved = home.run("move-to", url)
    assert moved.returncode == 0, moved.stderr
    home.environment["DATABASE_URL"] = url
    try:
        assert end_of(home) == before
        assert home.run("move-to", url).returncode == 3
        backup = tmp_path / "from-postgres.dondoc"
        assert home.run("backup", str(backup)).returncode == 0
    finally:
        del home.environment["DATABASE_URL"]
    for_sqlite, for_postgres = Home(tmp_path / "s"), Home(tmp_path / "p")
    for_postgres.environment["DATABASE_URL"] = server.create("restored")
    for other in (for_sqlite, for_postgres):
        restored = other.run("restore", str(backup))
        assert restored.returncode == 0, restored.stderr
        assert end_of(other) == before


def test_a_used_or_absent_database_is_refused_and_the_office_stays(home: Home, server: Postgres) -> None:
    before = end_of(home)
    url = server.create("used")
    assert home.run("move-to", url).returncode == 0
    for wrong in (url, server.url("absent"), "mysql://x/y"):
        tried = home.run("move-to", wrong)
        assert tried.returncode == 3, wrong
        assert "Traceback" not in tried.stderr
    assert end_of(home) == before


def test_a_database_killed_with_9_comes_back_with_everything_acknowledged(
    server: Postgres, tmp_path: Path
) -> None:
    home = Home(tmp_path)
    home.environment["DATABASE_URL"] = server.create("killed")
    home.begun()
    before, port = end_of(home), free_port()
    process = home.start(port)
    try:
        assert answers(port)
        server.kill()
        assert not answers(port, within=1.5)
        server.start()
        assert answers(port)
    finally:
        assert interrupted(process) == 0
    assert end_of(home) == before
