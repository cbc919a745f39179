"""Homes of offices that tests run as people do: by the command, in processes of their own."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from functools import cache
from pathlib import Path


class Home:
    """One office's folder and the commands run in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")},
            "DONDOC_HOME": str(path),
            "LANG": "en_US.UTF-8",
            "DJANGO_SETTINGS_MODULE": "dondoc_office.site.settings",
        }
        self.environment.pop("DATABASE_URL", None)

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "dondoc.cli.main", "office", *words]

    def run(self, *words: str, shell: str = "") -> subprocess.CompletedProcess[str]:
        """A command to its end; `shell` goes before it, to set limits."""
        call = ["/bin/sh", "-c", f'{shell}; exec "$@"', "sh", *self.command(*words)] if shell else None
        return subprocess.run(
            call or self.command(*words), env=self.environment, capture_output=True, text=True, timeout=120
        )

    def start(self, port: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.command("up", "--port", str(port), "--workers", "1"),
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def begun(self) -> Home:
        """An office with its first administrator; on SQLite a copy of one that was begun for all tests."""
        if "DATABASE_URL" in self.environment:
            return self._begin()
        shutil.copytree(_begun_for_all(), self.path, dirs_exist_ok=True)
        return self

    def _begin(self) -> Home:
        unit = ("--unit", "UBND xã Đông Hòa", "--name", "Ngô Quang Trị", "--email", "tri@xa.example")
        done = self.run("begin", *unit)
        assert done.returncode == 0, done.stderr
        return self


@cache
def _begun_for_all() -> Path:
    """Beginning one takes seconds, and is the same each time."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-begun-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Home(folder)._begin()
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int, within: float = 40) -> bool:
    """Does the office answer its health page before the time is over?"""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/khoe/", timeout=2).close()
            return True
        except OSError:
            time.sleep(0.1)
    return False


def descendants(pid: int) -> set[int]:
    """Every process below this one."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(folder.name)] = int(fields[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def gone(processes: set[int], within: float = 20) -> bool:
    """Have all of them ended before the time is over?"""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not any(_alive(pid) for pid in processes):
            return True
        time.sleep(0.1)
    return False


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def interrupted(process: subprocess.Popen[bytes]) -> int:
    """Ctrl-C; the exit code."""
    process.send_signal(signal.SIGINT)
    return process.wait(timeout=40)
