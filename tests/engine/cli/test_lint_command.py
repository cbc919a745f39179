"""`dondoc lint`: what is printed, what is fixed, and with which exit code."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.engine.cli.commands import SAMPLE, SHORT, folder_of_notices, run

Capture = pytest.CaptureFixture[str]
WRONG = (
    SHORT.format(number="05")
    .replace("ngày 20/8/2025", "ngày 31/6/2025")
    .replace("dọn vệ sinh", "dọn vệ sinh , rác")
)


@pytest.fixture(autouse=True)
def _in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "sai.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_text_names_the_place_the_rule_and_the_words(wrong: Path, capsys: Capture) -> None:
    ran = run(capsys, "lint", wrong, "--select", "NG002")
    assert ran.code == 1
    assert ran.out.startswith(f"{wrong}:11:")
    assert "NG002" in ran.out
    assert "^^^^" in ran.out
    assert "1 lỗi; 0 chỗ sửa được bằng --fix" in ran.err


def test_json_gives_the_problems_of_the_contract_with_their_lines(wrong: Path, capsys: Capture) -> None:
    told = json.loads(run(capsys, "lint", wrong, "--select", "NG002", "--format", "json").out)
    assert [(one["file"], one["line"], one["code"], one["severity"]) for one in told] == [
        (str(wrong), 11, "NG002", "error")
    ]
    assert set(told[0]) == {
        *["file", "line", "column", "code", "severity", "spans", "message", "fix", "basis", "origin"]
    }


def test_sarif_of_several_files_is_one_run(tmp_path: Path, wrong: Path, capsys: Capture) -> None:
    folder_of_notices(tmp_path, 1)
    told = json.loads(run(capsys, "lint", tmp_path, "--select", "NG002", "--format", "sarif").out)
    assert [result["ruleId"] for result in told["runs"][0]["results"]] == ["NG002"]


def test_remarks_alone_are_no_failure(wrong: Path, capsys: Capture) -> None:
    assert run(capsys, "lint", wrong, "--select", "NV006").code == 0
    assert run(capsys, "lint", wrong, "--select", "NG", "--ignore", "NG002").code == 0


def test_a_level_hides_what_is_less_grave(wrong: Path, capsys: Capture) -> None:
    ran = run(capsys, "lint", wrong, "--level", "error")
    assert "cảnh báo:" not in ran.out
    assert "lỗi:" in ran.out


def test_fix_prints_a_diff_and_leaves_the_file(wrong: Path, capsys: Capture) -> None:
    ran = run(capsys, "lint", wrong, "--select", "CT040", "--fix")
    assert "+2. Yêu cầu các thôn dọn vệ sinh, rác." in ran.out.splitlines()
    assert wrong.read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_write_changes_the_text_and_keeps_its_encoding(wrong: Path, capsys: Capture, encoding: str) -> None:
    before = WRONG.replace("\n", "\r\n")
    wrong.write_bytes(before.encode(encoding))
    run(capsys, "lint", wrong, "--select", "CT040", "--fix", "--write")
    assert wrong.read_bytes() == before.replace("sinh , rác", "sinh, rác").encode(encoding)


def test_a_word_file_gets_tracked_changes_in_a_copy(tmp_path: Path, capsys: Capture) -> None:
    from docx import Document

    path = tmp_path / "sai.docx"
    made = Document()
    for line in WRONG.splitlines():
        made.add_paragraph(line)
    made.save(str(path))
    before = path.read_bytes()
    run(capsys, "lint", path, "--select", "CT040", "--fix")
    assert path.read_bytes() == before
    fixed = tmp_path / "sai.fixed.docx"
    xml = ZipFile(BytesIO(fixed.read_bytes())).read("word/document.xml").decode()
    assert "<w:del " in xml
    assert run(capsys, "lint", fixed, "--select", "CT040").code == 0
    again = run(capsys, "lint", path, "--select", "CT040", "--fix")
    assert (again.code, "không ghi đè" in again.err) == (3, True)


def test_what_is_no_text_of_ours_is_not_written(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "sai.html"
    path.write_text(
        "<html><body>" + "".join(f"<p>{line}</p>" for line in WRONG.splitlines()), encoding="utf-8"
    )
    before = path.read_bytes()
    ran = run(capsys, "lint", path, "--select", "CT040", "--fix", "--write")
    assert (ran.code, path.read_bytes()) == (3, before)
    assert "Không ghi sửa đổi" in ran.err


def test_the_manual_of_a_rule(capsys: Capture) -> None:
    ran = run(capsys, "lint", "--explain", "tt001")
    assert (ran.code, "TT001 missing-number" in ran.out) == (0, True)


def test_all_rules_are_listed(capsys: Capture) -> None:
    from dondoc.lint.rules import RULES

    codes = [line[:5] for line in run(capsys, "rules").out.splitlines()]
    assert codes == [rule.code for rule in RULES]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["lint"], 2, "ít nhất một tệp"),
        (["lint", str(SAMPLE), "--write"], 2, "--write chỉ dùng cùng với --fix"),
        (["lint", str(SAMPLE), "--select", "QQ"], 3, "“QQ”"),
        (["lint", "--explain", "XX999"], 3, "“XX999”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    capsys: Capture, arguments: list[str], code: int, said: str
) -> None:
    ran = run(capsys, *arguments)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (code, "", 1)
    assert said in ran.err


def test_the_sample_has_the_errors_it_was_written_with(capsys: Capture) -> None:
    ran = run(capsys, "lint", SAMPLE, "--level", "error", "--format", "json")
    assert [one["code"] for one in json.loads(ran.out)] == ["TR001", "NG003", "CT002"]


def test_the_list_of_rules_says_what_its_star_means(capsys: Capture) -> None:
    assert "* sửa được bằng “dondoc lint --fix”" in run(capsys, "rules").err
