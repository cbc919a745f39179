"""Tables of assignments: cells between tabs or bars, and what each column is for."""

from __future__ import annotations

import pytest

from dondoc.notice.document import Document, Table, read_document

TABS = """I. PHÂN CÔNG NHIỆM VỤ
STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\tSản phẩm
1\tKiểm tra bến đò ngang\tPhòng Kinh tế\tCông an xã\t15/6/2026\tBiên bản
2\tLập danh sách hộ sạt lở\tBan Chỉ huy Quân sự xã\t\tTháng 7/2026\t
II. TỔ CHỨC THỰC HIỆN
"""
BARS = "\n".join([f"| {line} |" if "\t" in line else line for line in TABS.split("\n")]).replace("\t", " | ")


def cells(document: Document, table: Table) -> list[list[str | None]]:
    return [
        [None if place is None else document.cased(document.paragraphs[place]) for place in row]
        for row in table.rows
    ]


@pytest.mark.parametrize("text", [TABS, BARS], ids=["tabs", "bars"])
def test_columns_are_known_by_their_head(text: str) -> None:
    [table] = read_document(text).tables
    assert table.columns == ("number", "work", "lead", "coordinating", "deadline", "product")


def test_an_empty_cell_keeps_its_place() -> None:
    document = read_document(TABS)
    assert cells(document, document.tables[0]) == [
        ["1", "Kiểm tra bến đò ngang", "Phòng Kinh tế", "Công an xã", "15/6/2026", "Biên bản"],
        ["2", "Lập danh sách hộ sạt lở", "Ban Chỉ huy Quân sự xã", None, "Tháng 7/2026", None],
    ]


def test_cells_stand_under_the_heading_before_the_table() -> None:
    document = read_document(TABS)
    heading = next(document.of("body"))
    assert {paragraph.parent for paragraph in document.of("table")} == {heading.index}


SECTIONS = """TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
I\tLĩnh vực kinh tế
1\tKiểm tra bến đò ngang\tPhòng Kinh tế\t15/6/2026
II. LĨNH VỰC XÃ HỘI
2\tLập danh sách hộ sạt lở\tTrạm Y tế\tTháng 7/2026
"""


def test_titles_of_sections_do_not_end_a_table() -> None:
    document = read_document(SECTIONS)
    [table] = document.tables
    assert table.columns == ("number", "work", "lead", "deadline")
    assert [row[0] for row in cells(document, table)] == ["I", "1", "II. LĨNH VỰC XÃ HỘI", "2"]


def test_titles_of_sections_whose_number_recognition_lost_do_not_end_a_table() -> None:
    text = (
        SECTIONS.replace("I\tLĩnh", "\tLĩnh", 1).replace("II. LĨNH", "IH\tLĨNH").replace("1\tKiểm", "\tKiểm")
    )
    document = read_document(text)
    [table] = document.tables
    assert [row[:2] for row in cells(document, table)] == [
        [None, "Lĩnh vực kinh tế"],
        [None, "Kiểm tra bến đò ngang"],
        ["IH", "LĨNH VỰC XÃ HỘI"],
        ["2", "Lập danh sách hộ sạt lở"],
    ]


def test_a_line_with_one_tab_is_no_table() -> None:
    assert read_document("Số lượng:\t12\nĐơn vị:\tPhòng Nội vụ\n").tables == ()


def test_a_table_without_a_head_knows_only_its_numbers() -> None:
    [table] = read_document("1\tĐo đạc\tPhòng Kinh tế\n2\tKiểm kê\tVăn phòng\n").tables
    assert table.head is None
    assert table.columns == ("number", "other", "other")
