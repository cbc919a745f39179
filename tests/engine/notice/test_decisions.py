"""Decisions and letters: what they rest on, what their articles do by saying it, who carries them out."""

from __future__ import annotations

import pytest

from dondoc.notice.document import read_document
from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

LETTERHEAD = """UBND TỈNH HÀ VÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 31/QĐ-UBND    Hà Vân, ngày 02 tháng 3 năm 2023

QUYẾT ĐỊNH
Về việc kiểm tra các chợ

"""
BASES = """CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ VÂN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;

Căn cứ Thông tư số 08/2021/TT-BTC của Bộ Tài chính hướng dẫn việc lập dự toán, quản lý và quyết toán kinh phí;

Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 40/TTr-SCT,

"""
ORDER = "Điều 2. Giao Sở Công Thương lập danh sách các chợ phải kiểm tra trước ngày 20/3/2023.\n\n"
LAST = (
    "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các sở: Xây dựng, Y tế, Lao động - Thương binh và Xã hội; "
    "Chủ tịch UBND các huyện; thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.\n\n"
)
TAIL = """Nơi nhận:
- Như Điều 3;
- Lưu: VT.
CHỦ TỊCH
Nông Văn Kiên
"""


def orders(text: str) -> list[Directive]:
    return [order for order in read_notice(text).directives if order.kind != "closing"]


def words(text: str) -> list[str]:
    return [order.span.of(text) for order in orders(text)]


@pytest.mark.parametrize("formula", ["QUYẾT ĐỊNH:\n\n", "**QUYẾT ĐỊNH:**\n\n", "QUYẾT ĐỊNH :\n\n", ""])
@pytest.mark.parametrize("tail", [TAIL, ""], ids=["signed", "unsigned"])
def test_what_a_decision_rests_on_is_no_order(formula: str, tail: str) -> None:
    text = LETTERHEAD + BASES + formula + ORDER + LAST + tail
    notice = read_notice(text)

    assert words(text) == ["Giao Sở Công Thương lập danh sách các chợ phải kiểm tra trước ngày 20/3/2023"]
    assert [party.value for party in orders(text)[0].leads] == ["Sở Công Thương"]
    assert [order.kind for order in notice.directives] == ["assigned", "closing"]


def test_who_decides_does_not_sign_above_the_articles() -> None:
    document = read_document(LETTERHEAD + BASES + "QUYẾT ĐỊNH:\n\n" + ORDER + TAIL)

    assert [document.cased(p)[:11] for p in document.of("body")] == ["Giao Sở Côn"]
    assert [document.cased(p) for p in document.of("signature")] == ["CHỦ TỊCH", "Nông Văn Kiên"]


@pytest.mark.parametrize(
    "article",
    [
        "Ban hành kèm theo Quyết định này Kế hoạch kiểm tra các chợ trên địa bàn tỉnh.",
        "Phê duyệt danh mục các chợ phải kiểm tra năm 2023.",
        "Thành lập Đoàn kiểm tra các chợ gồm 5 thành viên.",
        "Bãi bỏ Quyết định số 12/QĐ-UBND ngày 05/01/2020 về quản lý chợ.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Quyết định có hiệu lực thi hành từ ngày 01/4/2023 và thay thế Quyết định số 12/QĐ-UBND.",
    ],
)
def test_what_an_article_does_by_saying_it_is_no_order(article: str) -> None:
    text = LETTERHEAD + BASES + f"QUYẾT ĐỊNH:\n\nĐiều 1. {article}\n\n" + ORDER + TAIL

    assert len(orders(text)) == 1


def test_an_article_that_tells_somebody_to_work_is_an_order() -> None:
    article = (
        "Điều 1. Sở Xây dựng ban hành hướng dẫn sửa chữa chợ, báo cáo UBND tỉnh trước ngày 15/3/2023.\n\n"
    )

    assert len(orders(LETTERHEAD + BASES + "QUYẾT ĐỊNH:\n\n" + article + ORDER + TAIL)) == 2


def test_a_charge_beside_those_who_carry_out_is_an_order() -> None:
    charge = "Điều 3. Giao Thanh tra tỉnh theo dõi, đôn đốc việc kiểm tra; báo cáo UBND tỉnh trước ngày 30/4/2023.\n\n"

    assert len(orders(LETTERHEAD + BASES + "QUYẾT ĐỊNH:\n\n" + ORDER + charge + TAIL)) == 2


