"""The same work on a Dask cluster of two workers on this machine: equal results, and nothing lost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.engine.corpus.test_many import TEXT

from dondoc.cli.main import main
from dondoc.corpus import Work, run_here
from dondoc.corpus.cluster import run_on_cluster
from dondoc.corpus.errors import ClusterMissingError
from dondoc.corpus.listing import File, listed
from dondoc.notice.model import Notice
from dondoc.notice.source import SourceText

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

HERE = Path(__file__).parent
_START = 60


def orders_of(_: SourceText, notice: Notice) -> tuple[str, ...]:
    time.sleep(0.02)  # long enough for a worker to be killed in the middle
    return tuple(order.span.of(notice.text) for order in notice.directives)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Cluster:
    """A scheduler and two workers, each a process; only this machine can reach them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = f"tcp://127.0.0.1:{free_port()}"
        port = self.address.rsplit(":", 1)[1]
        self._scheduler = self._started("dask_scheduler", "--port", port, "--no-show")
        self._await_port(int(port))
        self.workers = [self._worker(), self._worker()]

    def _worker(self) -> subprocess.Popen[bytes]:
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder))
        return self._started("dask_worker", self.address, *options)

    def _started(self, module: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", "--no-dashboard"]
        # The workers import the functions of these tests by their names.
        paths = os.pathsep.join((str(HERE), str(HERE.parents[2]), os.environ.get("PYTHONPATH", "")))
        return subprocess.Popen(
            [*command, *options],
            env=os.environ | {"PYTHONPATH": paths},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _await_port(self, port: int) -> None:
        until = time.monotonic() + _START
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                assert time.monotonic() < until, "the scheduler does not start"
                time.sleep(0.1)

    def stop(self) -> None:
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()


@pytest.fixture(autouse=True)
def _in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("dask"))
    yield made
    made.stop()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Sequence[File]:
    folder = tmp_path_factory.mktemp("notices")
    for number in range(1, 81):
        text = TEXT.format(number=f"{number:02}")
        (folder / f"{number:02}.txt").write_text(text if number % 10 else "", encoding="utf-8")
    return list(listed([folder]))


def test_results_equal_the_local_run(cluster: Cluster, files: Sequence[File]) -> None:
    here = list(run_here(files[:20], Work(orders_of)))
    assert sum(one.trouble is not None for one in here) == 2
    assert list(run_on_cluster(files[:20], Work(orders_of), cluster.address)) == here


def test_the_command_writes_the_same_file(
    cluster: Cluster, files: Sequence[File], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(files[0].path.parent)
    local, far = tmp_path / "local.json", tmp_path / "far.json"
    assert main(["read", folder, "-o", str(local), "--jobs", "1"]) == 3
    assert main(["read", folder, "-o", str(far), "--engine", cluster.address]) == 3
    assert far.read_bytes() == local.read_bytes()


def test_a_killed_worker_loses_nothing(cluster: Cluster, files: Sequence[File]) -> None:
    results = run_on_cluster(files, Work(orders_of), cluster.address)
    found = [next(results) for _ in range(5)]
    cluster.workers[0].kill()
    found += results
    assert found == list(run_here(files, Work(orders_of)))


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    cluster: Cluster, files: Sequence[File], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(files[0].path.parent)
    whole, resumed = tmp_path / "whole.json", tmp_path / "resumed.json"
    command = ["read", folder, "-o", str(resumed), "--engine", cluster.address]
    cut_off = subprocess.Popen(
        [sys.executable, "-m", "dondoc.cli.main", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    journal = resumed.with_name("resumed.json.partial")
    until = time.monotonic() + _START
    while not (journal.exists() and journal.read_bytes().count(b"\n") >= 3):
        assert cut_off.poll() is None or journal.exists(), "it ended before it could be cut off"
        assert time.monotonic() < until, "nothing is read"
        time.sleep(0.002)
    cut_off.kill()
    cut_off.wait()
    kept = journal.read_bytes().count(b"\n")
    assert (kept >= 3, resumed.exists()) == (True, False)
    main(command)
    assert f"dùng lại {kept} kết quả" in capsys.readouterr().err
    main(["read", folder, "-o", str(whole), "--jobs", "1"])
    assert resumed.read_bytes() == whole.read_bytes()
    assert not journal.exists()


def test_no_cluster_is_one_sentence(monkeypatch: pytest.MonkeyPatch, files: Sequence[File]) -> None:
    monkeypatch.setattr("dondoc.corpus.cluster._PATIENCE", 1)
    with pytest.raises(ClusterMissingError):
        next(run_on_cluster(files, Work(orders_of), f"tcp://127.0.0.1:{free_port()}"))
