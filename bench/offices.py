"""Offices to measure: made, loaded in bulk, started as people start them, stopped."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

PEERS = Path(os.environ.get("BENCH_PEERS", "../shared/bench/peers"))
TUNED = {
    "shared_buffers": "2GB",
    "effective_cache_size": "8GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "512MB",
    "random_page_cost": "1.1",
    "max_wal_size": "4GB",
}
"""As the peers' page sets its server; fsync and synchronous_commit stay on."""
SIZES = (10_000, 100_000, 1_000_000)
USUAL = 100_000
_LOAD = """import django; django.setup()
from datetime import UTC, datetime
from pathlib import Path
from django.db import transaction
from bench import office_data
with transaction.atomic():
    office_data.load(Path({data!r}))
    office_data.multiply({times}, reports=5)
office_data.settle(datetime.now(UTC))"""


@dataclass(frozen=True)
class Office:
    """One office: its folder, its database, where it listens."""

    name: str
    home: Path
    port: int
    url: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """As an installed office: its program stays compiled from one start to the next."""
        here = {"DONDOC_HOME": str(self.home), "DATABASE_URL": self.url}
        here |= {"DJANGO_SETTINGS_MODULE": "dondoc_office.site.settings"}
        here |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(self.home.parent / "compiled")}
        return {**os.environ, **here}

    def prepare(self, data: Path) -> None:
        """Tables up to date; the rows of `data` where they are not there yet."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.run("-m", "dondoc.cli.main", "office", "migrate")
        loaded = self.home / "loaded"
        if not loaded.exists():
            times = json.loads((data / "queries.json").read_text(encoding="utf-8")).get("times", 1)
            self.run("-c", _LOAD.format(data=str(data), times=times))
            loaded.touch()

    def run(self, *words: str) -> None:
        subprocess.run([sys.executable, *words], env=self.environment(), check=True)

    @contextmanager
    def running(self) -> Iterator[Started]:
        """`dondoc office up`, from the command to the end of its processes."""
        command = [sys.executable, "-m", "dondoc.cli.main", "office", "up", "--port", str(self.port)]
        with served(command, f"{self.address}/tai-khoan/login/", self.environment()) as started:
            yield started


@dataclass(frozen=True)
class Started:
    """A server that answered: its process, seconds and CPU seconds until its first page."""

    pid: int
    seconds: float
    cpu: float


@contextmanager
def served(command: list[str], page: str, environment: dict[str, str]) -> Iterator[Started]:
    """What it says goes into `served.log` of its folder."""
    begun = time.monotonic()
    with (Path(environment["DONDOC_HOME"]) / "served.log").open("ab") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        seconds = _first_page(page, begun, server)
        yield Started(server.pid, seconds, cpu_of(server.pid))
    finally:
        server.terminate()
        server.wait(timeout=60)


def _first_page(page: str, begun: float, server: subprocess.Popen[bytes]) -> float:
    """Of this server, not of one that holds its port."""
    while time.monotonic() - begun < 120 and server.poll() is None:
        try:
            urllib.request.urlopen(page, timeout=30).close()
            seconds = time.monotonic() - begun
            time.sleep(0.5)
            if server.poll() is None:
                return seconds
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"no answer from {page}")


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and of all below it, ended ones included."""
    ticks = sum(sum(map(int, said[11:15])) for said in _tree(pid).values())
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_of(pid: int) -> float:
    """MiB that a process and all below it hold, pages shared between them counted once."""
    held = 0
    for one in _tree(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            held += int(line.split()[1]) if line.startswith("Pss:") else 0
    return held / 1024


def _tree(pid: int) -> dict[int, list[str]]:
    """The process and all below it, each with what the system says of it from its state on."""
    stats: dict[int, list[str]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stats[int(path.parent.name)] = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
    found, waiting = {}, [pid]
    while waiting:
        one = waiting.pop()
        if one in stats:
            found[one] = stats[one]
            waiting += [child for child, said in stats.items() if int(said[1]) == one]
    return found


@dataclass(frozen=True)
class Databases:
    """A PostgreSQL server whose databases may be made at will."""

    url: str
    pid: int

    def database(self, name: str) -> str:
        """The URL of this database, made where it is missing."""
        import psycopg

        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(f'CREATE DATABASE "{name}"')
        return self._url(name)

    def _url(self, name: str) -> str:
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()


@contextmanager
def postgresql() -> Iterator[Databases]:
    """The server of BENCH_DATABASE_URL, which is left as it is; else one of our own, thrown away afterwards."""
    if url := os.environ.get("BENCH_DATABASE_URL"):
        import psycopg

        with psycopg.connect(url) as connection:
            [folder] = connection.execute("SHOW data_directory").fetchone() or [""]
        yield Databases(url, int((Path(folder) / "postmaster.pid").read_text().splitlines()[0]))
        return
    from tests.office.databases import Postgres

    server = Postgres(settings=TUNED)
    try:
        pid = int((server.data / "postmaster.pid").read_text().splitlines()[0])
        yield Databases(server.url(), pid)
    finally:
        server.remove()


def pair(room: Path, databases: Databases, tasks: int = USUAL) -> list[Office]:
    """The same rows on both databases."""
    first = 18770 + 2 * SIZES.index(tasks)
    url = databases.database(f"office{tasks}")
    return [
        Office("sqlite", room / f"sqlite-{tasks}", first),
        Office("postgresql", room / f"postgresql-{tasks}", first + 1, url),
    ]


def data_set(room: Path, tasks: int) -> Path:
    """The peers' rows as CSV, five reports a task; the million is the hundred thousand ten times over."""
    folder, times = room / f"data-{tasks}", max(1, tasks // USUAL)
    if (folder / "queries.json").exists():
        return folder
    if times == 1:
        words = ["--out", str(folder), "--tasks", str(tasks), "--updates", str(5 * tasks)]
        subprocess.run([sys.executable, str(PEERS / "make_data.py"), *words], check=True)
        return folder
    usual = data_set(room, USUAL)
    shutil.copytree(usual, folder)
    said = {
        **json.loads((usual / "queries.json").read_text(encoding="utf-8")),
        "tasks": tasks,
        "times": times,
    }
    (folder / "queries.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return folder


def circumstances() -> str:
    """Day, machine and load, without which a figure says nothing."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    load = os.getloadavg()[0]
    machine = f"{cpu}, {os.cpu_count()} cores, {platform.system()} {platform.release().split('-')[0]}"
    now = datetime.now(UTC)
    return f"{now:%d/%m/%Y %H:%M} UTC, {machine}, Python {platform.python_version()}. Load average when it began: {load:.1f}."
