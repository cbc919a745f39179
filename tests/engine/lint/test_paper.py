"""The form of a .docx on paper, judged on real files made for the test."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dondoc.files import source_of
from dondoc.lint import lint
from dondoc.notice.reader import read_notice

BODY = (
    "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát các hộ kinh doanh trên địa bàn, tổng hợp kết quả, "
    "báo cáo Ủy ban nhân dân xã trước ngày 25/9/2025."
)
CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
Change = Callable[[Docx], None]


def add(docx: Docx, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    paragraph = docx.add_paragraph()
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold, run.italic = "Times New Roman", Pt(size), bold, italic
    paragraph.alignment = CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def add_body(docx: Docx, text: str) -> None:
    paragraph = add(docx, text, 14)
    paragraph.alignment = JUSTIFY
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = (
        Mm(12.7),
        Pt(6),
        Pt(6),
        1.15,
    )


def right() -> Docx:
    """A notice in the form of the decree."""
    docx = Document()
    page = docx.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    add(docx, "ỦY BAN NHÂN DÂN", 13, bold=True)
    add(docx, "XÃ AN BÌNH", 13, bold=True)
    add(docx, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    add(docx, "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    add(docx, "Số: 12/TB-UBND", 13)
    add(docx, "An Bình, ngày 15 tháng 9 năm 2025", 14, italic=True)
    add(docx, "THÔNG BÁO", 14, bold=True)
    add(docx, "Kết luận của Chủ tịch Ủy ban nhân dân xã tại cuộc họp giao ban tháng 9", 14, bold=True)
    add_body(docx, "Sau khi nghe các ý kiến, Chủ tịch Ủy ban nhân dân xã kết luận như sau:")
    add_body(docx, f"1. {BODY}")
    add_body(docx, f"2. {BODY.replace('kinh doanh', 'nuôi trồng')}")
    add(docx, "Nơi nhận:", 12, bold=True, italic=True)
    add(docx, "- Như trên;", 11)
    add(docx, "- Lưu: VT.", 11)
    add(docx, "TL. CHỦ TỊCH", 14, bold=True)
    add(docx, "CHÁNH VĂN PHÒNG", 14, bold=True)
    add(docx, "Lò Thị Ánh", 14, bold=True)
    return docx


def found(docx: Docx) -> dict[str, list[str]]:
    """The rules on paper that speak, with the words they point at."""
    stream = io.BytesIO()
    docx.save(stream)
    source = source_of(stream.getvalue(), "tb.docx")
    said = lint(read_notice(source), source, select=("TT1",))
    return {problem.code: [span.of(source.text) for span in problem.spans] for problem in said}


def run_of(docx: Docx, words: str) -> Paragraph:
    return next(paragraph for paragraph in docx.paragraphs if words in paragraph.text)


def landscape_letter(docx: Docx) -> None:
    page = docx.sections[0]
    page.orientation = WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Mm(216), Mm(279)


def narrow(docx: Docx) -> None:
    docx.sections[0].left_margin = Mm(20)


def set_font(docx: Docx) -> None:
    run_of(docx, "nuôi trồng").runs[0].font.name = "Arial"


def colour(docx: Docx) -> None:
    run_of(docx, "nuôi trồng").runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)


def small(docx: Docx) -> None:
    run_of(docx, "nuôi trồng").runs[0].font.size = Pt(12)


def ragged(docx: Docx) -> None:
    run_of(docx, "nuôi trồng").alignment = WD_ALIGN_PARAGRAPH.LEFT


def no_indent(docx: Docx) -> None:
    run_of(docx, "nuôi trồng").paragraph_format.first_line_indent = Mm(0)


def close(docx: Docx) -> None:
    for words in ("kinh doanh", "nuôi trồng"):
        form = run_of(docx, words).paragraph_format
        form.space_before = form.space_after = Pt(0)


def double_spacing(docx: Docx) -> None:
    run_of(docx, "nuôi trồng").paragraph_format.line_spacing = 2.0


def plain_motto(docx: Docx) -> None:
    run_of(docx, "Độc lập").runs[0].bold = False


def plain_agency(docx: Docx) -> None:
    run_of(docx, "XÃ AN BÌNH").runs[0].bold = False


def bold_number(docx: Docx) -> None:
    run_of(docx, "Số: 12").runs[0].bold = True


def upright_date(docx: Docx) -> None:
    run_of(docx, "ngày 15 tháng 9").runs[0].italic = False


def plain_type(docx: Docx) -> None:
    run_of(docx, "THÔNG BÁO").runs[0].bold = False


def small_signer(docx: Docx) -> None:
    run_of(docx, "Lò Thị Ánh").runs[0].font.size = Pt(11)


def big_recipients(docx: Docx) -> None:
    run_of(docx, "Như trên").runs[0].font.size = Pt(14)


def number_at_the_foot(docx: Docx) -> None:
    paragraph = docx.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr", "PAGE")
    paragraph._p.append(field)


CHANGES: dict[str, Change] = {
    "TT101": landscape_letter,
    "TT102": narrow,
    "TT103": set_font,
    "TT104": colour,
    "TT105": small,
    "TT106": ragged,
    "TT107": no_indent,
    "TT108": close,
    "TT109": double_spacing,
    "TT110": plain_motto,
    "TT111": plain_agency,
    "TT112": bold_number,
    "TT113": upright_date,
    "TT114": plain_type,
    "TT115": small_signer,
    "TT116": big_recipients,
    "TT117": number_at_the_foot,
}


def test_a_notice_in_the_form_of_the_decree_passes() -> None:
    assert found(right()) == {}


@pytest.mark.parametrize("code", CHANGES)
def test_one_change_breaks_one_rule(code: str) -> None:
    docx = right()
    CHANGES[code](docx)
    assert list(found(docx)) == [code]


def test_the_changed_words_are_shown() -> None:
    docx = right()
    small(docx)
    [words] = found(docx)["TT105"]
    assert "nuôi trồng" in words
