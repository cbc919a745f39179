"""Lists out to Excel and back in: real dates, no formulas from words, and nothing hostile gets through."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from django.core import signing
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dondoc_office.sheets.errors import (
    NotASheet,
    PreviewOver,
    SheetTooLarge,
)
from dondoc_office.sheets.importing import Preview, unsealed
from dondoc_office.sheets.plan import TWICE, Change, Line, NotUnderstood, Plan, Refusal, choice_of, day_of
from dondoc_office.sheets.reading import MOST_BYTES, Row, read_rows
from dondoc_office.sheets.writing import Cell, Column, Link, Listing, counted, write

COLUMNS = {"code": "Mã", "name": "Tên việc", "due": "Hạn cuối"}
TITLES = [Column("Mã", 8), Column("Tên việc", 40, may_change=True), Column("Hạn cuối", 12)]


def out(*rows: Sequence[Cell], heading: Sequence[str] = ()) -> bytes:
    file = io.BytesIO()
    write(file, Listing("Nhiệm vụ: tháng 3/2023", TITLES, rows, heading))
    return file.getvalue()


def sheet_of(content: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_in(content: bytes, most: int = 100) -> list[dict[str, str]]:
    return [dict(row.words) for row in read_rows(content, COLUMNS, required={"code"}, most=most).rows]


def test_days_are_days_and_numbers_numbers() -> None:
    sheet = sheet_of(out((1, "Báo cáo", date(2023, 3, 27)), (2.5, None, None)))
    assert sheet["C2"].value is not None and sheet["C2"].is_date
    assert sheet["C2"].number_format == "dd/mm/yyyy"
    assert (sheet["A2"].value, sheet["A3"].value, sheet["B3"].value) == (1, 2.5, None)


def test_titles_stay_in_sight_and_can_be_filtered() -> None:
    sheet = sheet_of(out((1, "a", None), (2, "b", None), heading=["Nhiệm vụ", "Đến ngày 27/03/2023"]))
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:C5"
    assert sheet.title == "Nhiệm vụ  tháng 3 2023"


@pytest.mark.parametrize("words", ["=1+1", "+84 912", "-5", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1"])
def test_words_never_become_formulas(words: str) -> None:
    content = out((1, words, None))
    cell = sheet_of(content)["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == words
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_letters_that_break_a_file_are_left_out() -> None:
    assert rows_in(out((1, "a\x00b\x0bc\ufffe", None)))[0]["name"] == "abc"


def test_a_number_leads_to_its_page() -> None:
    cell = sheet_of(out((Link("12", "https://dondoc.xa.example/nhiem-vu/12/"), "a", None)))["A2"]
    assert cell.hyperlink is not None
    assert cell.hyperlink.target == "https://dondoc.xa.example/nhiem-vu/12/"


def test_rows_are_counted() -> None:
    assert list(counted([("a",), ("b",)])) == [(1, "a"), (2, "b")]


def test_what_goes_out_comes_back() -> None:
    content = out((7, "Việc\nhai dòng", date(2023, 3, 27)), heading=["Nhiệm vụ", "Đến ngày"])
    [row] = read_rows(content, COLUMNS, required={"code"}).rows
    assert dict(row.words) == {"code": "7", "name": "Việc\nhai dòng", "due": "27/03/2023"}
    assert (row.number, row.place("due"), row.place("lead")) == (4, "C4", "4")


def made(*lines: Sequence[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(list(line))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("titles", [("MÃ", "ten  viec"), ("tên việc", "Ghi chú", "mã"), ("Mã ", "Tên Việc")])
def test_columns_are_found_by_their_titles_with_or_without_marks(titles: tuple[str, ...]) -> None:
    line = [{"m": "5", "t": "việc", "g": ""}[title.strip().lower()[0]] for title in titles]
    assert rows_in(made(titles, line)) == [{"code": "5", "name": "việc"}]


def test_empty_rows_are_passed_over_and_numbered_as_excel_numbers_them() -> None:
    rows = read_rows(made(("Mã",), (), ("1",), ("",), ("2",)), COLUMNS, required={"code"}).rows
    assert [(row.number, row.words["code"]) for row in rows] == [(3, "1"), (5, "2")]


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"%PDF-1.7", made(("Khác", "Nữa"), ("1", "2")), made()],
    ids=["nothing", "half a zip", "pdf", "other titles", "empty"],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(NotASheet):
        rows_in(content)


def repacked(content: bytes, **parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            short = part.rsplit("/", 1)[-1].split(".")[0]
            new.writestr(part, parts.get(short, old.read(part)))
    return file.getvalue()


def test_a_document_type_in_a_part_is_a_trap() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    with pytest.raises(NotASheet):
        rows_in(repacked(made(("Mã",)), sheet1=bomb))
    with pytest.raises(NotASheet):
        rows_in(repacked(made(("Mã",)), sheet1=bomb.decode().encode("utf-16")))


def test_a_small_file_that_unpacks_into_a_huge_one_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(SheetTooLarge):
        rows_in(repacked(made(("Mã",)), sheet1=b" " * (61 * 2**20)))
    with pytest.raises(SheetTooLarge):
        rows_in(b"x" * (MOST_BYTES + 1))


def test_more_rows_than_are_taken_at_once_are_refused() -> None:
    assert len(rows_in(made(("Mã",), *[(n,) for n in range(1, 11)]), most=10)) == 10
    for count in (11, 500):
        with pytest.raises(SheetTooLarge):
            rows_in(made(("Mã",), *[(n,) for n in range(1, count + 1)]), most=10)


@pytest.mark.parametrize(
    "words", ["27/3/2023", "27-03-2023", "2023-03-27", "27.3.2023", "27/03/2023 00:00:00"]
)
def test_a_day_is_understood_as_people_write_it(words: str) -> None:
    assert day_of(words) == date(2023, 3, 27)


@pytest.mark.parametrize("words", ["31/02/2023", "3/2023", "mai", "27/3/23/1", "27/3/99999"])
def test_what_is_no_day_says_so(words: str) -> None:
    with pytest.raises(NotUnderstood, match="is no day"):
        day_of(words)


def test_a_choice_is_said_by_name_or_key() -> None:
    choices = (("office", "Văn phòng"), ("force", "Công an, quân sự"))
    assert [choice_of(words, choices) for words in ("van phong", "FORCE", "công an quân sự")] == [
        *("office", "force", "force")
    ]
    with pytest.raises(NotUnderstood):
        choice_of("phòng", choices)


def test_a_plan_knows_what_it_does() -> None:
    change = (Change("Tên", "a", "b"),)
    plan = Plan(
        [
            Line(2, "mới", changes=change),
            Line(3, "sửa", subject="x", version="1", changes=change),
            Line(4, "giữ", subject="y", version="1"),
            Line(5, "hai lần", refused=Refusal(TWICE, "A5")),
        ]
    )
    counts = (len(plan.added), len(plan.changed), plan.same, len(plan.refused))
    assert counts == (1, 1, 1, 1)
    seen = plan.as_seen({"2": "", "3": "0", "4": "1"})
    assert [line.number for line in seen.refused] == [3, 5]


PREVIEW = Preview("tasks", 7, "ab" * 32, (Row(2, {"code": "1"}, {"code": "A"}),), {"2": "4"})


def test_a_preview_comes_back_as_it_was_shown() -> None:
    assert unsealed(PREVIEW.sealed(), "tasks", person=7) == PREVIEW


@pytest.mark.parametrize(("table", "person"), [("tasks", 8), ("units", 7)])
def test_a_preview_is_for_its_person_and_its_page(table: str, person: int) -> None:
    with pytest.raises(PreviewOver):
        unsealed(PREVIEW.sealed(), table, person=person)


def test_a_preview_that_was_tampered_with_or_is_too_old_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for token in ("", "x", PREVIEW.sealed()[:-3] + "abc", signing.dumps(["tasks", 7, "", [], {}])):
        with pytest.raises(PreviewOver):
            unsealed(token, "tasks", person=7)
    monkeypatch.setattr("django.core.signing.time.time", lambda: 0)
    old = PREVIEW.sealed()
    monkeypatch.undo()
    with pytest.raises(PreviewOver):
        unsealed(old, "tasks", person=7)


MEASURE = r"""
import re, time
from pathlib import Path
from datetime import date
from dondoc_office.sheets.writing import Column, Listing, write
row = ("Rà soát, đánh giá các tiêu chí nông thôn mới nâng cao của các xã, thị trấn",) * 8 + (1, date(2023, 3, 27)) * 2
rows = (row for _ in range(10_000))
begun = time.process_time()
write(open("/dev/null", "wb"), Listing("a", [Column("x", 20)] * 12, rows))
peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
print(time.process_time() - begun, int(peak[1]) / 1024)
"""


def test_ten_thousand_rows_take_little_time_and_memory() -> None:
    code = [sys.executable, "-c", MEASURE]
    runs = [
        subprocess.run(code, capture_output=True, text=True, check=True, timeout=60).stdout.split()
        for _ in range(2)
    ]
    assert min(float(seconds) for seconds, _ in runs) < 1.5
    assert max(float(megabytes) for _, megabytes in runs) < 150
