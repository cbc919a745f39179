"""Whoever acts need not open the sentence: he may stand behind the object, a subject or a condition."""

from __future__ import annotations

import pytest
from tests.engine.notice.test_order_context import read

HEAD = "II. NHIỆM VỤ\nKết quả quý I còn thấp. "

# Sentence → how the order opens, and who leads.
ORDERED = {
    "by, with do": ("Lịch tuần tra do Công an huyện lập và niêm yết.", "Lịch", "Công an huyện"),
    "by, passive": ("Hồ sơ này phải được Phòng Nội vụ kiểm tra lại.", "Hồ sơ", "Phòng Nội vụ"),
    "given behind the object": ("Thư mời giao Văn phòng HĐND và UBND huyện phát hành.", "Thư", "Văn phòng"),
    "object of a noun of work": ("Việc cấp phát máy bơm Phòng Kinh tế thực hiện xong.", "Việc", "Phòng Kinh"),
    "behind a subject": ("Kho vật tư số 2: Phòng Tài chính - Kế hoạch kiểm kê.", "Phòng", "Phòng Tài chính"),
    "behind a plain comma": ("Sân khấu ngoài trời, Phòng Văn hóa lắp đặt.", "Phòng", "Phòng Văn"),
    "behind a condition": ("Nếu mưa lớn thì Công an huyện cùng dân quân sơ tán dân.", "Công an", "Công an"),
    "in no register": ("Đoạn đê sụt lún: nhà thầu sửa chữa ngay.", "nhà thầu", "nhà thầu"),
}
# What stands alike and only tells.
TOLD = (
    "Mô hình này do Phòng Nội vụ báo cáo tại hội nghị.",
    "Tuyến đường đã được Công an huyện kiểm tra.",
    "Đơn vị nào chậm, người đứng đầu phải kiểm điểm.",
    "Tuy nhiên, Phòng Nội vụ bố trí ít nhân lực.",
    "Trưởng các phòng chuyên môn và các ông, bà có tên tại Điều 1 thi hành Quyết định này.",
    "Về nông thôn mới, xã Hoa Mai đăng ký về đích nhưng còn 04 tiêu chí.",
)


@pytest.mark.parametrize(("sentence", "opens", "lead"), ORDERED.values(), ids=ORDERED)
def test_an_actor_behind_is_told_to_act(sentence: str, opens: str, lead: str) -> None:
    text, (order,) = read(HEAD + sentence)
    assert order.rule == "order.actor.behind"
    assert order.span.of(text).startswith(opens)
    assert [party.span.of(text).startswith(lead) for party in order.leads] == [True]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_statement_with_an_actor_behind_is_none(sentence: str) -> None:
    assert read(HEAD + sentence)[1] == ()


def test_an_actor_behind_tells_more_than_an_item_without_a_verb_we_know() -> None:
    text, (order,) = read("II. NHIỆM VỤ\n1. Lịch trực ban do Văn phòng lập, gửi trước ngày 15/3/2026.")
    assert order.span.of(text).startswith("Lịch trực ban do")
    assert [party.span.of(text) for party in order.leads] == ["Văn phòng"]


def test_a_unit_of_measure_ends_a_sentence() -> None:
    text, (order,) = read("1. Hộ ông A đã lấn mương 22 m. Phòng Kinh tế lập biên bản xử lý.")
    assert order.span.of(text).startswith("Phòng Kinh tế lập")


def test_behind_an_order_also_takes_any_verb() -> None:
    text, orders = read(
        "II. NHIỆM VỤ\n1. Phòng Y tế mua hóa chất. Đồng thời quét vôi tường rào trước ngày 20/5/2023."
    )
    assert [order.span.of(text)[:9] for order in orders] == ["Phòng Y t", "Đồng thời"]
    assert orders[1].leads == orders[0].leads or orders[1].lead_source == "anaphora"


def test_also_that_tells_is_none() -> None:
    _, orders = read("II. NHIỆM VỤ\n1. Phòng Y tế mua hóa chất. Đồng thời quỹ vắc xin đạt 80 % kế hoạch.")
    assert len(orders) == 1


def test_among_conclusions_a_unit_may_do_what_no_list_has() -> None:
    before = "1. Đánh giá kết quả\nLượng khách tăng.\n2. Khán đài\nKhán đài còn hẹp. "
    text, (order,) = read(before + "Phòng Văn hóa sơn kẻ lại chỗ ngồi.")
    assert order.span.of(text).startswith("Phòng Văn hóa sơn")
    assert read(before + "Phòng Văn hóa góp 12 chỗ, tăng so với năm trước.")[1] == ()


@pytest.mark.parametrize("answer", ["nhất trí, đã có trong kế hoạch.", "sẽ xem xét trong đề án."])
def test_an_answer_to_a_request_is_no_order(answer: str) -> None:
    assert read(f"II. NHIỆM VỤ\n- Bổ sung máy quét cho bộ phận một cửa: {answer}")[1] == ()


def test_what_the_parties_reported_is_no_order() -> None:
    body = "1. Báo cáo của các bên\nCông ty A báo cáo khối lượng. Phòng Kinh tế kiểm đếm lại mỏ đất."
    assert read(body)[1] == ()


def test_a_meeting_that_is_planned_is_no_order() -> None:
    body = "II. NHIỆM VỤ\n- Cuộc họp tiếp theo {} ngày 20/8/2026."
    assert read(body.format("dự kiến tổ chức"))[1] == ()
    assert len(read(body.format("xếp lại"))[1]) == 1


def test_thanks_for_work_that_was_done_are_no_order() -> None:
    praised = "Hội Nông dân, Hội Phụ nữ huy động hội viên hiến 500 m2 đất."
    assert read(f"II. NHIỆM VỤ\n- Cảm ơn {praised}")[1] == ()
