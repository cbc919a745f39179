"""Who writes into SQLite stands in line: one after the other, nobody left waiting, nobody kept out for ever."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connections, transaction
from django_tasks_db.utils import exclusive_transaction
from pytest_django import DjangoDbBlocker

from dondoc_office.running.database_file import attached_file
from dondoc_office.site.turns import Turn


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), attached_file(tmp_path / "x.sqlite3") as name:
        with connections[name].cursor() as cursor:
            cursor.execute("CREATE TABLE said (word text)")
        yield name


def _say(word: str) -> None:
    with transaction.atomic(using="file"), connections["file"].cursor() as cursor:
        cursor.execute("INSERT INTO said VALUES (%s)", [word])
    connections["file"].close()


def _said() -> list[str]:
    with connections["file"].cursor() as cursor:
        cursor.execute("SELECT word FROM said")
        return [word for (word,) in cursor.fetchall()]


def test_the_second_writes_when_the_first_has_ended(file: str) -> None:
    other = threading.Thread(target=_say, args=["second"])
    with transaction.atomic(using=file), connections[file].cursor() as cursor:
        other.start()
        other.join(0.1)
        assert other.is_alive()
        cursor.execute("INSERT INTO said VALUES ('first')")
    other.join(5)
    assert _said() == ["first", "second"]


def test_what_fails_gives_its_turn_away(file: str) -> None:
    with pytest.raises(RuntimeError), transaction.atomic(using=file):
        raise RuntimeError
    other = threading.Thread(target=_say, args=["then"])
    other.start()
    other.join(5)
    assert _said() == ["then"]


def test_a_connection_that_is_closed_amid_its_work_gives_it_away_too(file: str) -> None:
    with pytest.raises(OperationalError), transaction.atomic(using=file):
        connections[file].close()
        raise OperationalError
    other = threading.Thread(target=_say, args=["then"])
    other.start()
    other.join(5)
    assert not other.is_alive()


def _say_alone(word: str) -> None:
    with connections["file"].cursor() as cursor:
        cursor.execute("INSERT INTO said VALUES (%s)", [word])
    connections["file"].close()


def test_who_writes_a_single_row_stands_in_the_same_line(file: str) -> None:
    first = Turn(str(connections[file].settings_dict["NAME"]))
    first.take()
    other = threading.Thread(target=_say_alone, args=["one row"])
    other.start()
    other.join(0.1)
    assert _said() == []
    first.give()
    other.join(5)
    assert _said() == ["one row"]
    _say("and another")
    assert _said() == ["one row", "and another"]


def _say_as_the_worker(word: str) -> None:
    connections["file"].ensure_connection()  # which sets the usual mode
    with exclusive_transaction(using="file"), connections["file"].cursor() as cursor:
        cursor.execute("INSERT INTO said VALUES (%s)", [word])
    connections["file"].close()


def test_the_worker_that_takes_up_a_job_stands_in_line_too(file: str) -> None:
    first = Turn(str(connections[file].settings_dict["NAME"]))
    first.take()
    other = threading.Thread(target=_say_as_the_worker, args=["taken up"])
    other.start()
    other.join(0.1)
    assert _said() == []
    first.give()
    other.join(5)
    _say("then")
    assert _said() == ["taken up", "then"]


def test_who_waits_too_long_is_told_so_and_may_try_again(tmp_path: Path) -> None:
    name = str(tmp_path / "x")
    first, second = Turn(name), Turn(name)
    first.take(1)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        second.take(0.05)
    first.give()
    second.take(1)
    second.give()
    second.give()


def test_another_process_holds_everybody_here_up(tmp_path: Path) -> None:
    name = str(tmp_path / "x")
    theirs = os.open(f"{name}-turn", os.O_RDWR | os.O_CREAT)
    fcntl.flock(theirs, fcntl.LOCK_EX)
    mine = Turn(name)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        mine.take(0.05)
    os.close(theirs)
    mine.take(1)
    mine.give()


def test_a_child_that_was_forked_meanwhile_does_not_keep_the_turn(tmp_path: Path) -> None:
    name = str(tmp_path / "x")
    mine = Turn(name)
    mine.take(1)
    held = mine._held
    assert held is not None
    of_the_child = os.dup(held)  # as a fork leaves it: the same open file
    mine.give()
    mine.take(0.2)
    mine.give()
    os.close(of_the_child)


def test_whoever_may_write_into_the_database_may_take_its_turn(tmp_path: Path) -> None:
    database = tmp_path / "x"
    database.touch()
    database.chmod(0o660)
    if os.geteuid() == 0:  # a command run by root before the office's own user ever wrote
        os.chown(database, 4321, 4322)
    mine = Turn(str(database))
    mine.take(1)
    mine.give()
    made, beside = (tmp_path / "x-turn").stat(), database.stat()
    assert (made.st_mode, made.st_uid, made.st_gid) == (beside.st_mode, beside.st_uid, beside.st_gid)
