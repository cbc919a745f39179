"""Fifty writers at once, and a process killed with -9 among them: nothing that was acknowledged is lost."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.office.databases import PROGRAMS, Postgres
from tests.office.running.homes import Home
from tests.office.running.writers import WRITERS

WRITING = Path(__file__).with_name("writers.py")
REPORTS = 4
_COUNT = (
    "import django; django.setup(); from dondoc_office.tasks.models import Progress; "
    "print(*Progress.objects.values_list('key', flat=True))"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres | None]:
    running = Postgres() if PROGRAMS else None
    yield running
    if running:
        running.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, server: Postgres | None, tmp_path: Path) -> Home:
    home = Home(tmp_path)
    if request.param == "postgresql":
        if server is None:
            pytest.skip("PostgreSQL is not installed (tools/setup.sh dev)")
        home.environment["DATABASE_URL"] = server.create(f"w{abs(hash(request.node.name))}")
    return home.begun()


def writing(home: Home, reports: int) -> subprocess.Popen[str]:
    call = [sys.executable, str(WRITING), str(reports)]
    return subprocess.Popen(call, env=home.environment, stdout=subprocess.PIPE, text=True)


def kept(home: Home) -> set[str]:
    call = [sys.executable, "-c", _COUNT]
    done = subprocess.run(call, env=home.environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_fifty_writers_at_once_meet_no_lock_error_and_lose_nothing(home: Home) -> None:
    process = writing(home, REPORTS)
    said, _ = process.communicate(timeout=240)
    assert [line for line in said.splitlines() if line.startswith("!")] == []
    assert len(said.split()) == WRITERS * REPORTS
    assert kept(home) == set(said.split())
    assert home.run("check").returncode == 0


def test_what_a_killed_process_had_acknowledged_is_there_and_the_journal_holds(home: Home) -> None:
    process = writing(home, 1000)
    assert process.stdout is not None
    said = {line.strip() for line in itertools.islice(process.stdout, 30)}
    os.kill(process.pid, signal.SIGKILL)
    said |= {line.strip() for line in process.stdout if line.endswith("\n")}
    process.communicate(timeout=30)
    assert said <= kept(home)
    assert home.run("check").returncode == 0


def test_a_backup_taken_while_fifty_write_holds_what_was_acknowledged_before_it(
    home: Home, server: Postgres | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    process = writing(home, 1000)
    assert process.stdout is not None
    before = {line.strip() for line in itertools.islice(process.stdout, 30)}
    made = home.run("backup", str(folder / "office.dondoc"))
    assert process.poll() is None  # they wrote all the while
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    assert made.returncode == 0, made.stderr
    other = Home(folder / "home")
    if "DATABASE_URL" in home.environment:
        assert server is not None
        other.environment["DATABASE_URL"] = server.create("restored_elsewhere")
    restored = other.run("restore", str(folder / "office.dondoc"))
    assert restored.returncode == 0, restored.stderr
    assert before <= kept(other) <= kept(home)
    assert other.run("check").returncode == 0


def test_a_database_killed_among_the_writers_keeps_what_it_acknowledged(
    server: Postgres | None, tmp_path: Path
) -> None:
    if server is None:
        pytest.skip("PostgreSQL is not installed (tools/setup.sh dev)")
    home = Home(tmp_path)
    home.environment["DATABASE_URL"] = server.create("killed_among_writers")
    home.begun()
    process = writing(home, 1000)
    assert process.stdout is not None
    said = {line.strip() for line in itertools.islice(process.stdout, 30)}
    server.kill()
    said |= {line.strip() for line in process.stdout if line.endswith("\n") and not line.startswith("!")}
    process.communicate(timeout=60)
    server.start()
    assert {line for line in said if "-" in line} <= kept(home)
    assert home.run("check").returncode == 0
