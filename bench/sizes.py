"""The list of tasks in offices of ten thousand, a hundred thousand and a million tasks."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from bench import results
from bench.generator import Load, Result, cpu, median, remarks, short
from bench.offices import SIZES, USUAL, Databases, circumstances, data_set, pair

HEAD = "The office at three sizes"
PAGES = {"list": "one unit's open tasks", "list_full": "everything open, 50 rows a page"}
_MOST = 1.5
_ABOUT = """The million is the hundred thousand ten times over (documents too) with one report a task, not five; each unit has ten
times as many open tasks. One client, three rounds, all offices up and asked in turn. At 10,000 tasks a unit has six open ones, so
its page is shorter than the others: the pages of 50 rows show what the size itself costs."""


def measure(room: Path, databases: Databases) -> None:
    """All six offices up at once, asked in turn."""
    head = circumstances()
    found: list[Result] = []
    with ExitStack() as open_ones:
        loads = []
        for tasks in SIZES:
            data = data_set(room, tasks)
            targets = []
            for office in pair(room, databases, tasks):
                office.prepare(data)
                pid = open_ones.enter_context(office.running()).pid
                targets.append(f"office@{office.name}-{tasks},{office.address},{pid}")
            loads.append(Load(room, data, targets, databases.pid))
        usual = "--clients 1 --runs 1 --seconds 3 --max-seconds 8 --retries 0 --quiet-wait 5"
        for _ in range(3):
            for load in loads:
                found += load.ask("sizes", list(PAGES), *os.environ.get("BENCH_SIZES", usual).split())
    results.put(HEAD, _page(head, found))


def _page(head: str, found: list[Result]) -> str:
    titles = " | ".join(f"{tasks:,} tasks" for tasks in SIZES)
    lines = [head, "", _ABOUT, "", f"| p50 in ms (CPU ms a request) | {titles} | growth from {USUAL:,} |"]
    lines.append("|---|" + "--:|" * (len(SIZES) + 1))
    for database in ("sqlite", "postgresql"):
        for page, name in PAGES.items():
            asked = [
                [one for one in found if _is(one, f"office@{database}-{tasks}", page)] for tasks in SIZES
            ]
            cells = [f"{short(median(one, 'p50'))} ({short(cpu(one))})" for one in asked]
            first, usual, last = (median(one, "p50") for one in asked)
            growth = f"{last / usual:.2f} (from {SIZES[0]:,}: {last / first:.2f})"
            met = "met" if last <= _MOST * (first if page == "list_full" else usual) else "**missed**"
            lines.append(
                f"| {database}: {name} | {' | '.join(cells)} | {growth}; {_MOST} is the most: {met} |"
            )
    return "\n".join([*lines, "", remarks(found)])


def _is(one: Result, target: str, page: str) -> bool:
    return bool(one["target"] == target and one["scenario"] == page)
