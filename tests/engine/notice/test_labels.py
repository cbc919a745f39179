"""Lines that say by a label who does the order before them, with whom and until when."""

from __future__ import annotations

import pytest

from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

HEAD = """UBND QUẬN BÌNH SƠN

KẾ HOẠCH
Cải cách hành chính năm 2023

UBND quận ban hành Kế hoạch năm 2023 như sau:
II. NỘI DUNG, NHIỆM VỤ
"""

LABELS = {
    "semicolons under a task": """1. Số hóa kết quả giải quyết thủ tục hành chính.
Đơn vị chủ trì: Phòng Tư pháp; đơn vị phối hợp: Phòng Nội vụ; thời gian hoàn tất: tháng 6/2023.""",
    "paragraphs of their own": """1. Số hóa kết quả giải quyết thủ tục hành chính.

Đơn vị chủ trì: Phòng Tư pháp.

Đơn vị phối hợp: Phòng Nội vụ.

Sản phẩm: Báo cáo kết quả số hóa.

Thời gian hoàn tất: trong tháng 6/2023.""",
    "a line each": """1. Số hóa hồ sơ
a) Nội dung: Số hóa kết quả giải quyết thủ tục hành chính.
b) Cơ quan chủ trì: Phòng Tư pháp.
c) Cơ quan phối hợp: Phòng Nội vụ.
d) Thời gian hoàn thành: tháng 6/2023.""",
    "sentences of one item": "1. Số hóa kết quả giải quyết thủ tục hành chính. Đơn vị chủ trì: Phòng Tư pháp. Đơn vị phối hợp: "
    "Phòng Nội vụ. Thời hạn: tháng 6/2023.",
    "bullets under a task": """1. Số hóa kết quả giải quyết thủ tục hành chính.
- Chủ trì: Phòng Tư pháp;
- Phối hợp: Phòng Nội vụ;
- Thời gian thực hiện: tháng 6/2023.""",
}


def orders(body: str) -> list[Directive]:
    return [order for order in read_notice(HEAD + body).directives if order.kind != "closing"]


@pytest.mark.parametrize("body", LABELS.values(), ids=LABELS)
def test_labels_belong_to_the_order_before_them(body: str) -> None:
    (order,) = orders(body)
    text = HEAD + body

    assert order.span.of(text).startswith("Số hóa kết quả")
    assert order.span.of(text).endswith("tháng 6/2023")
    assert [party.value for party in order.leads] == ["Phòng Tư pháp"]
    assert [party.value for party in order.coordinating] == ["Phòng Nội vụ"]
    assert order.deadline and order.deadline.value == "2023-06"


@pytest.mark.parametrize(
    "label",
    [
        "Thời gian hoàn tất",
        "Thời hạn hoàn thành",
        "Thời hạn gửi báo cáo",
        "Thời gian kết thúc",
        "Thời hạn nộp",
    ],
)
def test_a_day_in_a_paragraph_of_its_own_is_that_of_the_order_before_it(label: str) -> None:
    body = f"1. Phòng Tư pháp lập danh mục hồ sơ.\n{label}: trước ngày 20 tháng 8 năm 2023.\n2. Phòng Nội vụ tập huấn."
    first, second = orders(body)

    assert first.deadline and first.deadline.value == "2023-08-20"
    assert second.deadline is None


def test_a_day_under_a_title_is_nobodys() -> None:
    body = "1. Khung thời gian\nThời gian hoàn tất: trước ngày 20 tháng 8 năm 2023.\n2. Phòng Nội vụ tập huấn công chức."

    assert [order.deadline for order in orders(body) if order.leads] == [None]


def test_a_label_with_a_task_behind_the_name_is_an_order() -> None:
    body = "1. Số hóa kết quả giải quyết.\n2. Đơn vị chủ trì: Phòng Tư pháp tổng hợp, báo cáo UBND quận."

    assert len(orders(body)) == 2


@pytest.mark.parametrize(
    "time",
    [
        "từ ngày 15/4/2023 đến ngày 15/5/2023",
        "từ 0 giờ ngày 15/4/2023",
        "kể từ 0 giờ ngày 15/4/2023",
        "bắt đầu từ ngày 15/4/2023",
    ],
)
def test_the_range_of_an_activity_is_no_deadline(time: str) -> None:
    body = f"1. Ra quân tuyên truyền.\n- Chủ trì: Phòng Tư pháp.\n- Thời gian thực hiện: {time}."

    (order,) = orders(body)

    assert order.deadline is None


BRACKETS = {
    "semicolons": "(đơn vị chủ trì: Phòng Tư pháp; phối hợp: Phòng Nội vụ; thời hạn: tháng 6/2023)",
    "commas": "(chủ trì: Phòng Tư pháp, phối hợp: Phòng Nội vụ, hoàn thành: tháng 6/2023)",
    "money before the names": "(kinh phí: 20 triệu đồng; cơ quan chủ trì: Phòng Tư pháp; cơ quan phối hợp: Phòng Nội vụ; "
    "thời gian hoàn thành: tháng 6/2023)",
    "a time without a colon": "(chủ trì: Phòng Tư pháp; phối hợp: Phòng Nội vụ; thời hạn trong tháng 6/2023)",
}


@pytest.mark.parametrize("bracket", BRACKETS.values(), ids=BRACKETS)
def test_labels_in_brackets_belong_to_the_task_before_them(bracket: str) -> None:
    body = f"1. Lập danh mục hồ sơ lưu trữ {bracket}."
    (order,) = orders(body)

    assert [party.value for party in order.leads] == ["Phòng Tư pháp"]
    assert [party.value for party in order.coordinating] == ["Phòng Nội vụ"]
    assert order.deadline and order.deadline.value == "2023-06"
    assert [action.of(HEAD + body) for action in order.actions] == ["Lập danh mục hồ sơ lưu trữ"]


@pytest.mark.parametrize(
    "bracket",
    [
        "(theo Tờ trình số 5; nguồn: Phòng Tư pháp)",
        "(chủ trì theo phân cấp: Phòng Tư pháp)",
        "(chủ trì: như năm trước; phối hợp: Phòng Tư pháp)",
    ],
)
def test_a_bracket_that_says_more_than_labels_names_nobody(bracket: str) -> None:
    (order,) = orders(f"1. Lập danh mục hồ sơ lưu trữ {bracket}.")

    assert order.leads == ()
