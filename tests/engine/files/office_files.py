"""Files made for the tests of this folder: a short notice in every format."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Mm, Pt

BODY = (
    "THÔNG BÁO",
    "Kết luận của Chủ tịch UBND huyện An Bình tại phiên họp tháng 5 năm 2024",
    "Ngày 20/5/2024, Chủ tịch UBND huyện An Bình đã chủ trì phiên họp thường kỳ. "
    "Sau khi nghe báo cáo và ý kiến của các thành viên, Chủ tịch UBND huyện kết luận như sau:",
    "1. Giao Phòng Tài chính - Kế hoạch chủ trì, phối hợp với các xã, thị trấn rà soát nguồn thu, "
    "báo cáo UBND huyện trước ngày 05/6/2024.",
    "2. Yêu cầu Phòng Nông nghiệp tham mưu kế hoạch phòng, chống thiên tai trong quý III năm 2024.",
)
LEFT = ("UBND HUYỆN AN BÌNH", "VĂN PHÒNG", "Số: 12/TB-VP")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "An Bình, ngày 21 tháng 5 năm 2024",
)


def notice() -> Document:
    """A notice with its heading as a table without borders, as every office writes it."""
    made = docx.Document()
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(15), Mm(20), Mm(20)
    heading = made.add_table(rows=1, cols=2)
    for cell, lines in zip(heading.rows[0].cells, (LEFT, RIGHT), strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
    for text in BODY:
        made.add_paragraph(text)
    return made


def saved(made: Document) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(data: bytes, part: str, old: str, new: str) -> bytes:
    """A copy of a .docx in whose part one piece of XML is replaced; it must be there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.namelist():
            content = source.read(member)
            if member == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            copy.writestr(member, content)
    return out.getvalue()


def converted(data: bytes, folder: Path, kind: str, source: str = "docx") -> bytes:
    """The file as LibreOffice writes it in another format."""
    given = folder / f"given.{source}"
    given.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"given.{kind.partition(':')[0]}").read_bytes()
