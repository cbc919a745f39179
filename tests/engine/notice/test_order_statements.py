"""What only looks like an order because somebody is named in it, and what only looks like a statement."""

from __future__ import annotations

import pytest
from tests.engine.notice.test_order_context import leads, read

HEAD = "II. NHIỆM VỤ\n"

TOLD = {
    "whose work it is": "1. Cầu Rạch Miễu Nhỏ do Công ty Đại Phú thi công.",
    "how it goes": "1. Tuyến ống nước do Công ty Cấp nước huyện lắp đặt đã xong phần thô.",
    "who runs it": "1. Trạm bơm số 4 do Xí nghiệp Thủy lợi vận hành ổn định.",
    "how it was made": "1. Đề cương do Phòng Tư pháp soạn cơ bản đạt yêu cầu.",
    "a figure that is reached": "1. Tỷ lệ che phủ rừng đạt 52%, Hạt Kiểm lâm tuần tra định kỳ.",
    "what a citizen asks": "1. Ông Trần Văn Tám kiến nghị làm cống thoát nước.",
    "a passive of policy": "1. Hộ kinh doanh cũ được bố trí vào chợ mới.",
    "the past of a unit": "1. Phường đã báo cáo quận, đang chờ trả lời.",
    "blame and no more": "1. Chủ tịch UBND xã Hoa Mai phải chịu trách nhiệm về sai phạm nêu trên.",
    "what may be done": "1. Các hộ gia đình có thể dùng mẫu nhà có sẵn.",
    "what somebody raised": "Nội dung 3: Xây dựng chuồng trại trái phép ở tổ 5",
}
ORDERED = {
    "who makes it": ("1. Bản tin tuần do Phòng Văn hóa biên tập.", "Phòng Văn hóa"),
    "who is to build, and until when": (
        "1. Mương thoát nước do Công ty Đại Phú thi công xong trước ngày 20/8/2023.",
        "Công ty Đại Phú",
    ),
    "a figure that falls short": (
        "1. Tỷ lệ giải ngân mới đạt 12%, Phòng Kinh tế đôn đốc các chủ đầu tư.",
        "Phòng Kinh tế",
    ),
    "in his capacity": (
        "1. Ban Quản lý dự án huyện với vai trò chủ đầu tư cử cán bộ giám sát.",
        "Ban Quản lý dự án huyện",
    ),
}


@pytest.mark.parametrize("item", TOLD.values(), ids=TOLD)
def test_a_statement_orders_nothing(item: str) -> None:
    assert read(HEAD + item)[1] == ()


@pytest.mark.parametrize(("item", "lead"), ORDERED.values(), ids=ORDERED)
def test_an_order_stays_one(item: str, lead: str) -> None:
    assert leads(HEAD + item) == [[lead]]


ANSWERS = {
    "somebody acts behind it": ("Về sân bóng: nhất trí, thôn Đông làm hồ sơ xin cấp phép.", [["thôn Đông"]]),
    "a charge behind it": ("Về sân bóng: thống nhất; giao Phòng Kinh tế lập phương án.", [["Phòng Kinh tế"]]),
    "nobody acts": ("Về sân bóng: nhất trí, mua thêm 02 khung thành.", []),
    "an opinion of somebody": ("Về sân bóng: nhất trí với ý kiến của Hội Nông dân huyện.", []),
}


@pytest.mark.parametrize(("item", "found"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_lets_those_act_who_are_named_behind_it(item: str, found: list[list[str]]) -> None:
    assert leads(f"II. KẾT LUẬN\n1. {item}") == found


TOWARDS = {
    "a colon": "1. Đối với Công an huyện: mở đợt cao điểm tuần tra.",
    "a comma": "1. Đối với Công an huyện, tiếp tục tuần tra ban đêm.",
    "apart": "1. Riêng đối với Công an huyện: tập trung tuần tra.",
}


@pytest.mark.parametrize("item", TOWARDS.values(), ids=TOWARDS)
def test_those_a_task_is_meant_for_lead_it(item: str) -> None:
    assert leads(HEAD + item) == [["Công an huyện"]]


def test_a_matter_is_not_whom_a_task_is_meant_for() -> None:
    assert leads(HEAD + "1. Đối với kiến nghị của Công an huyện: xem xét trong tháng 6.") in ([], [[]])
    assert leads(HEAD + "1. Đối với Công an huyện: giao Phòng Nội vụ rà soát.") == [["Phòng Nội vụ"]]


def test_a_bracket_behind_a_task_says_who_does_it() -> None:
    text, (order, other) = read(
        HEAD
        + "1. Khám sàng lọc học sinh (Trung tâm Y tế chủ trì, Phòng Giáo dục phối hợp), xong trước ngày 20/8/2023.\n"
        "2. Cân đối kinh phí mua máy (Phòng Tài chính - Kế hoạch)."
    )
    assert [lead.span.of(text) for lead in order.leads] == ["Trung tâm Y tế"]
    assert [party.span.of(text) for party in order.coordinating] == ["Phòng Giáo dục"]
    assert order.deadline is not None and order.deadline.value == "2023-08-20"
    assert [lead.span.of(text) for lead in other.leads] == ["Phòng Tài chính - Kế hoạch"]


def test_a_bracket_that_explains_leads_nothing() -> None:
    assert leads(HEAD + "1. Rà soát hồ sơ (theo mẫu của Phòng Tư pháp).") == [[]]


def test_the_things_an_order_lists_are_part_of_it() -> None:
    text, orders = read(
        "1. Phòng Kinh tế:\n- Lập danh mục máy móc, gồm:\n+ Máy bơm chìm;\n+ Máy phát điện.\n- Sửa chữa trụ sở."
    )
    assert [order.span.of(text).split("\n")[-1] for order in orders] == ["+ Máy phát điện", "Sửa chữa trụ sở"]
    assert [[lead.span.of(text) for lead in order.leads] for order in orders] == [["Phòng Kinh tế"]] * 2


def test_a_list_of_tasks_that_opens_alike_stays_one() -> None:
    text, orders = read(
        "1. Phòng Kinh tế thực hiện các nhiệm vụ gồm:\n- Rà soát hợp đồng.\n- Sửa chữa trụ sở."
    )
    assert [order.span.of(text) for order in orders] == ["Rà soát hợp đồng", "Sửa chữa trụ sở"]


def test_a_day_in_a_bracket_of_a_heading_holds_for_its_list() -> None:
    _, orders = read("1. Phòng Nội vụ (xong trước ngày 20/6/2023):\n- Rà soát biên chế.\n- Lập danh sách.")
    assert [order.deadline and order.deadline.value for order in orders] == ["2023-06-20"] * 2


def test_a_deadline_behind_a_topic_opens_the_order() -> None:
    text, (order,) = read(HEAD + "1. Về cầu Đá: Chậm nhất ngày 15/7/2023, Phòng Kinh tế phải bàn giao mốc.")
    assert order.span.of(text).startswith("Chậm nhất")


def test_in_writing_is_no_noun_before_to_send() -> None:
    text, (order,) = read(
        HEAD
        + "1. Các phòng góp ý bằng văn bản gửi Phòng Tư pháp trước ngày 20/6/2023 để tổng hợp, báo cáo UBND huyện."
    )
    assert [party.span.of(text) for party in order.report_to] == ["Phòng Tư pháp"]
