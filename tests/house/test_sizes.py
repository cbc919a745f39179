"""No file of ours hides two subjects, and no name hides its subject."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = sorted(
    path
    for room in ("src", "tests", "tools", "bench")
    for path in (ROOT / room).rglob("*.py")
    if path.parent.name != "migrations"  # Django writes them
)
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "service", "services"}


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_one_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert not VAGUE & {path.stem, path.parent.name}


def test_no_two_test_files_share_a_name() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
