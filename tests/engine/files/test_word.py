"""A .docx is read as a reader sees it: accepted view, automatic numbers, boxes, headers, notes, layout."""

from __future__ import annotations

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from tests.engine.files.office_files import BODY, LEFT, RIGHT, notice, saved, with_part

from dondoc.files import errors, source_of
from dondoc.notice.secrecy import SecretDocumentError

MAIN = "word/document.xml"
NS = nsdecls("w")


def test_a_notice_is_read_in_order_with_its_heading_cell_by_cell() -> None:
    read = source_of(saved(notice()), "thong-bao.docx")
    assert read.text.split("\n") == [*LEFT, *RIGHT, *BODY]
    assert read.source.media_type.endswith("wordprocessingml.document")


def test_the_name_of_a_file_is_not_believed() -> None:
    assert source_of(saved(notice()), "anh.png").text.startswith(LEFT[0])


def test_a_table_of_assignments_has_a_line_a_row_and_a_tab_between_cells() -> None:
    made = notice()
    table = made.add_table(rows=2, cols=3)
    table.style = "Table Grid"
    rows = (("STT", "Nội dung", "Chủ trì"), ("1", "Rà soát\nquỹ đất", "Phòng\tTài nguyên"))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    lines = source_of(saved(made), "x").text.split("\n")
    assert lines[-2:] == ["STT\tNội dung\tChủ trì", "1\tRà soát quỹ đất\tPhòng Tài nguyên"]


def test_a_wide_cell_keeps_the_columns_in_place() -> None:
    made = notice()
    table = made.add_table(rows=2, cols=3)
    table.style = "Table Grid"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Lĩnh vực"
    table.cell(0, 2).text = "Thời hạn"
    assert source_of(saved(made), "x").text.split("\n")[-2] == "Lĩnh vực\t\tThời hạn"


def test_automatic_numbers_and_bullets_are_text() -> None:
    made = notice()
    for text, style in (("Một", "List Number"), ("Hai", "List Number"), ("Ba", "List Bullet")):
        made.add_paragraph(text, style=style)
    assert source_of(saved(made), "x").text.split("\n")[-3:] == ["1. Một", "2. Hai", "• Ba"]


def test_tracked_changes_are_read_as_accepted() -> None:
    made = notice()
    paragraph = made.add_paragraph("Giao ")
    change = f'{NS} w:id="9" w:author="An" w:date="2024-05-01T00:00:00Z"'
    for xml in (
        f"<w:del {change}><w:r><w:delText>Phòng Y tế</w:delText></w:r></w:del>",
        f"<w:ins {change}><w:r><w:t>Phòng Nội vụ</w:t></w:r></w:ins>",
    ):
        paragraph._p.append(parse_xml(xml))
    gone = made.add_paragraph(" chủ trì")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:rPr {NS}><w:del w:id='8' w:author='An'/></w:rPr>"))
    assert gone.text
    assert source_of(saved(made), "x").text.split("\n")[-1] == "Giao Phòng Nội vụ chủ trì"


