"""The same notice as .docx, as PDF and as a crooked scan gives the same orders and the same heading."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import _Cell
from PIL import Image
from tests.engine.files.office_files import converted, saved

from dondoc.files import source_of
from dondoc.notice.model import Notice
from dondoc.notice.reader import read_notice

TITLE = (
    "THÔNG BÁO",
    "Kết luận của Chủ tịch UBND huyện Trần Văn Bình",
    "tại phiên họp thường kỳ tháng 5 năm 2024",
)
BODY = (
    "Ngày 20/5/2024, tại phòng họp số 1, Chủ tịch UBND huyện Trần Văn Bình đã chủ trì phiên họp thường kỳ "
    "tháng 5 năm 2024. Tham dự phiên họp có các Phó Chủ tịch UBND huyện, thủ trưởng các phòng, ban, ngành.",
    "Sau khi nghe Phòng Tài chính - Kế hoạch báo cáo và ý kiến thảo luận của các đại biểu dự họp, "
    "Chủ tịch UBND huyện kết luận như sau:",
    "1. Giao Phòng Tài chính - Kế hoạch chủ trì, phối hợp với Chi cục Thuế huyện và UBND các xã, thị trấn "
    "rà soát toàn bộ nguồn thu, báo cáo Chủ tịch UBND huyện kết quả trước ngày 05/6/2024.",
    "2. Yêu cầu Phòng Nông nghiệp và Phát triển nông thôn tham mưu UBND huyện ban hành kế hoạch phòng, chống "
    "thiên tai năm 2024, hoàn thành trong quý II năm 2024.",
    "3. Phòng Tài nguyên và Môi trường:",
    "- Chủ trì hướng dẫn UBND các xã, thị trấn lập hồ sơ quản lý quỹ đất công ích, hoàn thành trước ngày 30/6/2024;",
    "- Phối hợp với Trung tâm Phát triển quỹ đất đẩy nhanh tiến độ giải phóng mặt bằng dự án đường tránh.",
    "Trên đây là kết luận của Chủ tịch UBND huyện, Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện./.",
)
ORDERS = [
    (["Phòng Tài chính - Kế hoạch"], "2024-06-05"),
    (["Phòng Nông nghiệp và Phát triển nông thôn"], "2024-Q2"),
    (["Phòng Tài nguyên và Môi trường"], "2024-06-30"),
    (["Phòng Tài nguyên và Môi trường"], None),
]
RECIPIENTS = (
    "Nơi nhận:",
    "- TT Huyện ủy;",
    "- Chủ tịch, các PCT UBND huyện;",
    "- UBND các xã, thị trấn;",
    "- Lưu: VT.",
)


def fill(cell: _Cell, lines: tuple[str, ...], size: int, align: ALIGN = ALIGN.CENTER) -> None:
    for index, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size = Pt(size)


def made() -> Document:
    """A notice laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I, its number and day left blank."""
    found = docx.Document()
    normal = found.styles["Normal"]
    normal.font.name, normal.font.size, normal.paragraph_format.space_after = "Times New Roman", Pt(14), Pt(6)
    page = found.sections[0]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Mm(210), Mm(297), Mm(30), Mm(15)
    heading = found.add_table(rows=2, cols=2)
    fill(heading.cell(0, 0), ("UBND HUYỆN AN BÌNH", "VĂN PHÒNG"), 12)
    fill(heading.cell(0, 1), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"), 12)
    fill(heading.cell(1, 0), ("Số:     /TB-VP",), 13)
    fill(heading.cell(1, 1), ("An Bình, ngày      tháng 5 năm 2024",), 13)
    for text in TITLE:
        paragraph = found.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.space_after = ALIGN.CENTER, Pt(0)
        paragraph.add_run(text).bold = True
    for text in BODY:
        paragraph = found.add_paragraph(text)
        paragraph.alignment, paragraph.paragraph_format.first_line_indent = ALIGN.JUSTIFY, Mm(12.7)
    end = found.add_table(rows=1, cols=2)
    fill(end.cell(0, 0), RECIPIENTS, 11, ALIGN.LEFT)
    fill(end.cell(0, 1), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "", "", "Nguyễn Văn An"), 14)
    return found


def orders(notice: Notice) -> list[tuple[list[str], str | None]]:
    found: list[tuple[list[str], str | None]] = []
    for one in notice.directives:
        found.append(([lead.value for lead in one.leads], one.deadline.value if one.deadline else None))
    return found


def heading(notice: Notice) -> list[object]:
    header = notice.header
    facts = (
        header.parent_agency,
        header.issuing_agency,
        header.symbol,
        header.date,
        header.doc_type,
        header.title,
    )
    return [fact.value if fact else None for fact in facts]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    word = saved(made())
    layer = converted(word, Path(tmp_path_factory.mktemp("same")), "pdf")
    picture = pdfium.PdfDocument(layer)[0].render(scale=250 / 72, grayscale=True).to_pil().convert("L")
    out = io.BytesIO()
    picture.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=255).save(out, "JPEG", quality=80)
    return {"docx": word, "pdf": layer, "jpeg": out.getvalue()}


@pytest.mark.parametrize("kind", ["pdf", "jpeg"])
def test_every_format_gives_the_same_orders_and_heading(files: dict[str, bytes], kind: str) -> None:
    from_word = read_notice(source_of(files["docx"], "x"))
    assert orders(from_word)[:4] == ORDERS
    read = read_notice(source_of(files[kind], "x"))
    assert orders(read) == orders(from_word)
    assert heading(read) == heading(from_word)
    assert len(read.recipients) == len(from_word.recipients)
