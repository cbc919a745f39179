"""What stands around an order and holds for it: headings, periods, tables, leaders."""

from __future__ import annotations

import pytest

from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

HEAD = """ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN
Số: 15/TB-UBND
Bình Sơn, ngày 05 tháng 5 năm 2023

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban

Ngày 04/5/2023, Chủ tịch UBND huyện chủ trì họp giao ban. Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND huyện kết luận như sau:
"""


def read(body: str) -> tuple[str, tuple[Directive, ...]]:
    text = HEAD + body
    return text, read_notice(text).directives


def leads(body: str) -> list[list[str]]:
    text, orders = read(body)
    return [[lead.span.of(text) for lead in order.leads] for order in orders]


HEADINGS = {
    "bullets": "1. Phòng Y tế\n- Mua hóa chất.\n- Phun hóa chất.",
    "running text": "1. Phòng Y tế:\nMua hóa chất.\nPhun hóa chất.",
    "with a trigger": "1. Giao Phòng Y tế:\n- Mua hóa chất.\n- Phun hóa chất.",
    "in two levels": "II. NHIỆM VỤ\n1. Phòng Y tế\na) Mua hóa chất.\nb) Phun hóa chất.",
}


@pytest.mark.parametrize("body", HEADINGS.values(), ids=HEADINGS)
def test_a_unit_as_heading_leads_what_stands_under_it(body: str) -> None:
    assert leads(body) == [["Phòng Y tế"], ["Phòng Y tế"]]


def test_a_heading_ends_where_the_next_item_begins() -> None:
    body = "1. Phòng Y tế\n- Mua hóa chất.\n2. Phòng Nội vụ rà soát biên chế.\n3. Sửa chữa trụ sở."
    assert leads(body) == [["Phòng Y tế"], ["Phòng Nội vụ"], []]


def test_addressees_of_a_lead_in_lead_its_list() -> None:
    body = (
        "1. Yêu cầu các phòng chuyên môn thực hiện các nhiệm vụ sau:\n- Rà soát hợp đồng.\n- Sửa chữa trụ sở."
    )
    assert leads(body) == [["các phòng chuyên môn"]] * 2


def test_a_period_in_a_heading_holds_where_an_order_has_none() -> None:
    body = "II. NHIỆM VỤ TRONG QUÝ III/2023\n- Rà soát hợp đồng.\n- Sửa chữa trụ sở trước ngày 15/8/2023."
    _, (first, second) = read(body)
    assert first.deadline and (first.deadline.value, first.deadline.source) == ("2023-Q3", "heading")
    assert second.deadline and (second.deadline.value, second.deadline.source) == ("2023-08-15", "explicit")


def test_an_assessment_holds_no_orders_but_what_is_asked_plainly() -> None:
    body = (
        "I. ĐÁNH GIÁ KẾT QUẢ THÁNG 4\n- Tổ chức tốt lễ hội.\n- Yêu cầu Phòng Y tế rút kinh nghiệm trong mua sắm.\n"
        "II. NHIỆM VỤ THÁNG 5\n- Tổ chức hội thi."
    )
    text, orders = read(body)
    assert [order.span.of(text) for order in orders] == [
        "Yêu cầu Phòng Y tế rút kinh nghiệm trong mua sắm",
        "Tổ chức hội thi",
    ]


SUPERVISORS = {
    "told to direct": (
        "1. Giao đồng chí Lê Văn An - Phó Chủ tịch UBND huyện trực tiếp chỉ đạo việc sửa trụ sở.",
        [],
    ),
    "told to direct a unit": (
        "1. Giao đồng chí Lê Văn An - Phó Chủ tịch UBND huyện trực tiếp chỉ đạo Phòng Y tế mua hóa chất.",
        ["Phòng Y tế"],
    ),
    "in a sentence of its own": (
        "1. Giao Phòng Y tế mua hóa chất. Giao đồng chí Lê Văn An - Phó Chủ tịch UBND huyện trực tiếp chỉ đạo.",
        ["Phòng Y tế"],
    ),
    "behind a comma": (
        "1. Phòng Y tế mua hóa chất, giao đồng chí Lê Văn An - Phó Chủ tịch UBND huyện trực tiếp chỉ đạo.",
        ["Phòng Y tế"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), SUPERVISORS.values(), ids=SUPERVISORS)
def test_a_leader_told_to_direct_supervises(body: str, expected: list[str]) -> None:
    text, (order,) = read(body)
    assert [party.span.of(text) for party in order.supervisors] == [
        "đồng chí Lê Văn An - Phó Chủ tịch UBND huyện"
    ]
    assert [party.span.of(text) for party in order.leads] == expected


TABLE = (
    "II. NHIỆM VỤ\n"
    "STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\tSản phẩm\n"
    "1\tMua hóa chất\tPhòng Y tế\tCông an huyện\tQuý III/2023\tBiên bản\n"
    "2\tSửa chữa trụ sở\tVăn phòng\t\tTrước ngày 15/8/2023\tCông trình\n"
)


def test_a_row_of_a_table_is_an_order() -> None:
    text, (first, second) = read(TABLE)
    assert first.span.of(text) == "Mua hóa chất\tPhòng Y tế\tCông an huyện\tQuý III/2023\tBiên bản"
    assert [party.span.of(text) for party in first.coordinating] == ["Công an huyện"]
    assert first.deadline and first.deadline.value == "2023-Q3"
    assert [party.span.of(text) for party in second.leads] == ["Văn phòng"]
    assert second.deadline and second.deadline.value == "2023-08-15"


MISSING = {
    "everything but a name": (
        "1. Rà soát các hợp đồng.",
        ("lead", "deadline", "responsible", "product", "authority"),
    ),
    "nothing": (
        "1. Giao Phòng Y tế xây dựng kế hoạch phun hóa chất trình UBND huyện trước ngày 10/6/2023.",
        (),
    ),
    "nobody alone answers for it": (
        "1. Giao các phòng chuyên môn xây dựng kế hoạch trình UBND huyện trước ngày 10/6/2023.",
        ("responsible",),
    ),
}


@pytest.mark.parametrize(("body", "expected"), MISSING.values(), ids=MISSING)
def test_an_order_says_what_it_lacks_of_the_six(body: str, expected: tuple[str, ...]) -> None:
    _, (order,) = read(body)
    assert order.missing == expected


def test_a_decision_that_issues_a_plan_orders_nothing_by_it() -> None:
    assert leads(
        "Điều 1. Phê duyệt kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2023.\n"
        "Điều 2. Giao Phòng Tài chính bố trí kinh phí trước ngày 30/6/2023.\n"
    ) == [["Phòng Tài chính"]]


UNLISTED = """1. Sở Tài chính
- Rà soát nguồn kinh phí, báo cáo trước ngày 20/3/2026.
2. Các tổ tự quản:
- Vận động nhân dân dọn vệ sinh đường làng.
3. Các tổ dân phố
- Kiểm tra hệ thống thoát nước.
"""


def test_a_heading_of_a_unit_in_no_register_gives_its_lead() -> None:
    directives = read_notice(UNLISTED).directives
    leads = [[party.span.of(UNLISTED) for party in directive.leads] for directive in directives]
    assert leads == [["Sở Tài chính"], ["Các tổ tự quản"], ["Các tổ dân phố"]]


def test_what_somebody_once_ordered_is_no_order() -> None:
    text = "1. UBND huyện từng giao Phòng Tư pháp rà soát hồ sơ hộ tịch nhưng chưa xong.\n"
    assert not read_notice(text).directives
