"""Rules that need more than a text: a scan, decomposed letters, a day, findings; and texts made to hurt."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from dondoc.lint import lint
from dondoc.notice.document import read_document
from dondoc.notice.model import Finding, Notice, Problem, Source
from dondoc.notice.reader import read_notice
from dondoc.notice.source import Doubt, SourceText
from dondoc.text.spans import Span

TEXT = "THÔNG BÁO\nKết luận họp giao ban\n1. Giao Công an xã kiểm tra việc tuần tra trước ngày 20/4/2024."


def said(problems: tuple[Problem, ...], text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.spans[0].of(text)) for problem in problems]


def test_doubts_of_a_scan_are_shown_when_grave_or_when_two_looks_differ() -> None:
    day, word, sure = (
        Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("20/4/2024", "tuần", "Giao")
    )
    doubts = (Doubt(day, 0.9, "26/4/2024"), Doubt(word, 0.4), Doubt(sure, 0.7))
    source = SourceText(Source(name="scan.pdf", ocr=True), TEXT, doubts=doubts)
    found = lint(read_notice(source), source, select=("CD004",))
    assert said(found, TEXT) == [("CD004", "tuần"), ("CD004", "20/4/2024")]
    assert "26/4/2024" in found[1].message.vi


def test_a_slip_in_a_scan_is_not_the_authors() -> None:
    text = TEXT.replace("kiểm tra", "kiêm tra")
    scan = SourceText(Source(name="scan.pdf", ocr=True), text)
    [typed] = lint(read_notice(text), select=("CT002",))
    [scanned] = lint(read_notice(scan), scan, select=("CT002",))
    assert (typed.severity, typed.origin) == ("error", "author")
    assert (scanned.severity, scanned.origin) == ("info", "conversion")


@pytest.mark.parametrize(
    ("text", "share"),
    [(unicodedata.normalize("NFD", TEXT), "cả văn bản"), (f"{TEXT} a\u0301", "lẫn vào"), (TEXT, None)],
)
def test_decomposed_letters_are_told_apart_from_composed_ones(text: str, share: str | None) -> None:
    found = lint(read_notice(text), select=("CD005",))
    assert [share in problem.message.vi for problem in found if share] == ([] if share is None else [True])
    assert bool(found) == (share is not None)


@pytest.mark.parametrize(
    ("today", "late"), [(date(2024, 4, 19), False), (date(2024, 4, 20), True), (None, False)]
)
def test_a_draft_with_a_deadline_that_is_over(today: date | None, late: bool) -> None:
    found = lint(read_notice(TEXT), select=("NG012",), today=today)
    assert bool(found) == late


def test_a_notice_with_a_number_was_signed_in_time() -> None:
    text = f"UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\n{TEXT}"
    assert lint(read_notice(text), select=("NG012",), today=date(2026, 1, 1)) == ()


def test_a_shortcoming_that_no_order_answers() -> None:
    notice = read_notice(TEXT)
    answered = Finding(id="H1", kind="shortcoming", span=Span(0, 9), addressed_by=("D1",))
    open_one = replace(answered, span=Span(10, 17), addressed_by=())
    praise = replace(answered, kind="achievement", span=Span(18, 21), addressed_by=())
    found = lint(replace(notice, findings=(answered, open_one, praise)), select=("NV007",))
    assert [problem.spans for problem in found] == [(Span(10, 17),)]
    assert lint(replace(notice, findings=(open_one,), directives=()), select=("NV007",)) == ()


HOSTILE = {
    "one letter": "a" * 1_000_000,
    "brackets": "(" * 1_000_000,
    "dates": "ngày 1/1/2023 " * 70_000,
    "months": "tháng 3 " * 125_000,
    "lists": "17 xã gồm 3 xã, " * 60_000,
    "broken paragraphs": "a\n\n" * 330_000,
    "both placements": "uỷ ủy " * 160_000,
    "lost letters": "\ufffd" * 1_000_000,
    "commas": "," * 1_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_is_checked_in_seconds(text: str) -> None:
    notice, document = Notice(source=Source(name=""), text=text), read_document(text)
    start = time.process_time()
    lint(notice, document=document)
    assert time.process_time() - start < 4


def test_a_fix_over_a_line_break_touches_only_the_changed_words() -> None:
    text = (
        "1. Trên cơ sở kết quả kiểm tra và ý kiến của các đại biểu dự họp, giao phòng Tài\n"
        "chính - Kế hoạch rà soát hồ sơ đầu tư công của huyện trước ngày 20/4/2024."
    )
    [problem] = lint(read_notice(text), select=("CT020",))
    assert problem.spans[0].of(text) == "phòng Tài\nchính - Kế hoạch"
    assert [(fix.span.of(text), fix.replacement) for fix in problem.fix] == [("phòng", "Phòng")]


REPORT = """UBND XÃ HOA MAI
Số: 12/BC-UBND
Hoa Mai, ngày 05 tháng 3 năm 2026

BÁO CÁO
Kết quả thực hiện nhiệm vụ tháng 02 năm 2026

UBND xã báo cáo kết quả thực hiện nhiệm vụ như sau:
STT\tNội dung\tĐơn vị chủ trì\tThời hạn\tKết quả
1\tRà soát hộ nghèo\tPhòng Văn hóa - Xã hội\t15/02/2026\tĐã hoàn thành
2\tLập danh sách hộ sạt lở\tBan Chỉ huy Quân sự xã\t\tĐang thực hiện

Nơi nhận:
- TT Đảng ủy;
- Lưu: VT.
"""


def test_rows_that_report_what_became_of_the_work_are_no_orders_to_find_fault_with() -> None:
    notice = read_notice(REPORT)
    assert notice.directives == ()
    assert lint(notice, select=("NV", "NG"), today=date(2026, 3, 5)) == ()


def test_a_table_of_a_notice_that_names_its_results_still_orders() -> None:
    assert len(read_notice(REPORT.replace("BÁO CÁO", "KẾ HOẠCH").replace("/BC-", "/KH-")).directives) == 2
