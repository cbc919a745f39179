"""`dondoc evaluate`: figures with intervals and baselines, the same as the reference tool's."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from tests.engine.cli.commands import run

from dondoc.learn.gold import load_folder
from dondoc.notice.serialise import notice_json
from dondoc.reading import read_text

Capture = pytest.CaptureFixture[str]

SHARED = Path(__file__).parents[4] / "shared"
MARKED = """@symbol TB-UBND
---
ỦY BAN NHÂN DÂN XÃ AN BÌNH
Số: 12/TB-UBND
An Bình, ngày 12 tháng 8 năm 2025
THÔNG BÁO
Kết luận cuộc họp giao ban

1. ⟪Giao ⟦L|Phòng Kinh tế⟧ chủ trì, phối hợp với ⟦C|Công an xã⟧ rà soát điểm ngập, \
báo cáo ⟦R|Chủ tịch UBND xã⟧ ⟦D|trước ngày 20/8/2025|2025-08-20⟧⟫.
2. ⟪Yêu cầu ⟦L|các thôn⟧ dọn vệ sinh đường làng⟫.
"""


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "giao-ban.marked.txt").write_text(MARKED, encoding="utf-8")
    return tmp_path


def test_the_table_gives_figures_intervals_and_baselines(gold: Path, capsys: Capture) -> None:
    ran = run(capsys, "evaluate", gold)
    assert ran.code == 0
    assert "1 documents, 2 orders" in ran.out
    assert "trigger regex" in ran.out
    [leads] = [line for line in ran.out.splitlines() if line.startswith("leads")]
    assert leads.split()[1:4] == ["1.000", "1.000..1.000", "2/"]


def test_json_is_for_programs(gold: Path, capsys: Capture) -> None:
    report = json.loads(run(capsys, "evaluate", gold, "--format", "json").out)
    assert report["figures"]["deadline.given"]["value"] == 1.0
    assert report["figures"]["directive.strict"]["count"] == {"right": 2, "gold": 2, "found": 2}
    assert 0 <= report["calibration"]["error"] <= 1
    assert report["remarks"] == {"giao-ban": []}


def test_details_name_what_was_missed(gold: Path, capsys: Capture) -> None:
    lost = MARKED + "3. Trời mưa ⟪to⟫.\n"
    (gold / "giao-ban.marked.txt").write_text(lost, encoding="utf-8")
    assert "missed 'to'" in run(capsys, "evaluate", gold, "--details").out


@pytest.mark.parametrize("reader", ["grammar", "both"])
def test_either_reader_can_be_measured(gold: Path, capsys: Capture, reader: str) -> None:
    assert run(capsys, "evaluate", gold, "--reader", reader).code == 0


def test_a_folder_without_gold_is_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    ran = run(capsys, "evaluate", tmp_path)
    assert ran.code != 0
    assert ran.out == ""
    assert "holds no gold" in ran.err


def test_broken_gold_is_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.marked.txt").write_text("⟪a", encoding="utf-8")
    ran = run(capsys, "evaluate", tmp_path)
    assert (ran.code != 0, ran.out) == (True, "")
    assert "is not closed" in ran.err


def test_the_figures_are_those_of_the_reference_tool(capsys: Capture) -> None:
    folder, tool = SHARED / "gold" / "dev", SHARED / "tools" / "score.py"
    if not tool.exists():
        pytest.skip("the reference scorer is not beside this checkout (../shared)")
    spec = importlib.util.spec_from_file_location("reference_score", tool)
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    counts = reference.Count()
    for document in load_folder(folder):
        answer = json.loads(json.dumps(notice_json(read_text(document.text))))
        reference.check(answer, document.text, document.name)
        wanted = json.loads((folder / f"{document.name}.gold.json").read_text(encoding="utf-8"))
        reference.score(wanted, answer, document.text, counts, lambda line: None)
    ours = json.loads(run(capsys, "evaluate", folder, "--format", "json").out)["figures"]
    theirs = {
        name: dict(zip(("right", "gold", "found"), found, strict=True)) for name, found in counts.items()
    }
    assert {name: figure["count"] for name, figure in ours.items() if figure["count"]} == theirs
