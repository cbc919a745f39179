"""A PostgreSQL of the tests' own: made in a folder of its own, on a socket there, thrown away afterwards."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from tests.office.running.homes import descendants, gone

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


class Postgres:
    """One server; PostgreSQL refuses to run as root, so root hands it to its own user.

    Only a server that a test kills has to be `durable`; a measurement has `settings` of its own.
    """

    def __init__(self, *, durable: bool = True, settings: Mapping[str, str] | None = None) -> None:
        chosen = {"fsync": "on" if durable else "off", "max_connections": "120", **(settings or {})}
        self.settings = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        self.folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-"))
        self.bin = PROGRAMS[-1]
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run(
            "initdb", "-D", str(self.data), "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-U", "office"
        )
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        self._remove_stale()
        options = f"-k {self.folder} -c listen_addresses='' {self.settings}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.data), "-l", log, "-w", "-o", options, "start")

    def _remove_stale(self) -> None:
        """What a server killed with -9 leaves on its socket."""
        for path in self.folder.glob(".s.PGSQL.*"):
            path.unlink(missing_ok=True)

    def kill(self) -> None:
        """As if the power had gone: the server and all its helpers at once."""
        first = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        processes = (first, *descendants(first))
        for pid in processes:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert gone(set(processes))
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://office@{quote(str(self.folder), safe='')}/{name}"

    def create(self, name: str) -> str:
        """An empty database; its URL."""
        self._run("createdb", "-h", str(self.folder), "-U", "office", name)
        return self.url(name)

    def remove(self) -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: str) -> None:
        ids = pwd.getpwnam(self.user) if self.user else None
        done = subprocess.run(
            [str(self.bin / program), *words],
            user=ids.pw_uid if ids else None,
            group=ids.pw_gid if ids else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            cwd=self.folder,
            text=True,
            timeout=60,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")


def main() -> int:
    """Run pytest with these arguments on a PostgreSQL started for it alone."""
    import sys

    server = Postgres(durable=False)
    try:
        environment = {**os.environ, "DATABASE_URL": server.url()}
        return subprocess.call([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment)
    finally:
        server.remove()


if __name__ == "__main__":
    raise SystemExit(main())
