"""From `dondoc office up` to the first page, on an office full of data."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from bench import results
from bench.offices import USUAL, Databases, circumstances, data_set, memory_of, pair

HEAD = "The start of the office"
_AIM = 5.0
_ABOUT = """An office of 100,000 tasks, its program compiled once before; the first page is that of signing in. Seconds and CPU
seconds of all processes until it came (median of three starts), and what they hold together in memory five seconds later."""


def measure(room: Path, databases: Databases) -> None:
    """Three starts on each database, after one that leaves the compiled program behind."""
    head = circumstances()
    lines = ["| | first page | CPU until then | memory, PSS | aim |", "|---|--:|--:|--:|---|"]
    for office in pair(room, databases):
        office.prepare(data_set(room, USUAL))
        with office.running():
            time.sleep(5)
        starts, held = [], 0.0
        for _ in range(3):
            with office.running() as started:
                time.sleep(5)
                held = memory_of(started.pid)
            starts.append(started)
        seconds = statistics.median(one.seconds for one in starts)
        cpu = statistics.median(one.cpu for one in starts)
        met = "met" if seconds <= _AIM else "**missed**"
        lines.append(
            f"| {office.name} | {seconds:.1f} s | {cpu:.1f} s | {held:.0f} MiB | {_AIM:.0f} s: {met} |"
        )
    results.put(HEAD, "\n".join([head, "", _ABOUT, "", *lines]))
