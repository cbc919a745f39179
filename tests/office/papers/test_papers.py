"""A paper in Word is what Nghị định 30/2020 asks for: read back by our own reader, judged by our own linter."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from dondoc import Notice, read
from dondoc_office.papers.form import balanced, date_line, lines_of, load, measured, number_line, symbol
from dondoc_office.papers.letterheads import letterhead_of, place_of, signed_for, symbol_of
from dondoc_office.papers.paper import (
    Annex,
    Column,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    numbered,
    point,
    roman,
)
from dondoc_office.papers.word import written
from dondoc_office.units.models import Kind, Unit

HUYEN = Unit(code="huyen", name="UBND huyện Sông Đông", kind=Kind.COMMITTEE)
CENTRE = Unit(
    code="tt",
    name="Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch huyện",
    kind=Kind.PUBLIC,
    parent=HUYEN,
)
ADDRESS = "https://dondoc.xa.example/nhiem-vu/12/"
TITLES = (("STT", 12), ("Nhiệm vụ", 80), ("Chủ trì", 45), ("Thời hạn", 24), ("Kết quả", 60), ("Ghi chú", 30))
WORK = ("Rà soát tiêu chí", "Tổng hợp kiến nghị", "Báo cáo giải ngân", "Kiểm tra an toàn thực phẩm")


def a_table(count: int) -> Table:
    rows = [
        (str(n), f"{WORK[n % 4]} đợt {n}", "Phòng Nội vụ", "27/3/2023", "Đã trình", "")
        for n in range(1, count + 1)
    ]
    return Table(tuple(Column(title, width) for title, width in TITLES), tuple(rows), title="Danh mục")


REPORT = Paper(
    kind="báo cáo",
    letterhead=letterhead_of(HUYEN),
    title="Kết quả thực hiện kết luận của Chủ tịch UBND huyện tại phiên họp thường kỳ tháng 3 năm 2023",
    blocks=(
        Paragraph("UBND huyện Sông Đông tổng hợp kết quả như sau:"),
        Heading("Kết quả chung"),
        Paragraph(
            (
                Run("Tổng số 09 nhiệm vụ; "),
                Run("đã hoàn thành báo cáo quý I", link=ADDRESS, tip="Nhiệm vụ 12"),
            )
        ),
        Heading("Danh mục"),
        a_table(40),
        Heading("Đánh giá"),
        Paragraph("Các đơn vị thực hiện nghiêm túc."),
    ),
    signature=signed_for(HUYEN, head="Phạm Minh Chu", on_behalf="TL"),
    dated=date(2023, 4, 5),
    recipients=("Thường trực HĐND huyện", "Các phòng, ban"),
    archive="VT, TH",
)
LETTER = Paper(
    kind="công văn",
    letterhead=letterhead_of(CENTRE),
    title="đôn đốc nhiệm vụ quá hạn",
    blocks=(Paragraph("Đề nghị các đơn vị gửi báo cáo về Trung tâm trước ngày 10/4/2023."),),
    signature=signed_for(CENTRE, head="Trần Văn Trung"),
    dated=date(2023, 2, 5),
    day_given=True,
    number="7",
    suffix="TH",
    to=("Phòng Tài chính - Kế hoạch", "Công an huyện"),
)


def reread(paper: Paper) -> Notice:
    return read(written(paper), name="van-ban.docx")


def serious(notice: Notice) -> list[str]:
    """Errors and warnings of form, names and spelling; what rules of orders say of a list of past work is its own."""
    found = [problem.code for problem in notice.problems if problem.severity in ("error", "warning")]
    return [code for code in found if code[:2] in ("TT", "TR", "CT", "CD")]


def test_a_report_reads_back_as_it_was_written() -> None:
    notice = reread(REPORT)
    header, signature = notice.header, notice.signature
    assert header.issuing_agency and header.issuing_agency.value == "ỦY BAN NHÂN DÂN HUYỆN SÔNG ĐÔNG"
    assert header.symbol and header.symbol.value == "BC-UBND"
    assert header.title and header.title.value == REPORT.title
    assert header.place and header.place.value == "Sông Đông"
    assert signature.authority and signature.authority.value == "TL"
    assert signature.capacity and signature.capacity.value == "CHÁNH VĂN PHÒNG"
    assert signature.signer and signature.signer.value == "Phạm Minh Chu"
    assert [one.value for one in notice.recipients] == [*REPORT.recipients, "Lưu: VT, TH"]


def test_the_linter_finds_only_the_blanks_of_a_paper_without_number_and_day() -> None:
    assert serious(reread(REPORT)) == ["TT001", "TT002"]
    given = replace(REPORT, number="45", day_given=True)
    assert serious(reread(given)) == []


def test_the_linter_finds_nothing_about_the_form_of_a_letter() -> None:
    notice = reread(LETTER)
    assert [problem.code for problem in notice.problems if problem.code.startswith("TT")] == []
    header = notice.header
    assert header.parent_agency and header.parent_agency.value == "UBND HUYỆN SÔNG ĐÔNG"
    assert header.number and header.number.value == "07"
    assert header.title and header.title.value == "V/v đôn đốc nhiệm vụ quá hạn"


def test_a_wide_table_turns_its_page_and_the_next_words_stand_upright_again() -> None:
    document = Document(io.BytesIO(written(REPORT)))
    wide = [int(section.page_width or 0) > int(section.page_height or 0) for section in document.sections]
    assert wide == [False, True, False]
    assert [section.different_first_page_header_footer for section in document.sections] == [
        True,
        False,
        False,
    ]
    row = document.tables[1].rows[0]._tr
    assert row.xpath("w:trPr/w:tblHeader")


def test_an_annex_counts_its_own_pages_and_names_its_paper() -> None:
    paper = replace(REPORT, annexes=(Annex("Nhiệm vụ quá hạn", (a_table(2),)),))
    document = Document(io.BytesIO(written(paper)))
    assert document.sections[-1]._sectPr.xpath("w:pgNumType/@w:start") == ["1"]
    words = [paragraph.text for paragraph in document.paragraphs]
    assert (
        "(Kèm theo Báo cáo số        /BC-UBND ngày       tháng 4 năm 2023 của UBND huyện Sông Đông)" in words
    )


def test_words_lead_back_to_their_task_and_stay_black() -> None:
    parts = zipfile.ZipFile(io.BytesIO(written(REPORT)))
    assert ADDRESS in parts.read("word/_rels/document.xml.rels").decode()
    assert 'w:tooltip="Nhiệm vụ 12"' in parts.read("word/document.xml").decode()
    assert "TT104" not in [problem.code for problem in reread(REPORT).problems]


def test_equal_papers_are_equal_files() -> None:
    assert written(REPORT) == written(replace(REPORT))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    import pypdfium2

    (tmp_path / "a.docx").write_bytes(written(REPORT))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=180)
    pages = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert len(texts) >= 4
    assert not texts[0].lstrip().startswith("1")
    assert texts[1].lstrip().startswith("2")
    assert "Thời hạn" in texts[1]
    assert "Thời hạn" in texts[2]  # the header row is repeated
    assert "Lưu: VT, TH." in texts[-1]


@pytest.mark.parametrize(
    "name, parent, lines, place, short",
    [
        ("UBND xã Cẩm Bình", None, ("ỦY BAN NHÂN DÂN", "XÃ CẨM BÌNH"), "Cẩm Bình", "UBND"),
        ("UBND phường 5", None, ("ỦY BAN NHÂN DÂN", "PHƯỜNG 5"), "Phường 5", "UBND"),
        (
            "Ủy ban nhân dân thị trấn Phong Sơn",
            None,
            ("ỦY BAN NHÂN DÂN", "THỊ TRẤN PHONG SƠN"),
            "Phong Sơn",
            "UBND",
        ),
        ("Phòng Tài chính - Kế hoạch", HUYEN, ("PHÒNG TÀI CHÍNH - KẾ HOẠCH",), "Sông Đông", "TCKH"),
        (
            "Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch huyện",
            HUYEN,
            ("TRUNG TÂM VĂN HÓA,", "THÔNG TIN, THỂ THAO", "VÀ DU LỊCH HUYỆN"),
            "Sông Đông",
            "VHTTTTDL",
        ),
    ],
)
def test_an_office_knows_its_letterhead(
    name: str, parent: Unit | None, lines: tuple[str, ...], place: str, short: str
) -> None:
    unit = Unit(code="u", name=name, parent=parent)
    head = letterhead_of(unit)
    assert (head.issuer, place_of(unit), symbol_of(unit)) == (lines, place, short)
    assert head.parent == (("UBND HUYỆN SÔNG ĐÔNG",) if parent else ())


@pytest.mark.parametrize(
    "on, given, line",
    [
        (date(2026, 1, 5), True, "Sông Đông, ngày 05 tháng 01 năm 2026"),
        (date(2026, 6, 15), True, "Sông Đông, ngày 15 tháng 6 năm 2026"),
        (date(2026, 12, 1), False, "Sông Đông, ngày       tháng 12 năm 2026"),
    ],
)
def test_the_date_line_has_a_zero_where_the_decree_asks_for_one(on: date, given: bool, line: str) -> None:
    assert date_line(replace(REPORT, dated=on, day_given=given)) == line


def test_symbols_follow_the_list_of_abbreviations() -> None:
    head = Letterhead(("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"), "UBND", "An Bình", "UBND xã An Bình")
    found = [symbol(kind, head, "", load()) for kind in ("thông báo", "tờ trình", "công văn")]
    assert found == ["TB-UBND", "TTr-UBND", "UBND"]
    assert number_line(replace(REPORT, number="123"), load()) == "Số: 123/BC-UBND"


def test_headings_are_counted_anew_under_each_heading() -> None:
    blocks = (
        Heading("a"),
        Heading("b", 2),
        Heading("c", 3),
        Heading("d", 3),
        Heading("e", 2),
        Heading("f"),
        Heading("g", 2),
    )
    assert [number for number, _ in numbered(blocks)] == ["I.", "1.", "a)", "b)", "2.", "II.", "1."]
    assert [roman(number) for number in (4, 9, 14, 19)] == ["IV", "IX", "XIV", "XIX"]
    assert [point(number) for number in (4, 5, 8)] == ["d", "đ", "h"]


def test_lines_are_measured_and_broken_evenly() -> None:
    country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert measured(country, 13, bold=True) == pytest.approx(95.7, abs=0.1)
    assert lines_of("một hai ba bốn năm sáu", 14, 1000) == ("một hai ba bốn năm sáu",)
    assert len(lines_of(REPORT.title, 14, 150, bold=True)) == 2
    assert balanced(REPORT.title, 14, 150) < 115


def test_a_deputy_signs_for_the_chair() -> None:
    assert signed_for(HUYEN, on_behalf="KT").lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    office = Unit(code="vp", name="Văn phòng HĐND và UBND huyện", kind=Kind.OFFICE, parent=HUYEN)
    assert signed_for(office) == Signature(("CHÁNH VĂN PHÒNG",))


def test_the_name_of_a_group_stays_with_its_first_row() -> None:
    table = Table((Column("TT", 10), Column("Việc", 60)), (("Phòng Kinh tế (1)",), ("1", "Rà soát")))
    paper = replace(REPORT, blocks=(table,))
    cells = [row.cells[0] for row in Document(io.BytesIO(written(paper))).tables[1].rows]
    assert [bool(cell.paragraphs[0].paragraph_format.keep_with_next) for cell in cells] == [
        False,
        True,
        False,
    ]
