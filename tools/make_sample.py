"""Makes samples/thong-bao-ket-luan.docx from the .txt beside it, laid out as Nghị định 30/2020/NĐ-CP asks.

usage: python tools/make_sample.py
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

SAMPLE = Path(__file__).parent.parent / "samples" / "thong-bao-ket-luan.txt"
_SECTION = re.compile(r"[IVX]+\. ")
_SUBSECTION = re.compile(r"\d+\. [^.:;,]{1,60}$")


def main() -> None:
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").split("\n") if line]
    made = _page()
    kind = lines.index("THÔNG BÁO")
    recipients = lines.index("Nơi nhận:")
    signature = next(index for index, line in enumerate(lines) if line.startswith("TL. "))
    left, right = ([lines[0], lines[1], lines[6]], [lines[3], lines[4], lines[7]])
    _heading(made, left, right)
    _centred(made, lines[kind], bold=True)
    for line in lines[kind + 1 : kind + 3]:
        _centred(made, line, bold=True)
    for line in lines[kind + 3 : recipients]:
        _body(made, line)
    _signature(made, lines[recipients:signature], lines[signature:])
    made.save(str(SAMPLE.with_suffix(".docx")))


def _page() -> Any:
    made = Document()
    made.core_properties.author = "Đôn Đốc"
    made.core_properties.created = made.core_properties.modified = datetime(2025, 10, 6, tzinfo=UTC)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    usual = made.styles["Normal"]
    usual.font.name, usual.font.size = "Times New Roman", Pt(14)
    usual.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    usual.paragraph_format.space_after = Pt(0)
    return made


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _heading(made: Any, left: Sequence[str], right: Sequence[str]) -> None:
    table = made.add_table(rows=1, cols=2)
    for cell, lines, width in ((table.cell(0, 0), left, Mm(65)), (table.cell(0, 1), right, Mm(100))):
        cell.width = width
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.alignment = ALIGN.CENTER
            _run(paragraph, line, size=13, bold=not line.startswith(("Số:", "Suối Lam")))
            if line.startswith("Suối Lam"):
                paragraph.runs[0].italic = True
    made.add_paragraph()


def _centred(made: Any, line: str, *, bold: bool) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    _run(paragraph, line, size=14, bold=bold)


def _body(made: Any, line: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(6)
    _run(paragraph, line, size=14, bold=bool(_SECTION.match(line) or _SUBSECTION.fullmatch(line)))


def _signature(made: Any, recipients: Sequence[str], signed: Sequence[str]) -> None:
    made.add_paragraph()
    table = made.add_table(rows=1, cols=2)
    for index, line in enumerate(recipients):
        paragraph = table.cell(0, 0).paragraphs[0] if index == 0 else table.cell(0, 0).add_paragraph()
        _run(paragraph, line, size=11 if index else 12, bold=index == 0)
        paragraph.runs[0].italic = index == 0
    for index, line in enumerate([*signed[:-1], "", "", "", signed[-1]]):
        paragraph = table.cell(0, 1).paragraphs[0] if index == 0 else table.cell(0, 1).add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        _run(paragraph, line, size=14, bold=True)


def _run(paragraph: Any, words: str, *, size: int, bold: bool) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.bold = Pt(size), bold


if __name__ == "__main__":
    main()
