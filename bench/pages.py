"""CPU of a page of the office: each asked for inside one process, with all middleware, signed in.

    DONDOC_HOME=... DATABASE_URL=... python -m bench.pages [-n TIMES] [PAGE...]

The office must hold the peers' data (`bench.office_data.load`). CPU time of this process alone: what a
PostgreSQL server does for it is not in it, so the elapsed time stands beside it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc_office.site.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from dondoc_office.people.models import Person  # noqa: E402
from dondoc_office.tasks.models import Task  # noqa: E402
from dondoc_office.units.models import Role, Unit  # noqa: E402

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

Ask = Callable[[Client], "Answer"]
RARE, COMMON = "hồ chứa nước Suối Rồng Vàng", "giải phóng mặt bằng"


@dataclass(frozen=True, slots=True)
class Measured:
    """One page: CPU and elapsed time in ms, its queries, its size."""

    name: str
    best: float
    middle: float
    late: float
    elapsed: float
    queries: int
    size: int

    def line(self) -> str:
        figures = (self.best, self.middle, self.late, self.elapsed)
        return (
            f"| {self.name} | {' | '.join(f'{one:.1f}' for one in figures)} | {self.queries} | {self.size} |"
        )


def pages() -> dict[str, Iterator[Ask]]:
    """Each kind of page and what to ask for it, again and again; equal in every run."""
    chance = random.Random(7)
    units = list(Unit.objects.exclude(parent=None).order_by("pk").values_list("code", flat=True))
    tasks = list(Task.objects.order_by("pk").values_list("pk", flat=True)[:100_000:7])
    running = list(Task.objects.open().order_by("pk").values_list("pk", flat=True)[:5000])

    def got(path: Callable[[], str]) -> Iterator[Ask]:
        while True:
            yield partial(_got, path())

    return {
        "list": got(lambda: f"/nhiem-vu/?don-vi={chance.choice(units)}&trang-thai=in_progress"),
        "list-open": got(lambda: "/nhiem-vu/"),
        "task": got(lambda: f"/nhiem-vu/{chance.choice(tasks)}/"),
        "task-open": got(lambda: f"/nhiem-vu/{chance.choice(running)}/"),
        "update": _updates(chance, running),
        "leader": got(lambda: "/nhiem-vu/lanh-dao/"),
        "home": got(lambda: "/"),
        "search-rare": got(lambda: f"/nhiem-vu/?tim={RARE}"),
        "search-rare-plain": got(lambda: "/nhiem-vu/?tim=ho chua nuoc suoi rong vang"),
        "search-common": got(lambda: f"/nhiem-vu/?tim={COMMON}"),
        "search-common-plain": got(lambda: "/nhiem-vu/?tim=giai phong mat bang"),
    }


def _got(address: str, client: Client) -> Answer:
    return client.get(address)


def _sent(address: str, said: dict[str, str], client: Client) -> Answer:
    return client.post(address, said)


def _updates(chance: random.Random, running: list[int]) -> Iterator[Ask]:
    for number in itertools.count(time.time_ns()):
        said = {
            "text": "Đã ban hành văn bản gửi các cơ quan liên quan để lấy ý kiến.",
            "percent": str(10 * chance.randint(0, 9)),
            "key": str(number),
        }
        yield partial(_sent, f"/nhiem-vu/{chance.choice(running)}/report/", said)


def measured(client: Client, name: str, asks: Iterator[Ask], times: int) -> Measured:
    """Asked until warm, then so many times."""
    with CaptureQueriesContext(connection) as queries:
        next(asks)(client)
        asked = len(queries)
    for ask in itertools.islice(asks, 3):
        ask(client)
    used, passed = [], []
    for ask in itertools.islice(asks, times):
        begun, at = time.process_time_ns(), time.perf_counter_ns()
        answer = ask(client)
        used.append((time.process_time_ns() - begun) / 1e6)
        passed.append((time.perf_counter_ns() - at) / 1e6)
        if answer.status_code not in {200, 302}:
            raise SystemExit(f"{name}: {answer.status_code}")
    late = sorted(used)[int(0.95 * len(used))]
    size = 0 if answer.streaming else len(answer.content)
    return Measured(name, min(used), median(used), late, median(passed), asked, size)


def main() -> None:
    """Each page as a line of a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=60, dest="times")
    parser.add_argument("--role", default=Role.CLERK, choices=Role.values)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    person = Person.objects.filter(memberships__role=asked.role).order_by("pk").first()
    client = Client(headers={"host": "localhost"})
    assert person is not None, "no data: see bench.office_data"
    client.force_login(person)
    print(
        "| page | best | p50 | p95 (CPU ms) | p50 elapsed | queries | bytes |\n| --- | --: | --: | --: | --: | --: | --: |"
    )
    for name, asks in pages().items():
        if not asked.names or name in asked.names:
            print(measured(client, name, asks, asked.times).line(), flush=True)


if __name__ == "__main__":
    main()
