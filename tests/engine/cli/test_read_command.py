"""`dondoc read`: formats, many files, and what is said when something cannot be read."""

from __future__ import annotations

import csv
import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.engine.cli.commands import SAMPLE, SHORT, folder_of_notices, run

from dondoc.notice.orders.walk import ORDERS

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")


def test_json_is_one_object_of_the_contract(capsys: Capture) -> None:
    ran = run(capsys, "read", SAMPLE, "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["schema"], told["header"]["number"]["value"]) == (0, "dondoc.notice/1", "47")
    assert told["text"] == SAMPLE.read_text(encoding="utf-8")


def test_the_table_tells_who_does_what_by_when_and_what_is_missing(capsys: Capture) -> None:
    ran = run(capsys, "read", SAMPLE)
    assert ran.code == 0
    for words in ("số 47/TB-UBND", "Phòng Kinh tế", "15/10/2025", "chủ trì Lò Văn Thành", "Còn thiếu"):
        assert words in ran.out


def test_the_table_speaks_english_where_the_person_does(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Deadline" in run(capsys, "read", SAMPLE).out


def test_several_files_without_output_are_json_lines(tmp_path: Path, capsys: Capture) -> None:
    ran = run(capsys, "read", *folder_of_notices(tmp_path, 2), "--format", "json")
    assert [json.loads(line)["header"]["number"]["value"] for line in ran.out.splitlines()] == ["01", "02"]
    assert "2/2 tệp đọc được, 4 nội dung giao" in ran.err


def test_several_files_with_output_are_one_array(tmp_path: Path, capsys: Capture) -> None:
    folder_of_notices(tmp_path, 3)
    out = tmp_path / "out" / "all.json"
    out.parent.mkdir()
    ran = run(capsys, "read", tmp_path, "-o", out)
    assert [notice["source"]["name"] for notice in json.loads(out.read_text(encoding="utf-8"))] == [
        "tb-01.txt",
        "tb-02.txt",
        "tb-03.txt",
    ]
    assert (ran.code, ran.out, list(out.parent.iterdir())) == (0, "", [out])


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capsys: Capture) -> None:
    good = folder_of_notices(tmp_path, 2)
    bad = tmp_path / "rong.txt"
    bad.write_bytes(b"")
    ran = run(capsys, "read", good[0], bad, tmp_path / "khong-co.txt", good[1], "--format", "json")
    assert ran.code == 3
    assert len(ran.out.splitlines()) == 2
    assert "“rong.txt” rỗng" in ran.err
    assert "“khong-co.txt”" in ran.err
    assert "2/4 tệp đọc được, 4 nội dung giao; 2 tệp lỗi" in ran.err


def test_a_folder_is_walked_without_hidden_and_foreign_files(tmp_path: Path, capsys: Capture) -> None:
    folder_of_notices(tmp_path, 1)
    below = tmp_path / "thang-8"
    below.mkdir()
    folder_of_notices(below, 1)
    for name in (".an.txt", "~$tb.docx", "bang.zip"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    ran = run(capsys, "read", tmp_path, "--format", "json")
    names = [json.loads(line)["source"]["name"] for line in ran.out.splitlines()]
    assert (ran.code, names) == (0, ["tb-01.txt", "thang-8/tb-01.txt"])


def test_csv_has_a_row_an_order_and_no_formulas(tmp_path: Path, capsys: Capture) -> None:
    text = SHORT.format(number="05").replace("2. Yêu cầu các thôn dọn", "2. Yêu cầu các thôn +1 dọn")
    (tmp_path / "=SUM(A1).txt").write_text(text, encoding="utf-8")
    out = tmp_path / "o.csv"
    assert run(capsys, "read", tmp_path / "=SUM(A1).txt", "-o", out).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")  # or Excel would not take it for UTF-8
    with out.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["Tệp"] for row in rows] == ["'=SUM(A1).txt"] * 2
    assert (rows[0]["Chủ trì"], rows[0]["Phối hợp"], rows[0]["Ngày cuối"]) == (
        "Phòng Kinh tế",
        "Công an xã",
        "2025-08-19",
    )


def test_xlsx_has_orders_figures_problems_and_files(tmp_path: Path, capsys: Capture) -> None:
    folder_of_notices(tmp_path, 2)
    (tmp_path / "rong.txt").write_bytes(b"")
    out = tmp_path / "o.xlsx"
    assert run(capsys, "read", tmp_path, "-o", out).code == 3
    book = load_workbook(out)
    assert book.sheetnames == ["Nội dung giao", "Số liệu", "Lỗi", "Tệp"]
    orders = book["Nội dung giao"]
    assert (orders.freeze_panes, orders.max_row) == ("A2", 5)
    titles = [cell.value for cell in orders[1]]
    last_day = orders.cell(2, titles.index("Ngày cuối") + 1)
    assert (last_day.is_date, f"{last_day.value:%d/%m/%Y}") == (True, "19/08/2025")
    assert [row[0].value for row in book["Tệp"].iter_rows(min_row=2)] == [
        "rong.txt",
        "tb-01.txt",
        "tb-02.txt",
    ]
    assert "rỗng" in book["Tệp"].cell(2, 3).value


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["read", "khong-co.txt"], 3, "không tồn tại"),
        (["read", "."], 3, "Không thấy văn bản nào"),
        (["read", "{sample}", "--format", "xlsx"], 2, "-o TÊN.xlsx"),
        (["read", "{sample}", "-o", "khong/co/o.json"], 3, "Không ghi được kết quả"),
        (["read", "{sample}", "-o", "."], 2, "là một thư mục"),
        (["read", "{sample}", "--engine", "khong-phai-dia-chi"], 3, "Không kết nối được cụm"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(capsys, *(argument.format(sample=SAMPLE) for argument in arguments))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (code, "", 1)
    assert said in ran.err


def test_the_output_is_no_input(tmp_path: Path, capsys: Capture) -> None:
    [path] = folder_of_notices(tmp_path, 1)
    before = path.read_bytes()
    assert run(capsys, "read", path, "--format", "json", "-o", path).code == 2
    assert path.read_bytes() == before


def test_a_secret_document_is_refused_and_nothing_is_stored(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "mat.txt"
    path.write_text("MẬT\n" + SHORT.format(number="09"), encoding="utf-8")
    out = tmp_path / "o.json"
    ran = run(capsys, "read", path, tmp_path, "-o", out)
    assert ran.code == 3
    assert json.loads(out.read_text(encoding="utf-8")) == []
    assert "rà soát" not in "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("o.json*"))


def test_a_language_model_that_is_silent_changes_nothing(capsys: Capture) -> None:
    plain = run(capsys, "read", SAMPLE, "--format", "json")
    ran = run(capsys, "read", SAMPLE, "--format", "json", "--assist", "http://127.0.0.1:9/v1")
    assert (ran.code, ran.out) == (0, plain.out)
    assert "Kết quả của hai bộ đọc kia giữ nguyên" in ran.err


def test_no_document_leaves_the_own_network(capsys: Capture) -> None:
    ran = run(capsys, "read", SAMPLE, "--format", "json", "--assist", "https://8.8.8.8/v1")
    assert (ran.code, ran.out) == (3, "")
    assert "không có gì đã gửi đi" in ran.err


@pytest.mark.parametrize(
    "arguments", [["doc"], ["read"], ["read", "x", "--jobs", "0"], ["lint", "x", "--today", "31/12/2025"]]
)
def test_wrong_options_are_one_sentence(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(capsys, *arguments)
    told = capsys.readouterr()
    assert (left.value.code, told.out, len(told.err.splitlines())) == (2, "", 1)
    assert told.err.startswith("dondoc: Sai tuỳ chọn: ")
    assert not {"_positive", "fromisoformat"} & set(told.err.replace(":", " ").split())


def test_pasted_text_comes_through_a_pipe(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(SHORT.format(number="08").encode())))
    told = json.loads(run(capsys, "read", "-", "--format", "json").out)
    assert (told["source"]["name"], told["header"]["number"]["value"]) == ("-", "08")


def test_a_text_that_is_read_in_part_says_so_on_standard_error_and_in_json(
    tmp_path: Path, capsys: Capture
) -> None:
    text = SHORT.format(number="01")
    order = "2. Yêu cầu các thôn dọn vệ sinh.\n"
    path = tmp_path / "dai.txt"
    path.write_text(text.replace(order, order * (ORDERS + 1)), encoding="utf-8")
    ran = run(capsys, "read", path, "--format", "json")
    assert [problem["code"] for problem in json.loads(ran.out)["problems"]].count("CD010") == 1
    assert "2.500 nội dung giao" in ran.err
    linted = run(capsys, "lint", path, "--ignore", "CD")  # what nobody asked to hear of is still no silence
    assert "CD010" not in linted.out
    assert "2.500 nội dung giao" in linted.err
