"""What is an order, who is named in it, and where it begins and ends."""

from __future__ import annotations

import pytest

from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

HEAD = """UBND HUYỆN BÌNH SƠN

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban

Ngày 04/5/2023, Chủ tịch UBND huyện chủ trì họp giao ban. Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND huyện kết luận như sau:
"""


def orders(body: str) -> list[Directive]:
    """The orders of a notice with this body, the closing formula aside."""
    return [d for d in read_notice(HEAD + body).directives if d.kind != "closing"]


def said(body: str) -> list[str]:
    text = HEAD + body
    return [directive.span.of(text) for directive in orders(body)]


def names(body: str, role: str) -> list[str]:
    text = HEAD + body
    return [party.span.of(text) for directive in orders(body) for party in getattr(directive, role)]


ORDERS = {
    "trigger": (
        "1. Giao Phòng Nội vụ rà soát biên chế năm 2023.",
        ["Giao Phòng Nội vụ rà soát biên chế năm 2023"],
    ),
    "a deadline opens the item of whoever a heading names": (
        "1. Phòng Nội vụ\n- Trong tháng 6 hoàn thành rà soát biên chế.\n- Trước ngày 15/6 hoàn thành quy chế.",
        ["Trong tháng 6 hoàn thành rà soát biên chế", "Trước ngày 15/6 hoàn thành quy chế"],
    ),
    "actor behind a clause that ends in a name, and a plain verb": (
        "1. Dưới sự chỉ đạo của Huyện ủy, Phòng Y tế lập kế hoạch khám sức khỏe.",
        ["Phòng Y tế lập kế hoạch khám sức khỏe"],
    ),
    "one unit set apart from those a heading names": (
        "1. UBND các xã:\n- Rà soát từng tiêu chí.\n- Riêng xã Hoa Mai lập hồ sơ, trình UBND huyện trong tháng 6.",
        ["Rà soát từng tiêu chí", "xã Hoa Mai lập hồ sơ, trình UBND huyện trong tháng 6"],
    ),
    "a sentence of few words whose verb is in no list": (
        "1. Phòng Y tế vần công cơ số thuốc.",
        ["Phòng Y tế vần công cơ số thuốc"],
    ),
    "a charge behind a topic heads the list": (
        "1. Về lắp pano: Giao Phòng Y tế:\n+ Khảo sát vị trí, lập dự toán;\n+ Vận động kinh phí.",
        ["Khảo sát vị trí, lập dự toán", "Vận động kinh phí"],
    ),
    "trigger behind a reason": (
        "1. Trên cơ sở đề xuất của các xã, giao Phòng Nội vụ lập danh sách.",
        ["giao Phòng Nội vụ lập danh sách"],
    ),
    "sender and trigger": (
        "1. Chủ tịch UBND huyện yêu cầu Phòng Tư pháp kiểm tra hồ sơ.",
        ["yêu cầu Phòng Tư pháp kiểm tra hồ sơ"],
    ),
    "actor and verb": (
        "1. Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra các quầy thuốc.",
        ["Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra các quầy thuốc"],
    ),
    "two actors in one sentence": (
        "1. Giao Phòng Y tế mua hóa chất; Phòng Tư pháp rà soát hợp đồng.",
        ["Giao Phòng Y tế mua hóa chất", "Phòng Tư pháp rà soát hợp đồng"],
    ),
    "completion in a sentence of its own": (
        "1. Giao Phòng Y tế mua hóa chất. Hoàn thành trước ngày 10/5/2023.",
        ["Giao Phòng Y tế mua hóa chất. Hoàn thành trước ngày 10/5/2023"],
    ),
    "actor behind a clause that ends in a name": (
        "1. Trên cơ sở báo cáo của các xã, Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra các quầy thuốc.",
        ["Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra các quầy thuốc"],
    ),
    "guidance behind an order": (
        "1. Giao Phòng Y tế mua hóa chất. Trong đó lưu ý ưu tiên các xã có dịch.",
        ["Giao Phòng Y tế mua hóa chất"],
    ),
    "a partner behind a semicolon": (
        "1. Phòng Y tế chủ trì kiểm tra các quầy thuốc; Công an huyện phối hợp thực hiện.",
        ["Phòng Y tế chủ trì kiểm tra các quầy thuốc; Công an huyện phối hợp thực hiện"],
    ),
    "a list of members orders nothing": (
        "1. Trưởng phòng Y tế - Tổ phó thường trực.",
        [],
    ),
    "a village acts": (
        "1. Thôn 3 vận động các hộ dọn vệ sinh; thôn Đoài lập danh sách hộ nghèo.",
        ["Thôn 3 vận động các hộ dọn vệ sinh", "thôn Đoài lập danh sách hộ nghèo"],
    ),
    "a document carried out is background": (
        "Thực hiện Kế hoạch số 12/KH-UBND, Phòng Y tế được giao chủ trì kiểm tra các quầy thuốc trước ngày 30/6/2023.",
        [],
    ),
    "a request to whom it may concern": (
        "UBND huyện đề nghị Quý cơ quan cho ý kiến gửi về Phòng Y tế trước ngày 25/5/2023.",
        ["đề nghị Quý cơ quan cho ý kiến gửi về Phòng Y tế trước ngày 25/5/2023"],
    ),
    "consent before the order": (
        "1. Thống nhất với đề nghị của Phòng Y tế, giao Phòng Y tế mua hóa chất.",
        ["giao Phòng Y tế mua hóa chất"],
    ),
    "bare consent": ("1. Thống nhất với đề nghị của Phòng Y tế về việc mua hóa chất.", []),
    "the past": ("1. Thời gian qua, UBND huyện đã giao Phòng Y tế mua hóa chất.", []),
    "praise": ("1. Biểu dương Phòng Y tế đã mua đủ hóa chất.", []),
    "pure liability": (
        "1. Chủ tịch UBND xã chịu trách nhiệm trước Chủ tịch UBND huyện nếu để xảy ra vi phạm.",
        [],
    ),
}


