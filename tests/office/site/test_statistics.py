"""SQLite learns how its tables are filled, once a day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

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
