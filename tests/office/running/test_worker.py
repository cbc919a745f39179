"""The worker killed with -9 while it reads: the document is taken back and read once, by the next one."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.office.running.homes import Home

ORDERS = 400
_TAKE_IN = """
import django, sys
django.setup()
from django.utils import timezone
from dondoc_office.documents.actions import Upload, take_in
from dondoc_office.documents.jobs import read_document
from dondoc_office.people.models import Person
from dondoc_office.units.models import Membership, Role, Unit

unit, person = Unit.objects.get(), Person.objects.get()
Membership.objects.create(person=person, unit=unit, role=Role.CLERK)
text = open(sys.argv[1], encoding="utf-8").read().encode()
document = take_in(unit, Upload("thong-bao.txt", text), by=person, at=timezone.now())
read_document.enqueue(document.pk)
"""


def long_notice(orders: int) -> str:
    """Long enough to be caught in the middle."""
    given = "\n\n".join(
        f"{number}. Giao Phòng Tài chính - Kế hoạch chủ trì hoàn chỉnh báo cáo số {number}, trình UBND xã "
        f"trước ngày {number % 28 + 1:02}/4/2023."
        for number in range(1, orders + 1)
    )
    head = "ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HÒA\nSố: 15/TB-UBND\nĐông Hòa, ngày 27 tháng 3 năm 2023\n\nTHÔNG BÁO\n"
    return f"{head}Kết luận của Chủ tịch UBND xã tại phiên họp tháng 3 năm 2023\n\n{given}\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home").begun()
    (tmp_path / "notice.txt").write_text(long_notice(ORDERS), encoding="utf-8")
    call = [sys.executable, "-c", _TAKE_IN, str(tmp_path / "notice.txt")]
    subprocess.run(call, env=home.environment, check=True, capture_output=True)
    return home


@contextmanager
def working(home: Home) -> Iterator[subprocess.Popen[bytes]]:
    """The office's own worker as `up` starts it; it ends when its input closes."""
    call = [sys.executable, "-m", "dondoc_office.running.worker", "--alone"]
    worker = subprocess.Popen(call, env=home.environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate(timeout=30)


def asked(home: Home, question: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(home.path / "office.sqlite3")
    try:
        return database.execute(question).fetchall()
    finally:
        database.close()


def state(home: Home) -> object:
    return asked(home, "SELECT state FROM documents_document")[0][0]


def reached(home: Home, wanted: str, within: float = 90) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if state(home) == wanted:
            return True
        time.sleep(0.01)
    return False


def test_a_document_whose_worker_was_killed_is_read_once_by_the_next(home: Home) -> None:
    with working(home) as first:
        assert reached(home, "reading")
        os.kill(first.pid, signal.SIGKILL)
        first.wait(timeout=30)
    assert state(home) == "reading"
    assert asked(home, "SELECT COUNT(*) FROM documents_proposal") == [(0,)]
    with working(home):
        assert reached(home, "read")
    assert asked(home, "SELECT COUNT(*), COUNT(DISTINCT position) FROM documents_proposal") == [
        (ORDERS, ORDERS)
    ]
    assert asked(home, "SELECT COUNT(*) FROM journal_entry WHERE verb = 'document.read'") == [(1,)]
    assert home.run("check").returncode == 0
