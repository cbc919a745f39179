"""The parts of a notice and what each is for."""

from __future__ import annotations

import pytest

from dondoc.notice.document import read_document
from dondoc.notice.sections import Outline, read_sections

NOTICE = """THÔNG BÁO
Kết luận họp tháng 4

Ngày 03/4/2024, UBND xã họp, kết luận như sau:
I. ĐÁNH GIÁ TÌNH HÌNH
1. Kết quả đạt được
Xã đã làm đường.
2. Hạn chế
Còn chậm.
II. NHIỆM VỤ THỜI GIAN TỚI
1. Phòng Kinh tế:
- Lập dự toán.
2. Ban Chỉ huy Quân sự xã
- Huấn luyện dân quân.
Trên đây là kết luận, các đơn vị thực hiện./.
Nơi nhận:
- Lưu: VT.
"""


def test_every_part_has_its_number_kind_and_parent() -> None:
    sections = read_sections(read_document(NOTICE))
    assert [(s.id, s.number, s.kind, s.parent) for s in sections] == [
        ("S0", None, "preamble", None),
        ("S1", "I", "assessment", None),
        ("S2", "1", "assessment", "S1"),
        ("S3", "2", "assessment", "S1"),
        ("S4", "II", "common", None),
        ("S5", "1", "specific", "S4"),
        ("S6", "2", "specific", "S4"),
        ("S7", None, "closing", None),
    ]


def test_a_part_holds_what_stands_under_its_title() -> None:
    sections = {section.id: section for section in read_sections(read_document(NOTICE))}
    assert sections["S1"].span.of(NOTICE).endswith("Còn chậm.")
    assert sections["S5"].title and sections["S5"].title.value == "Phòng Kinh tế"
    assert sections["S5"].span.of(NOTICE) == "Phòng Kinh tế:\n- Lập dự toán."


def test_the_innermost_part_of_a_place() -> None:
    outline = Outline(read_sections(read_document(NOTICE)))
    at = {word: outline.at(NOTICE.index(word)) for word in ("Còn chậm", "Huấn luyện", "NHIỆM VỤ", "Lưu")}
    assert {word: section and section.id for word, section in at.items()} == {
        "Còn chậm": "S3",
        "Huấn luyện": "S6",
        "NHIỆM VỤ": "S4",
        "Lưu": None,
    }


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Đánh giá chung", "assessment"),
        ("Hoàn thiện các dự thảo tờ trình", "drafts"),
        ("Về các nhiệm vụ cụ thể", "specific"),
        ("Thống nhất một số nhiệm vụ chung", "common"),
        ("Giao Công an xã", "specific"),
        ("Mục tiêu", "other"),
    ],
)
def test_the_words_of_a_title_say_what_it_is_for(title: str, kind: str) -> None:
    [section] = read_sections(read_document(f"1. {title}\n- Làm tốt hơn.\n"))
    assert section.kind == kind


def test_items_under_no_title_are_one_part() -> None:
    text = "THÔNG BÁO\nKết luận\n\nNgày 03/4/2024, UBND xã họp, kết luận như sau:\n1. Giao A báo cáo.\n2. Giao B lập danh sách.\n"
    assert [section.kind for section in read_sections(read_document(text))] == ["preamble", "other"]
