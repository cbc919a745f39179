"""Where one order ends and the next begins, and what is none."""

from __future__ import annotations

import pytest

from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

HEAD = """UBND HUYỆN BÌNH SƠN

THÔNG BÁO
Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban

Ngày 04/5/2023, Chủ tịch UBND huyện chủ trì họp giao ban. Sau khi nghe các đơn vị báo cáo, Chủ tịch UBND huyện kết luận như sau:
"""


def read(body: str) -> tuple[str, list[Directive]]:
    text = HEAD + body
    return text, [d for d in read_notice(text).directives if d.kind != "closing"]


def said(body: str) -> list[str]:
    text, orders = read(body)
    return [order.span.of(text) for order in orders]


SPLITS = {
    "verbs that share actor and deadline are one": (
        "1. Phòng Nội vụ rà soát, tổng hợp, báo cáo UBND huyện trước ngày 10/6/2023.",
        ["Phòng Nội vụ rà soát, tổng hợp, báo cáo UBND huyện trước ngày 10/6/2023"],
    ),
    "each with its own deadline": (
        "1. Phòng Nội vụ lập danh sách cán bộ trước ngày 10/6/2023; xây dựng quy chế thi đua trước ngày 20/6/2023.",
        [
            "Phòng Nội vụ lập danh sách cán bộ trước ngày 10/6/2023",
            "xây dựng quy chế thi đua trước ngày 20/6/2023",
        ],
    ),
    "a completion clause is no order of its own": (
        "1. Phòng Nội vụ lập danh sách cán bộ; hoàn thành trước ngày 10/6/2023.",
        ["Phòng Nội vụ lập danh sách cán bộ; hoàn thành trước ngày 10/6/2023"],
    ),
    "a report on the same work is no order of its own": (
        "1. Phòng Nội vụ kiểm tra giờ giấc làm việc; báo cáo kết quả về UBND huyện trước ngày 10/6/2023.",
        ["Phòng Nội vụ kiểm tra giờ giấc làm việc; báo cáo kết quả về UBND huyện trước ngày 10/6/2023"],
    ),
    "a list of names that semicolons divide": (
        "1. Yêu cầu các phòng chuyên môn; UBND các xã, thị trấn sửa chữa trụ sở.",
        ["Yêu cầu các phòng chuyên môn; UBND các xã, thị trấn sửa chữa trụ sở"],
    ),
    "one leads and another joins in": (
        "1. Phòng Y tế chủ trì; Công an huyện phối hợp kiểm tra các quầy thuốc.",
        ["Phòng Y tế chủ trì; Công an huyện phối hợp kiểm tra các quầy thuốc"],
    ),
    "a comma before somebody else who acts, nobody charged before": (
        "1. UBND xã Hoa Mai sửa đường thôn 4 trước ngày 10/6/2023, Phòng Nội vụ hướng dẫn hồ sơ.",
        ["UBND xã Hoa Mai sửa đường thôn 4 trước ngày 10/6/2023", "Phòng Nội vụ hướng dẫn hồ sơ"],
    ),
    "a comma before another charge": (
        "1. Phòng Y tế kiểm tra các quầy thuốc, giao Phòng Nội vụ lập danh sách.",
        ["Phòng Y tế kiểm tra các quầy thuốc", "giao Phòng Nội vụ lập danh sách"],
    ),
    "a comma inside a list of names divides nothing": (
        "1. Phòng Y tế phối hợp với Công an huyện, Phòng Nội vụ kiểm tra các quầy thuốc.",
        ["Phòng Y tế phối hợp với Công an huyện, Phòng Nội vụ kiểm tra các quầy thuốc"],
    ),
    "a comma before whoever only joins in": (
        "1. Phòng Y tế chủ trì, Công an huyện phối hợp kiểm tra các quầy thuốc.",
        ["Phòng Y tế chủ trì, Công an huyện phối hợp kiểm tra các quầy thuốc"],
    ),
    "at the same time somebody else": (
        "1. Phòng Y tế kiểm tra các quầy thuốc; đồng thời yêu cầu Phòng Nội vụ lập danh sách.",
        ["Phòng Y tế kiểm tra các quầy thuốc", "đồng thời yêu cầu Phòng Nội vụ lập danh sách"],
    ),
    "one of those a heading names together": (
        "1. Các Phó Chủ tịch: Đồng chí Trần Văn Bình kiểm tra các quầy thuốc; đồng chí Lê Thị Hoa rà soát quy hoạch.",
        ["Đồng chí Trần Văn Bình kiểm tra các quầy thuốc", "đồng chí Lê Thị Hoa rà soát quy hoạch"],
    ),
    "a meeting somebody else is told to hold": (
        "1. Trưởng các thôn tổ chức họp dân.\n2. Chủ tịch UBND huyện tổ chức họp báo vào chiều nay.",
        ["Trưởng các thôn tổ chức họp dân"],
    ),
    "a comma before somebody else who acts": (
        "1. Giao Phòng Y tế lập hồ sơ, Công an huyện xác minh nguồn gốc thuốc.",
        ["Giao Phòng Y tế lập hồ sơ", "Công an huyện xác minh nguồn gốc thuốc"],
    ),
    "a date at the end of a sentence": (
        "1. Phòng Y tế tổ chức lễ vào dịp 2/9. Công an huyện bảo đảm trật tự.",
        ["Phòng Y tế tổ chức lễ vào dịp 2/9", "Công an huyện bảo đảm trật tự"],
    ),
    "an order in brackets": (
        "1. Tổ chức hội thi tuyên truyền viên (giao Phòng Tư pháp chủ trì).",
        ["Tổ chức hội thi tuyên truyền viên", "giao Phòng Tư pháp chủ trì"],
    ),
    "a remark in brackets": (
        "1. Phòng Tư pháp tổ chức hội thi (yêu cầu gọn nhẹ).",
        ["Phòng Tư pháp tổ chức hội thi (yêu cầu gọn nhẹ)"],
    ),
    "two orders after a name and a colon leave the name outside": (
        "1. Phòng Tư pháp: Tổ chức hội thi tuyên truyền viên. Đồng thời, tham mưu UBND huyện quy chế thi.",
        ["Tổ chức hội thi tuyên truyền viên", "Đồng thời, tham mưu UBND huyện quy chế thi"],
    ),
    "a remark after an order": (
        "1. Giao Phòng Tư pháp tổ chức hội thi. Đây là hoạt động được Nhân dân quan tâm.",
        ["Giao Phòng Tư pháp tổ chức hội thi"],
    ),
    "a paragraph that only says when the result is due": (
        "1. Phòng Tư pháp rà soát hợp đồng.\nKết quả rà soát gửi về UBND huyện trước ngày 10/6/2023.",
        ["Phòng Tư pháp rà soát hợp đồng.\nKết quả rà soát gửi về UBND huyện trước ngày 10/6/2023"],
    ),
    "a lead-in without content": (
        "Chủ tịch UBND huyện yêu cầu các phòng tập trung thực hiện các nhiệm vụ sau:\n1. Rà soát hợp đồng.",
        ["Rà soát hợp đồng"],
    ),
    "a lead-in with content": (
        "Yêu cầu các phòng chấp hành nghiêm Quy chế làm việc của UBND huyện ban hành đầu nhiệm kỳ "
        "và thực hiện các nhiệm vụ sau:\n1. Rà soát hợp đồng.",
        [
            "Yêu cầu các phòng chấp hành nghiêm Quy chế làm việc của UBND huyện ban hành đầu nhiệm kỳ",
            "Rà soát hợp đồng",
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), SPLITS.values(), ids=SPLITS)
def test_an_order_has_one_actor_and_one_product(body: str, expected: list[str]) -> None:
    assert said(body) == expected


NO_ORDERS = {
    "a duty cited from a law": "1. Theo Luật Đất đai, UBND xã có trách nhiệm lưu trữ hồ sơ địa chính.",
    "a proposal to a superior": "1. Đề nghị UBND tỉnh sớm bố trí vốn cho huyện.",
    "what the sender will do": "1. UBND huyện sẽ tổ chức kiểm tra trong tháng 6.",
    "what was done": "1. Về kết quả: các xã đã lập 20 biên bản, xử phạt 40 triệu đồng.",
    "who answers for a failure": "1. Người đứng đầu chịu trách nhiệm trước Chủ tịch UBND huyện nếu để xảy ra vi phạm.",
    "a statement that opens with a verb": "1. Phát triển cụm công nghiệp là nhiệm vụ quan trọng.",
    "a request to go on as before": "1. Đề nghị Ủy ban MTTQ huyện tiếp tục quan tâm.",
    "an earlier order quoted": "1. Tại Công văn số 12/UBND ngày 02/3/2023, UBND huyện đã giao Phòng Tư pháp rà soát hợp đồng.",
    "what the sender will do and ask for": "1. UBND huyện sẽ định kỳ thống kê và đề nghị kiểm điểm các đơn vị nộp chậm.",
    "a judgement": "1. Đây là kết quả của việc tích cực phối hợp, chủ động trao đổi thông tin giữa các xã.",
    "a topic that holds verbs": "1. Về việc lập, trình duyệt phương án giá nước sạch:\n- Giá nước năm nay ổn định.",
    "criticism": "1. Chủ tịch UBND huyện nghiêm khắc phê bình các đơn vị nêu trên.",
}


@pytest.mark.parametrize("body", NO_ORDERS.values(), ids=NO_ORDERS)
def test_what_asks_for_nothing_is_no_order(body: str) -> None:
    assert said(body) == []


CLOSINGS = (
    "Trên đây là kết luận của Chủ tịch UBND huyện, yêu cầu các phòng, ban nghiêm túc triển khai thực hiện./.",
    "Yêu cầu Thủ trưởng các phòng, ban khẩn trương thực hiện Thông báo này. Trong quá trình thực hiện, nếu có vướng mắc "
    "kịp thời báo cáo UBND huyện./.",
    "Căn cứ nội dung trên, đề nghị Phòng Tư pháp phối hợp với các cơ quan liên quan triển khai thực hiện./.",
)


@pytest.mark.parametrize("closing", CLOSINGS)
def test_the_closing_formula_is_marked_and_gives_its_addressees(closing: str) -> None:
    text = f"{HEAD}1. Rà soát các hợp đồng đã ký.\n{closing}\n\nNơi nhận:\n- Lưu: VT."
    order, formula = read_notice(text).directives
    assert formula.kind == "closing"
    assert order.kind == "general"
    assert order.default_addressees == formula.leads != ()
    assert not order.leads


def test_a_charge_behind_the_closing_formula_is_an_order() -> None:
    text = (
        f"{HEAD}1. Rà soát các hợp đồng đã ký.\n"
        "Yêu cầu các phòng, ban nghiêm túc thực hiện. Giao Phòng Nội vụ theo dõi, tổng hợp báo cáo UBND huyện./."
    )
    assert [directive.kind for directive in read_notice(text).directives] == [
        "general",
        "closing",
        "assigned",
    ]


def test_a_deadline_before_a_list_stays_with_its_order() -> None:
    body = (
        "1. Phòng Tư pháp hoàn thiện quy chế, trình Chủ tịch UBND huyện xem xét, quyết định trước ngày 20/5/2023. "
        "Trong đó chú ý một số nội dung sau:\n- Rà soát chức năng của từng phòng."
    )
    text, orders = read(body)
    assert [order.deadline.raw.of(text) if order.deadline else None for order in orders] == [
        "trước ngày 20/5/2023",
        None,
    ]


def test_titles_above_orders_are_none_of_them() -> None:
    body = (
        "1. Giao Phòng Tư pháp thực hiện các nhiệm vụ sau:\n- Về việc xây dựng, trình ban hành quy chế:\n"
        "Lấy ý kiến các xã.\n2. Đối với công tác tổng hợp, báo cáo số liệu của các xã.\n- Đề nghị các xã gửi biểu mẫu."
    )
    assert said(body) == ["Lấy ý kiến các xã", "Đề nghị các xã gửi biểu mẫu"]


def test_a_sentence_may_end_without_a_blank_behind_it() -> None:
    body = "1. Phòng Tư pháp rà soát hợp đồng kèm theo.Phòng Nội vụ lập danh sách; ThS.Lý Thị Na theo dõi."
    assert said(body) == [
        "Phòng Tư pháp rà soát hợp đồng kèm theo",
        "Phòng Nội vụ lập danh sách; ThS.Lý Thị Na theo dõi",
    ]


def test_what_a_draft_shall_say_belongs_to_its_order() -> None:
    body = (
        "1. Phòng Nội vụ hoàn thiện quy chế theo hướng: Phòng Nội vụ quản lý hồ sơ; "
        "Phòng Tư pháp thẩm định, giao đơn vị có thẩm quyền lưu trữ."
    )
    assert len(said(body)) == 1


def test_what_to_do_in_a_case_goes_with_the_order() -> None:
    body = "1. Phòng Tư pháp rà soát hợp đồng. Trường hợp thiếu hồ sơ thì báo cáo Chủ tịch UBND huyện."
    text, (order,) = read(body)
    assert [party.span.of(text) for party in order.report_to] == ["Chủ tịch UBND huyện"]


def test_what_is_made_on_that_ground_is_the_same_order() -> None:
    body = (
        "1. Phòng Tư pháp rà soát các hợp đồng thuê đất; trên cơ sở đó sửa quy chế, "
        "trình UBND huyện trong quý III năm 2023."
    )
    assert len(said(body)) == 1
