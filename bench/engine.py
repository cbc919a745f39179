"""How fast the engine reads, as ratios in one run: `make bench`. Prints the tables of RESULTS.md.

`python -m bench.engine speed growth` runs these parts only; the memory of 10,000 notices takes minutes.

Everything is CPU time of one core, the best of several rounds (the least disturbed); wall time only
where a person waits. Peers are measured where they are installed, on the same text, in the same run.
"""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.peers import peers
from bench.shapes import DENSE, SHAPES, hostile
from bench.texts import NOTICE, notices, repeated
from dondoc import read_text

ROUNDS = 25
MEGABYTE = 1_000_000
SAMPLE = Path(__file__).parent.parent / "samples" / "thong-bao-ket-luan.txt"
_BOUND = re.compile(
    r"\b(?:giao|yêu cầu|đề nghị|phân công)\b|\d{1,2}/\d{1,2}/\d{4}|quý [iv]+|\d+(?:,\d+)?%", re.IGNORECASE
)
# The most a process ever held, in MiB; `getrusage` would give what its parent held at the fork.
_SIZE = """
def size():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) // 1024
"""
# The command line, which tells at its end what it held.
_COMMAND = (
    _SIZE
    + """
import sys
from dondoc.cli.main import main
try:
    main()
finally:
    print(size(), file=sys.stderr)
"""
)
# A long run in a fresh process: what it holds before, after one notice, after many.
_MANY = (
    _SIZE
    + """
import sys
from pathlib import Path
from dondoc import read_text
texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
print(size())
for number in range(int(sys.argv[2])):
    read_text(texts[number % len(texts)])
    if number in (0, 99, 999): print(size())
print(size())
"""
)


def seconds(work: Callable[[], object], times: int = 1, rounds: int = ROUNDS) -> float:
    """CPU seconds of one call, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(times):
            work()
        best = min(best, (time.process_time() - began) / times)
    return best


def bound(text: str) -> int:
    """What any reader of the text must do at least."""
    return sum(1 for _ in _BOUND.finditer(unicodedata.normalize("NFC", text)))


def speed(text: str) -> Iterator[str]:
    """Characters per CPU-second on one notice, beside the bound."""
    read_text(text)
    lowest = seconds(lambda: bound(text), 50)
    yield f"| bound: NFC and one regex pass | {len(text) / lowest / 1e6:.2f} M | 1 |"
    for name, second in (("grammar, linter", False), ("grammar, CRF, linter", True)):
        spent = seconds(lambda second=second: read_text(text, second=second))  # type: ignore[misc]
        yield f"| {name} | {len(text) / spent / 1e6:.2f} M | {spent / lowest:.0f} |"
    for name, peer in peers():
        peer(text)
        spent = seconds(lambda peer=peer: peer(text), rounds=3)  # type: ignore[misc]
        yield f"| {name} | {len(text) / spent / 1e6:.4f} M | {spent / lowest:,.0f} |"


def latency(text: str) -> str:
    """What a person waits for one notice, warm."""
    waits, work = [], []
    for _ in range(300):
        began, worked = time.perf_counter(), time.process_time()
        read_text(text)
        waits.append((time.perf_counter() - began) * 1e3)
        work.append((time.process_time() - worked) * 1e3)
    waits.sort()
    work.sort()
    return (
        f"One notice of {len(text):,} characters, warm: p50 {waits[150]:.1f} ms, p95 {waits[285]:.1f} ms "
        f"(CPU: p50 {work[150]:.1f} ms, p95 {work[285]:.1f} ms)"
    )


def growth() -> Iterator[str]:
    """Cost against length: the same for each character?"""
    base = 0.0
    for times in (1, 10, 100):
        text = repeated(times)
        spent = seconds(lambda text=text: read_text(text), rounds=max(2, ROUNDS // times))  # type: ignore[misc]
        base = base or spent / len(text)
        yield f"| {times}× | {len(text):,} | {spent:.3f} s | {spent / len(text) / base:.2f} |"


def cold(text: str) -> str:
    """The command line from nothing; the byte code is there, as after an installation."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    waits, work, sizes = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thong-bao.txt"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", _COMMAND, "read", str(path), "--format", "json"]
        for _ in range(7):
            began, before = time.perf_counter(), os.times()
            run = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
            waits.append(time.perf_counter() - began)
            after = os.times()
            work.append(
                after.children_user - before.children_user + after.children_system - before.children_system
            )
            sizes.append(int(run.stderr.split()[-1]))
    return (
        f"`dondoc read` cold: best {min(waits):.2f} s, median {statistics.median(waits[1:]):.2f} s "
        f"(CPU {min(work):.2f} s); it holds {max(sizes)} MiB at most"
    )


def memory(count: int = 10_000) -> str:
    """Resident size in a fresh process over many notices."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(50):
            path = Path(folder) / f"{number:02}.txt"
            path.write_text(notices(NOTICE)[number * 7 :], encoding="utf-8")
        command = [sys.executable, "-c", _MANY, folder, str(count)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
    rest, one, hundred, thousand, many = run.stdout.split()
    return (
        f"Resident: {rest} MiB at rest, {one} after one notice, {hundred} after 100, "
        f"{thousand} after 1,000, {many} after {count:,}"
    )


def megabytes() -> Iterator[str]:
    """One megabyte of what breaks bad patterns, the slowest first."""
    spent = {
        name: seconds(lambda name=name: read_text(hostile(name, MEGABYTE)), rounds=1)  # type: ignore[misc]
        for name in SHAPES
    }
    for name in sorted(spent, key=lambda each: -spent[each]):
        yield f"| {name} | {spent[name]:.2f} s |{' real work |' if name in DENSE else ' |'}"


def _speed() -> Iterator[str]:
    text, sample = notices(NOTICE), SAMPLE.read_text(encoding="utf-8")
    for name, one in (("Composed notice, dense with orders", text), ("Sample notice", sample)):
        yield f"{name}, {len(one):,} characters, {len(read_text(one).directives)} orders\n"
        yield "| work | characters a CPU-second | times the bound |\n| --- | --- | --- |"
        yield from speed(one)
        yield "\n" + latency(one) + "\n"
    yield cold(text)


def _growth() -> Iterator[str]:
    yield "| length | characters | CPU | a character, against 1× |\n| --- | --- | --- | --- |"
    yield from growth()


def _memory() -> Iterator[str]:
    yield memory()


def _hostile() -> Iterator[str]:
    yield "| 1 MB of | CPU | |\n| --- | --- | --- |"
    yield from megabytes()


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "speed": _speed,
    "growth": _growth,
    "memory": _memory,
    "hostile": _hostile,
}


def main(parts: Sequence[str]) -> None:
    """Everything, or the parts that are named, one table after the other."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(
        f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {os.cpu_count()} cores, {python}, "
        f"load {os.getloadavg()[0]:.1f}"
    )
    for part in parts or PARTS:
        print(flush=True)
        for row in PARTS[part]():
            print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
