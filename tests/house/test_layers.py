"""The engine works without the office, without Django, and starts fast."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ENGINE = Path(__file__).parents[2] / "src" / "dondoc"
CLOCKS = {"now", "today", "utcnow"}


def imported_packages(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    named = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in plain | named}


def test_the_engine_does_not_know_the_office() -> None:
    for path in ENGINE.rglob("*.py"):
        assert not imported_packages(path) & {"django", "dondoc_office"}, path


def test_only_the_command_line_prints() -> None:
    for path in ENGINE.rglob("*.py"):
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ]
        prints = any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls)
        may_print = path.parent.name == "cli" or path.name in {"train.py", "manual.py"}
        assert may_print or not prints, path


def test_the_engine_asks_no_clock() -> None:
    for path in ENGINE.rglob("*.py"):
        if path.parent.name == "cli":
            continue
        calls = [
            node.func
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        ]
        assert not [func for func in calls if isinstance(func, ast.Attribute) and func.attr in CLOCKS], path


def test_importing_the_engine_is_quick() -> None:
    code = "import time; t = time.process_time(); import dondoc; print(time.process_time() - t)"
    seconds = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert seconds < 0.3
