"""SQLite learns how its tables are filled, once a day."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from tests.office.running.homes import Home

from dondoc_office.site.statistics import refresh
from dondoc_office.tasks.models import Task

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def test_it_is_done_once_a_day(task: Task) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL sees to that itself")
    assert refresh(NOW)
    assert not refresh(NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'tasks_task'")
        assert cursor.fetchone()[0] > 5


def test_it_is_done_after_the_tables_changed_and_only_then(tmp_path: Path) -> None:
    home = Home(tmp_path).begun()
    file = sqlite3.connect(tmp_path / "office.sqlite3", isolation_level=None)
    assert file.execute("SELECT count(*) FROM sqlite_stat1").fetchone()[0]
    file.execute("DELETE FROM sqlite_stat1")
    assert home.run("migrate").returncode == 0
    assert not file.execute("SELECT count(*) FROM sqlite_stat1").fetchone()[0]