@pytest.mark.parametrize(("body", "expected"), ORDERS.values(), ids=ORDERS)
def test_an_order_is_read_from_its_first_word_to_its_last(body: str, expected: list[str]) -> None:
    assert said(body) == expected


def test_a_unit_as_heading_leads_everything_under_it() -> None:
    body = "1. Phòng Y tế\n- Mua hóa chất.\n- Tập huấn cho trạm y tế các xã.\n2. Phòng Tư pháp\n- Rà soát hợp đồng."
    assert names(body, "leads") == ["Phòng Y tế", "Phòng Y tế", "Phòng Tư pháp"]
    assert {directive.lead_source for directive in orders(body)} == {"heading"}


def test_what_comes_next_inherits_its_actor() -> None:
    body = "1. Giao Phòng Y tế mua hóa chất.\nĐồng thời tham mưu UBND huyện kế hoạch phun hóa chất."
    first, second = orders(body)
    assert second.lead_source == "anaphora"
    assert second.leads[0].span == first.leads[0].span


ROLES = {
    "coordinating": (
        "phối hợp với Công an huyện, Trạm Y tế xã Bình Minh kiểm tra",
        "coordinating",
        ["Công an huyện", "Trạm Y tế xã Bình Minh"],
    ),
    "adviser": ("tham mưu cho UBND huyện ban hành văn bản", "adviser_to", ["UBND huyện"]),
    "help to a superior": ("giúp UBND huyện theo dõi các thôn", "adviser_to", ["UBND huyện"]),
    "help to people": ("giúp các hộ dân sửa nhà", "adviser_to", []),
    "taking part": ("tổ chức hội thi, có sự tham gia của Công an huyện", "coordinating", ["Công an huyện"]),
    "report": ("lập danh sách báo cáo Chủ tịch UBND huyện", "report_to", ["Chủ tịch UBND huyện"]),
    "report at a distance": ("báo cáo kết quả thực hiện về Phòng Nội vụ", "report_to", ["Phòng Nội vụ"]),
    "a letter sent": ("có văn bản gửi Phòng Nội vụ những việc còn vướng", "report_to", ["Phòng Nội vụ"]),
    "what the sender will report": ("rà soát số liệu; UBND huyện sẽ có văn bản báo cáo UBND tỉnh", "report_to", []),
    "channel is no party": ("báo cáo UBND huyện (qua Phòng Nội vụ)", "report_to", ["UBND huyện"]),
    "noun, no partner": ("tăng cường công tác phối hợp giữa các phòng", "coordinating", []),
    "purpose of another": ("gửi Phòng Nội vụ để tổng hợp, trình UBND huyện", "report_to", ["Phòng Nội vụ"]),
}  # fmt: skip


@pytest.mark.parametrize(("work", "role", "expected"), ROLES.values(), ids=ROLES)
def test_cue_words_give_the_parts(work: str, role: str, expected: list[str]) -> None:
    assert names(f"1. Giao Phòng Y tế {work}.", role) == expected


def test_a_body_called_ban_is_charged_and_a_briefing_is_not() -> None:
    assert names("1. Giao Ban Chỉ huy Quân sự huyện lập danh sách.", "leads") == ["Ban Chỉ huy Quân sự huyện"]
    assert names("1. Họp giao ban vào thứ Hai hằng tuần.", "leads") == []


def test_a_report_lists_the_senders_own_work() -> None:
    text = (
        "ỦY BAN NHÂN DÂN XÃ A\n\nBÁO CÁO\nTình hình 6 tháng đầu năm\n\nI. KẾT QUẢ\nThu ngân sách đạt 51%.\nII. NHIỆM VỤ\n"
        "1. Tiếp tục đẩy mạnh sản xuất.\n2. Đề nghị Phòng Y tế hướng dẫn tiêu chí số 17.\n3. Giao Trạm Y tế lập danh sách."
    )

    found = [order.span.of(text) for order in read_notice(text).directives if order.kind != "closing"]

    assert found == ["Giao Trạm Y tế lập danh sách"]


def test_the_head_of_a_unit_who_directs_his_people_leads_and_directs_nobody_elses_order() -> None:
    body = "1. Trưởng Công an huyện chỉ đạo lực lượng tuần tra ban đêm."
    assert names(body, "leads") == ["Trưởng Công an huyện"]
    assert names(body, "supervisors") == []
    told = "1. Trưởng Công an huyện trực tiếp chỉ đạo việc này."
    assert names(told, "supervisors") == ["Trưởng Công an huyện"]
