"""The office starts with one command, stops with Ctrl-C, and survives being killed."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest
from tests.office.running.homes import Home, answers, descendants, free_port, gone, interrupted


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("home")).begun()


def test_ctrl_c_stops_every_process_and_a_second_start_finds_the_data(home: Home) -> None:
    port = free_port()
    for _ in range(2):
        process = home.start(port)
        assert answers(port)
        family = descendants(process.pid)
        assert len(family) >= 2
        assert interrupted(process) == 0
        assert gone(family)
    assert "5 entries" in home.run("check").stdout


def test_a_parent_killed_with_9_leaves_no_orphan_and_no_lock(home: Home) -> None:
    port = free_port()
    process = home.start(port)
    assert answers(port)
    family = descendants(process.pid)
    process.kill()
    process.wait()
    assert gone(family)
    again = home.start(port)
    assert answers(port)
    assert interrupted(again) == 0


def test_a_killed_worker_or_server_is_started_again(home: Home) -> None:
    port = free_port()
    process = home.start(port)
    assert answers(port)
    before = descendants(process.pid)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert gone(before)
    assert answers(port)
    assert descendants(process.pid).isdisjoint(before)
    assert interrupted(process) == 0


def test_a_second_start_in_the_same_folder_is_refused_in_one_sentence(home: Home) -> None:
    port = free_port()
    process = home.start(port)
    assert answers(port)
    second = home.run("up", "--port", str(free_port()))
    assert second.returncode == 3
    assert "is used by another `dondoc office` process" in second.stderr
    assert interrupted(process) == 0


def test_a_taken_port_is_one_sentence_with_a_way_out(home: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        tried = home.run("up", "--port", str(port))
    assert tried.returncode == 3
    assert f"--port {port + 1}" in tried.stderr
    assert "Traceback" not in tried.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("up", "--port", "70000"), 2, "a number from 1 to 65535"),
        (("up", "--port", "-1"), 2, "a number from 1 to 65535"),
        (("up", "--workers", "0"), 2, "a number from 1 to 64"),
        (("up", "--threads", "²"), 2, "a number from 1 to 64"),
        (("up", "--host", "khong-co.invalid"), 3, "knows no name"),
        (("check", "--seen", "abc"), 2, "NUMBER:HASH"),
        (("export-gold", "/proc/khong-co"), 3, "Nothing can be written"),
        (("move-to", "khong-phai"), 3, "cannot be used"),
        (("nonsense",), 2, "invalid choice"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_command_that_cannot_be_carried_out_is_one_sentence_and_a_code(
    home: Home, words: tuple[str, ...], code: int, said: str
) -> None:
    tried = home.run(*words)
    assert (tried.returncode, tried.stdout) == (code, "")
    [line] = [one for one in tried.stderr.splitlines() if one]
    assert said in line


@pytest.mark.parametrize(
    ("name", "value"), [("DONDOC_HOSTZ", "x"), ("DONDOC_DEBUG", "perhaps"), ("DATABASE_URL", "oracle9://x")]
)
def test_a_wrong_setting_stops_the_start_in_one_sentence(name: str, value: str, tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.environment[name] = value
    tried = home.run("migrate")
    assert tried.returncode == 3
    assert "The settings cannot be used" in tried.stderr
    assert "Traceback" not in tried.stderr
