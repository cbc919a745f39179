"""The tables of an empty database, made at once, are those that the migrations make one after the other."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import connection, connections, migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import now
from pytest_django import DjangoDbBlocker
from tests.office.databases import PROGRAMS

from dondoc_office.running.database_file import attached
from dondoc_office.site.tables import is_only_tables, make_at_once

OWN = ("units_unit", "people_person", "programmes_project", "tasks_task")
EARLIER = [("programmes", "0002_words"), ("criteria", "0002_words"), ("tasks", "0009_helpers_text")]
Rows = dict[str, list[str]]


@pytest.fixture(autouse=True)
def _databases_of_its_own(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def test_an_empty_office_and_an_older_one_come_to_the_same(tmp_path: Path, settings: LazySettings) -> None:
    with _empty_database(tmp_path, "at_once") as using:
        call_command("migrate", database=using, verbosity=0)
        made_at_once = _schema(connections[using]), _rows(connections[using])
    with _empty_database(tmp_path, "older") as using:
        settings.DATABASE_ROUTERS = [_Always(using)]  # a step of django_tasks_db asks the default one
        project, task = _older_office(using)
        call_command("migrate", database=using, verbosity=0)
        assert _one(using, "SELECT words FROM programmes_project WHERE id = %s", project) == "k dap da"
        assert _one(using, "SELECT title FROM tasks_task WHERE id = %s", task) == "Sửa kênh"
        step_by_step = _schema(connections[using]), _rows(connections[using])
    assert made_at_once == step_by_step


@pytest.mark.parametrize(
    "step, only",
    [
        (migrations.AddField("task", "x", models.TextField()), True),
        (migrations.RunPython(migrations.RunPython.noop, elidable=True), True),
        (migrations.RunPython(migrations.RunPython.noop), False),
        (migrations.RunSQL("CREATE TABLE x (y text)"), False),
        (migrations.SeparateDatabaseAndState([migrations.RunSQL("CREATE TABLE x (y text)")]), False),
    ],
)
def test_a_step_that_may_leave_more_than_tables_is_run(step: Any, only: bool) -> None:
    one = type("Migration", (migrations.Migration,), {"operations": [step]})
    assert is_only_tables(one("0099_x", "tasks")) is only


def test_every_migration_of_today_leaves_only_tables() -> None:
    graph = MigrationExecutor(connection).loader.graph
    assert [str(one) for one in graph.nodes if not is_only_tables(graph.nodes[one])] == []


def test_a_database_where_something_stands_is_left_alone(tmp_path: Path) -> None:
    with _empty_database(tmp_path, "standing") as using:
        _one(using, "CREATE TABLE other (word text)")
        assert not make_at_once(using)
        assert connections[using].introspection.table_names() == ["other"]


def test_a_start_that_breaks_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _empty_database(tmp_path, "broken") as using:
        monkeypatch.setattr("django.db.models.query.QuerySet.bulk_create", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            make_at_once(using)
        assert connections[using].introspection.table_names() == []


@dataclass
class _Always:
    """A router to one database."""

    using: str

    def db_for_read(self, model: type[models.Model], **_: Any) -> str:
        return self.using

    db_for_write = db_for_read


def _power_cut(*_: Any, **__: Any) -> None:
    raise KeyboardInterrupt


@contextmanager
def _empty_database(room: Path, name: str) -> Iterator[str]:
    """A file in the test's folder, or a database on the server of the tests."""
    if connection.vendor == "sqlite":
        name = str(room / f"{name}.sqlite3")
    else:
        name = f"{connection.settings_dict['NAME']}_{name}"
        with connection._nodb_cursor() as cursor:  # Django's own way
            cursor.execute(f'CREATE DATABASE "{name}"')
    with attached({**connection.settings_dict, "NAME": name}, Path(name).stem) as using:
        yield using
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:  # Django's own way
            cursor.execute(f'DROP DATABASE "{name}"')


def _older_office(using: str) -> tuple[int, int]:
    """A home as an earlier version left it, with a project and a task; their keys."""
    executor = MigrationExecutor(connections[using])
    others = [node for node in executor.loader.graph.leaf_nodes() if node[0] not in dict(EARLIER)]
    apps = executor.migrate([*others, *EARLIER]).apps
    unit = _row(apps, using, "units.Unit", code="xa", name="UBND xã", sort_key="xa", words="xa")
    person = _row(apps, using, "people.Person", email="a@xa.example", name="An", sort_key="an", words="an")
    made = {"office": unit, "created_by": person, "created_at": now()}
    project = _row(
        apps, using, "programmes.Project", code="K", name="Đập đá", investor=unit, checker=unit, **made
    )
    task = _row(apps, using, "tasks.Task", title="Sửa kênh", **made)
    return project.pk, task.pk


def _row(apps: Any, using: str, model: str, **fields: Any) -> Any:
    return apps.get_model(model).objects.using(using).create(**fields)


def _one(using: str, sql: str, *values: Any) -> Any:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchone() if cursor.description else None
    return found and found[0]


def _schema(database: BaseDatabaseWrapper) -> set[str]:
    """Every table, index, trigger and constraint as its database says it."""
    if database.vendor == "postgresql":
        values = database.settings_dict
        where = ["-h", values["HOST"], "-U", values["USER"], "-p", str(values["PORT"] or 5432)]
        call = [str(PROGRAMS[-1] / "pg_dump"), "--schema-only", *where, values["NAME"]]
        said = subprocess.run(call, capture_output=True, text=True, check=True).stdout
        return {part for part in re.split(r";\n+", said) if not re.search(r"^\\(un)?restrict", part, re.M)}
    with database.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {_in_order(" ".join(sql.split())) for (sql,) in cursor.fetchall()}


def _in_order(sql: str) -> str:
    """SQLite makes a table anew to change it, and then its columns stand in another order."""
    if not sql.startswith("CREATE TABLE"):
        return sql
    head, _, body = sql.partition(" (")
    return "\n".join([head, *sorted(re.split(r", (?![^()]*\))", body.removesuffix(")")))])


def _rows(database: BaseDatabaseWrapper) -> Rows:
    """What stands in the tables beside the older office's own rows, but for when a migration ran."""
    found: Rows = {}
    with database.cursor() as cursor:
        for table in database.introspection.table_names(cursor):
            columns = {one.name for one in database.introspection.get_table_description(cursor, table)}
            passing = {"id", "applied"} if table == "django_migrations" else set()
            names = ", ".join(f'"{name}"' for name in sorted(columns - passing))
            cursor.execute(f'SELECT {names} FROM "{table}"')
            if not table.startswith(OWN):
                found[table] = sorted(map(str, cursor.fetchall()))
    return found