# --- letters

ASKED = "Phòng Giáo dục và Đào tạo yêu cầu các trường tiểu học trực thuộc thực hiện các nội dung sau:\n"
ITEMS = "1. Tổ chức quét dọn sân trường.\n2. Lập danh sách học sinh tham gia.\n"


@pytest.mark.parametrize("between", [". ", "\n\n"], ids=["one line", "two paragraphs"])
def test_whom_a_letter_asks_holds_for_the_list_under_it(between: str) -> None:
    text = (
        f"Kính gửi: Ông (Bà) Hiệu trưởng các trường tiểu học{between}"
        f"Thực hiện Công văn số 12/UBND ngày 05/4/2023 của UBND quận về dọn vệ sinh, {ASKED}{ITEMS}"
    )
    found = orders(text)

    assert [order.span.of(text) for order in found] == [
        "Tổ chức quét dọn sân trường",
        "Lập danh sách học sinh tham gia",
    ]
    assert {party.value for order in found for party in order.leads} == {"các trường tiểu học trực thuộc"}


def test_what_another_office_asked_holds_for_nobody() -> None:
    head = "SỞ Y TẾ HÀ VÂN\nSố: 5/SYT-VP    Hà Vân, ngày 02 tháng 3 năm 2023\nKính gửi: Các bệnh viện\n\n"
    text = (
        head
        + "Ngày 01/3/2023, Sở Xây dựng yêu cầu các nhà thầu thực hiện các nội dung sau:\n1. Rào chắn công trường.\n"
    )
    assert not any(order.leads for order in orders(text))


@pytest.mark.parametrize(
    "closing",
    [
        "Nhận được công văn này, yêu cầu các trường nghiêm túc thực hiện và nộp báo cáo về Phòng Nội vụ trước ngày 25/4/2023",
        "Nhận được văn bản này, đề nghị các trường triển khai thực hiện, gửi kết quả về Phòng Nội vụ trước ngày 25/4/2023",
    ],
)
def test_a_closing_that_asks_for_a_product_by_a_day_is_an_order(closing: str) -> None:
    found = orders(f"{ITEMS}\n{closing}./.\n")

    assert len(found) == 3
    assert [party.value for party in found[-1].leads] == ["các trường"]
    assert [party.value for party in found[-1].report_to] == ["Phòng Nội vụ"]
    assert found[-1].deadline and found[-1].deadline.value == "2023-04-25"


@pytest.mark.parametrize(
    "closing",
    [
        "Nhận được công văn này, yêu cầu các trường nghiêm túc thực hiện",
        "Nhận được công văn này, yêu cầu các trường nghiêm túc thực hiện, kịp thời báo cáo Phòng Nội vụ khi có vướng mắc",
        "Trên đây là kết luận họp ngày 25/4/2023, yêu cầu các trường nghiêm túc thực hiện",
    ],
)
def test_a_closing_without_a_product_of_its_own_is_none(closing: str) -> None:
    assert len(orders(f"{ITEMS}\n{closing}./.\n")) == 2


# --- titles that name several

TITLES = {
    "4. Ban Quản lý cấp khu vực, Ban Quản lý các chợ trực thuộc tỉnh": [
        "Ban Quản lý cấp khu vực",
        "Ban Quản lý các chợ trực thuộc tỉnh",
    ],
    "2. Hội Phụ nữ các ấp và Trạm Y tế các xã, thị trấn": ["Hội Phụ nữ các ấp", "Trạm Y tế các xã, thị trấn"],
    "3. Phòng Văn hóa, Phòng Nội vụ": ["Phòng Văn hóa", "Phòng Nội vụ"],
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_several_names_gives_all_of_them(title: str) -> None:
    text = f"II. TỔ CHỨC THỰC HIỆN\n{title}\n- Tập trung tuyên truyền đến từng hộ.\n- Lập sổ theo dõi.\n"
    found = orders(text)

    assert len(found) == 2
    assert [[party.span.of(text) for party in order.leads] for order in found] == 2 * [TITLES[title]]
    assert {order.lead_source for order in found} == {"heading"}


def test_a_title_that_is_a_task_names_nobody() -> None:
    text = "II. NHIỆM VỤ\n1. Phòng Văn hóa lập kế hoạch tuyên truyền\n- Treo băng rôn tại các chợ.\n"
    found = orders(text)

    assert found[0].span.of(text).startswith("Phòng Văn hóa lập")
