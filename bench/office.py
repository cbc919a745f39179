"""`make bench-office`: 200 units, 100,000 tasks, 500,000 reports under the peers' load generator.

    python -m bench.office [prepare] [load] [sizes] [starting] [uploads]

The data set and the load generator stand outside this repository (BENCH_PEERS, else `../shared/bench/peers`);
without them there is nothing to compare with, and this says so.

BENCH_ROOM keeps data and offices for the next time. BENCH_DATABASE_URL names a PostgreSQL on this machine whose
user may make databases; without it one is made for the run. BENCH_BESIDE names what else is asked in the same
run, as the generator writes its targets: `redmine,http://127.0.0.1:3300,PID floorapp,http://127.0.0.1:3399,PID`.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path

from bench import results, sizes, starting, uploads
from bench.generator import Load, Result, cpu, median, memory, of, remarks, short, side_by_side
from bench.offices import (
    PEERS,
    SIZES,
    USUAL,
    Databases,
    Office,
    Started,
    circumstances,
    data_set,
    pair,
    postgresql,
    served,
)

LIGHT = ("list", "show", "update")
HEAVY = (
    *("leader", "dashboard", "search_rare", "search_rare_plain", "search_common", "search_common_plain"),
    "csv_10k",
)
NAMES = {
    "office@sqlite": "the office, SQLite",
    "office@postgresql": "the office, PostgreSQL",
    "redmine": "Redmine",
    "bare": "the same list without templates",
    "floorapp": "bare list, no framework",
}
_MINUTE = 60
_FLOOR = 60  # percent of a bare page's rate that the list is to reach


def main() -> int:
    """Measure the parts that are named, all where none is."""
    if not (PEERS / "make_data.py").exists():
        print(f"{PEERS} is not here: nothing to measure with", file=sys.stderr)
        return 2
    room = Path(os.environ.get("BENCH_ROOM") or tempfile.mkdtemp(prefix="dondoc-bench-"))
    room.mkdir(exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # with every server that was started
    with postgresql() as databases:
        for name in sys.argv[1:] or PARTS:
            PARTS[name](room, databases)
    return 0


def prepare(room: Path, databases: Databases) -> None:
    """All rows into all offices, and their tables up to date; the million is the hundred thousand ten times."""
    for tasks in SIZES:
        data = data_set(room, tasks)
        for office in pair(room, databases, tasks):
            office.prepare(data)


def load(room: Path, databases: Databases) -> None:
    """Both databases, the bare list, and whatever runs beside, turn about."""
    data = data_set(room, USUAL)
    both = pair(room, databases)
    head = circumstances()
    with ExitStack() as open_ones:
        targets = []
        for office in both:
            office.prepare(data)
            pid = open_ones.enter_context(office.running()).pid
            targets.append(f"office@{office.name},{office.address},{pid}")
        bare = open_ones.enter_context(_bare(room / "bare", both[1]))
        targets += [f"bare,http://127.0.0.1:18769,{bare.pid}", *os.environ.get("BENCH_BESIDE", "").split()]
        asked = Load(room, data, targets, databases.pid)
        found = asked.ask("light", LIGHT, *_limits("LIGHT", "--runs 3 --seconds 4 --max-seconds 12"))
        time.sleep(_MINUTE)  # sixteen more sign in, and an office lets thirty a minute
        found += asked.ask("heavy", HEAVY, *_limits("HEAVY", "--runs 1 --seconds 4 --max-seconds 12"))
    results.put("The office under load", _load_page(head, found))


def _bare(home: Path, office: Office) -> AbstractContextManager[Started]:
    """On the data of that office, in a folder of its own: who signs in too often is counted by the folder."""
    home.mkdir(exist_ok=True)
    if not (home / "static").is_symlink():
        (home / "static").symlink_to(office.home / "static")
    office = replace(office, home=home)
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    command += ["--blocking-threads", "4", "--host", "127.0.0.1", "--port", "18769", "bench.bare:application"]
    return served(command, "http://127.0.0.1:18769/tai-khoan/login/", office.environment())


def _limits(name: str, usual: str) -> list[str]:
    return os.environ.get(f"BENCH_{name}", f"{usual} --retries 0 --quiet-wait 5").split()


def _load_page(head: str, found: list[Result]) -> str:
    names = {target: name for target, name in NAMES.items() if any(one["target"] == target for one in found)}
    lines = [
        head,
        "",
        _WHAT,
        "",
        side_by_side(found, names),
        "",
        memory(found, names),
        "",
        remarks(found),
        "",
    ]
    lines += [f"- {said}" for said in _verdicts(found, names)]
    return "\n".join(lines)


_WHAT = """200 units, 100,000 tasks, 500,000 reports; signed in as clerks and leaders of the top office; server, database
and generator share the machine; PostgreSQL 15 as the peers' page sets it, fsync on; SQLite with synchronous FULL. Every answer
is checked: rows of the list, exact hits, exact rows of the workbook (csv_10k is an .xlsx here, CSV in Redmine). `leader` is the
leader's page as it opens, `dashboard` the same with all 200 units. Wall time of a whole answer, without its style sheets."""


def _verdicts(found: list[Result], names: dict[str, str]) -> list[str]:
    said = []
    for target in ("office@sqlite", "office@postgresql"):
        own = of(found, target, "list", 16)
        for other in ("bare", "floorapp", "redmine"):
            if beside := of(found, other, "list", 16):
                share = 100 * median(own, "rps") / median(beside, "rps")
                cost = cpu(of(found, target, "list", 1)) / cpu(of(found, other, "list", 1))
                line = (
                    f"The list of {names[target]} answers at {short(share)} % of the rate of: {names[other]}"
                )
                line += f" ({cost:.2f} times its CPU)"
                if other == "bare":
                    line += f"; aim {_FLOOR} %: {'met' if share >= _FLOOR else '**missed**'}"
                said.append(f"{line}.")
    return said


PARTS: dict[str, Callable[[Path, Databases], None]] = {
    "prepare": prepare,
    "load": load,
    "sizes": sizes.measure,
    "starting": starting.measure,
    "uploads": uploads.measure,
}


if __name__ == "__main__":
    raise SystemExit(main())