def box(words: str) -> str:
    """A text box as Word writes it: twice."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f'<w:r {NS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once() -> None:
    made = notice()
    made.paragraphs[0]._p.append(parse_xml(box("HỎA TỐC")))
    assert source_of(saved(made), "x").text.split("\n").count("HỎA TỐC") == 1


def test_headers_and_footers_are_read_where_they_say_something() -> None:
    made = notice()
    section = made.sections[0]
    section.header.paragraphs[0].text = "Dự thảo lần 2"
    section.footer.paragraphs[0].text = "Trang 3"
    lines = source_of(saved(made), "x").text.split("\n")
    assert lines[0] == "Dự thảo lần 2"
    assert lines[-1] == BODY[-1]


def test_hidden_letters_are_not_read_and_capitals_are() -> None:
    made = notice()
    paragraph = made.add_paragraph()
    paragraph.add_run("thông báo ").font.all_caps = True
    paragraph.add_run("ghi chú riêng").font.hidden = True
    assert source_of(saved(made), "x").text.split("\n")[-1] == "THÔNG BÁO "


def old_font_run(words: str, font: str) -> str:
    return f"<w:r {NS}><w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def test_every_run_is_read_in_its_own_font() -> None:
    made = notice()
    paragraph = made.add_paragraph("Unicode: hội; ")
    for words, font in (("b¸o c¸o; ", ".VnTime"), ("b¸o c¸o; ", ".VnTimeH"), ("baùo caùo", "VNI-Times")):
        paragraph._p.append(parse_xml(old_font_run(words, font)))
    read = source_of(saved(made), "x")
    assert read.text.split("\n")[-1] == "Unicode: hội; báo cáo; BÁO CÁO; báo cáo"
    assert read.source.encoding == "tcvn3+vni"


def test_layout_is_what_styles_and_direct_formatting_make() -> None:
    made = notice()
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(6)
    run = paragraph.add_run("Nơi nhận:")
    run.bold, run.italic, run.font.size, run.font.color.rgb = True, True, Pt(12), RGBColor(255, 0, 0)
    read = source_of(saved(made), "x")
    assert read.layout is not None
    last = read.layout.paragraphs[-1]
    assert (last.alignment, last.before_pt, round(last.first_line_mm)) == ("justify", 6.0, 10)
    [seen] = last.runs
    assert seen.span.of(read.text) == "Nơi nhận:"
    assert (seen.font, seen.size, seen.bold, seen.italic, seen.colour) == (
        "Times New Roman",
        12.0,
        True,
        True,
        "FF0000",
    )
    [page] = read.layout.pages
    assert [round(side) for side in (page.width, page.height, page.left, page.right, page.top)] == [
        210,
        297,
        30,
        15,
        20,
    ]
    assert page.number is None


def test_the_page_number_of_a_header_is_found() -> None:
    made = notice()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(
        parse_xml(f"<w:fldSimple {NS} w:instr=' PAGE '><w:r><w:t>2</w:t></w:r></w:fldSimple>")
    )
    read = source_of(saved(made), "x")
    assert read.layout is not None
    number = read.layout.pages[0].number
    assert number is not None
    assert (number.part, number.alignment, number.on_first_page) == ("header", "center", False)


@pytest.mark.parametrize("place", ["header", "footer", "box", "body", "cell"])
@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "T U Y Ệ T   M Ậ T"])
def test_a_secret_document_is_refused_wherever_the_mark_stands(place: str, mark: str) -> None:
    made = notice()
    match place:
        case "header":
            made.sections[0].header.paragraphs[0].text = mark
        case "footer":
            made.sections[0].footer.paragraphs[0].text = mark
        case "box":
            made.paragraphs[0]._p.append(parse_xml(box(mark)))
        case "cell":
            made.tables[0].cell(0, 0).add_paragraph(mark)
        case _:
            made.paragraphs[0].insert_paragraph_before(mark)
    with pytest.raises(SecretDocumentError):
        source_of(saved(made), "x.docx")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (saved(notice())[:4000], errors.TruncatedFileError),
        (b"PK\x03\x04" + b"\0" * 80, errors.TruncatedFileError),
        (with_part(saved(notice()), MAIN, "<w:body>", "<w:body><"), errors.TruncatedFileError),
        (
            with_part(saved(notice()), MAIN, "<w:document", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document"),
            errors.UnsafeXmlError,
        ),
        (
            with_part(saved(notice()), "_rels/.rels", '/officeDocument"', '/nothing"'),
            errors.UnsupportedFileError,
        ),
        (
            with_part(saved(notice()), MAIN, "<w:body>", "<w:body>" + "<w:sdt><w:sdtContent>" * 5000),
            errors.TruncatedFileError,
        ),
    ],
)
def test_a_bad_file_says_what_is_wrong(data: bytes, error: type[errors.UnreadableFileError]) -> None:
    with pytest.raises(error):
        source_of(data, "x.docx")


def test_a_bomb_is_not_unpacked() -> None:
    bomb = with_part(saved(notice()), MAIN, "<w:body>", "<w:body>" + " " * 300_000_000)
    with pytest.raises(errors.PackedBombError):
        source_of(bomb, "x.docx")


def test_a_file_that_lies_about_numbers_is_still_read() -> None:
    made = notice()
    made.add_paragraph("Một", style="List Number")
    data = with_part(saved(made), "word/styles.xml", 'w:val="28"', 'w:val="nan"')
    assert source_of(data, "x").text.endswith("1. Một")
