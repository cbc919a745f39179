"""`make bench-office`: 200 units, 100,000 tasks, 500,000 updates under the peers' load generator.

The data set and the load generator stand outside this repository (`../shared/bench/peers`); without them
there is nothing to compare with, and this says so.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

from bench import results

PEERS = Path("../shared/bench/peers")
HEAD = "The office under load"
LOAD = "import django; django.setup(); from pathlib import Path; from django.db import transaction\n"
LOAD += "from bench.office_data import load\nwith transaction.atomic(): load(Path({data!r}))"


def main() -> int:
    """SQLite always; PostgreSQL too where BENCH_DATABASE_URL names an empty one."""
    if not (PEERS / "make_data.py").exists():
        print(f"{PEERS} is not here: nothing to measure with", file=sys.stderr)
        return 2
    room = Path(os.environ.get("BENCH_ROOM") or tempfile.mkdtemp(prefix="dondoc-bench-"))
    data = room / "data"
    if not data.exists():
        subprocess.run([sys.executable, str(PEERS / "make_data.py"), "--out", str(data)], check=True)
    said = [_measured(room, data, "sqlite", "")]
    if url := os.environ.get("BENCH_DATABASE_URL"):
        said.append(_measured(room, data, "postgresql", url))
    results.put(HEAD, _page(said))
    return 0


def _measured(room: Path, data: Path, name: str, url: str) -> str:
    """Load if need be, start, ask, stop; the generator's own table."""
    home = room / name
    environment = {**os.environ, "DONDOC_HOME": str(home), "DATABASE_URL": url}
    environment["DJANGO_SETTINGS_MODULE"] = "dondoc_office.site.settings"
    if not home.exists():
        office = [sys.executable, "-m", "dondoc.cli.main", "office", "migrate"]
        subprocess.run(office, env=environment, check=True)
        code = LOAD.format(data=str(data))
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    begun = time.monotonic()
    command = [sys.executable, "-m", "dondoc.cli.main", "office", "up", "--port", "8765"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        first = _first_page(begun)
        return f"## {name}\n\nFirst page {first:.1f} s after the command.\n\n{_asked(room, data, server.pid)}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def _first_page(begun: float) -> float:
    while time.monotonic() - begun < 60:
        try:
            urllib.request.urlopen("http://127.0.0.1:8765/tai-khoan/login/", timeout=5).close()
            return time.monotonic() - begun
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the office did not start")


def _asked(room: Path, data: Path, pid: int) -> str:
    generator = room / "generator"
    (generator / "targets").mkdir(parents=True, exist_ok=True)
    shutil.copy(PEERS / "bench.py", generator / "bench.py")
    shutil.copy("bench/office_target.py", generator / "targets" / "office.py")
    out = room / "office.json"
    program = [sys.executable, str(generator / "bench.py")]
    limits = os.environ.get("BENCH_LIMITS", "--runs 3 --seconds 6 --max-seconds 20 --retries 1").split()
    target = ["--target", f"office,http://127.0.0.1:8765,{pid}"]
    subprocess.run([*program, "run", "--data", str(data), "--out", str(out), *target, *limits], check=True)
    done = subprocess.run([*program, "report", str(out)], check=True, capture_output=True, text=True)
    return done.stdout


def _page(said: list[str]) -> str:
    machine = f"{platform.system()} {platform.release()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    head = f"{datetime.now(UTC):%d/%m/%Y}, {machine}. 200 units, 100,000 tasks, 500,000 updates.\n"
    return "\n".join([head, *said])


if __name__ == "__main__":
    raise SystemExit(main())
