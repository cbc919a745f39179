"""The progress bar lives on the terminal; results go where they were sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.engine.cli.commands import folder_of_notices

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


def test_results_in_a_pipe_and_the_bar_on_the_terminal_do_not_mix(tmp_path: Path) -> None:
    folder_of_notices(tmp_path, 3)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dondoc.cli.main", "read", str(tmp_path), "--format", "json"]
    environment = os.environ | {"TERM": "xterm", "LANG": "vi_VN.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment) as process:
        os.close(theirs)
        assert process.stdout is not None
        numbers = [json.loads(line)["header"]["number"]["value"] for line in process.stdout]
        shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert numbers == ["01", "02", "03"]
    assert "Đọc văn bản" in shown
    assert "schema" not in shown
