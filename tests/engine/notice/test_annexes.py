"""What is attached behind the signature: a plan is read on, a form, an outline or a list of figures is not."""

from __future__ import annotations

import unicodedata

import pytest

from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

LETTER = """UBND HUYỆN TRÀ LĨNH      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 418/QĐ-UBND          Trà Lĩnh, ngày 06 tháng 5 năm 2024

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch nạo vét kênh mương

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch nạo vét kênh mương năm 2024.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nông Văn Kiên

"""

PLAN = """KẾ HOẠCH
Nạo vét kênh mương năm 2024
(Ban hành kèm theo Quyết định số 418/QĐ-UBND ngày 06/5/2024 của UBND huyện)

I. MỤC ĐÍCH
1. Bảo đảm nước tưới cho vụ mùa.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Lập danh mục các đoạn kênh phải nạo vét, gửi UBND huyện trước ngày 20/5/2024.
2. Giao Hạt Kiểm lâm hướng dẫn các xã phát dọn cây ven kênh.
Trên đây là Kế hoạch nạo vét kênh mương, yêu cầu các đơn vị thực hiện./.
"""

LETTERHEAD = """UBND HUYỆN TRÀ LĨNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

"""


def orders(text: str) -> list[Directive]:
    return [order for order in read_notice(text).directives if order.kind != "closing"]


def words(text: str) -> list[str]:
    return [order.span.of(text) for order in orders(text)]


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        LETTERHEAD + PLAN,
        PLAN.replace("KẾ HOẠCH\nNạo", "**KẾ HOẠCH**\nNạo"),
        PLAN.replace("KẾ HOẠCH\nNạo", "PHỤ LỤC\nKẾ HOẠCH\nNạo"),
        PLAN.replace("KẾ HOẠCH\nNạo", "Phụ lục I\nPHÂN CÔNG NHIỆM VỤ\nNạo"),
        PLAN + "\nTM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH\n\nTô Thị Lành\n",
    ],
    ids=["as it is", "letterhead", "markdown", "under an annex", "numbered annex", "signed"],
)
def test_a_plan_behind_the_signature_is_read_on(plan: str) -> None:
    text = LETTER + plan
    notice = read_notice(text)

    assert words(text) == [
        "Lập danh mục các đoạn kênh phải nạo vét, gửi UBND huyện trước ngày 20/5/2024",
        "Giao Hạt Kiểm lâm hướng dẫn các xã phát dọn cây ven kênh",
    ]
    first, second = orders(text)
    assert [party.value for party in first.leads] == ["Phòng Kinh tế"]
    assert first.deadline and first.deadline.value == "2024-05-20"
    assert [party.value for party in second.leads] == ["Hạt Kiểm lâm"]
    assert notice.signature.signer and notice.signature.signer.value == "Nông Văn Kiên"
    assert notice.signature.capacity and notice.signature.capacity.value == "CHỦ TỊCH"
    assert notice.header.title and notice.header.title.value == "Về việc ban hành Kế hoạch nạo vét kênh mương"
    assert [item.value for item in notice.recipients] == ["Như Điều 2", "Lưu: VT"]


def test_places_of_an_annex_are_those_of_the_original() -> None:
    text = unicodedata.normalize("NFD", LETTER + PLAN).replace("\n", "\r\n")
    found = orders(text)

    assert len(found) == 2
    assert unicodedata.normalize("NFC", found[1].span.of(text)).startswith("Giao Hạt Kiểm lâm hướng dẫn")


def test_an_unsigned_decision_is_signed_behind_its_plan() -> None:
    letter = LETTER[: LETTER.index("Nơi nhận")]
    text = letter + PLAN + LETTER[LETTER.index("Nơi nhận") :]
    notice = read_notice(text)

    assert len(orders(text)) == 2
    assert notice.signature.signer and notice.signature.signer.value == "Nông Văn Kiên"
    assert len(notice.recipients) == 2


def test_two_annexes_are_read_apart() -> None:
    second = """PHỤ LỤC 2
BIỂU MẪU BÁO CÁO KẾT QUẢ NẠO VÉT
1. Lập danh sách các đoạn kênh đã nạo vét.
- Rà soát số mét kênh.
"""
    assert len(orders(LETTER + PLAN + second)) == 2


FORMS = {
    "an outline": """ĐỀ CƯƠNG BÁO CÁO
(Kèm theo Công văn số 77/UBND ngày 06/5/2024)
1. Đánh giá kết quả nạo vét kênh mương.
2. Đề xuất UBND huyện bổ sung kinh phí.
""",
    "a numbered form": """Phụ lục II
MẪU BÁO CÁO TIẾN ĐỘ
(Kèm theo Công văn số 77/UBND ngày 06/5/2024)
- Triển khai nạo vét tại xã.
- Tổng hợp kết quả gửi Phòng Kinh tế.
""",
    "blanks to fill in": """KẾ HOẠCH
(Kèm theo Công văn số 77/UBND ngày 06/5/2024)
1. Xã ………………………
2. Tổ chức nạo vét ………………………
3. Giao ông ……………………… kiểm tra.
""",
    "figures": """PHỤ LỤC
SỐ LIỆU KÊNH MƯƠNG CÁC XÃ
1. Xã Quang Trung hoàn thành 1.200 m.
2. Thực hiện nạo vét 3.400 m.
""",
    "what became of tasks": """PHỤ LỤC
TÌNH HÌNH THỰC HIỆN NHIỆM VỤ
1. Nạo vét kênh Nà Ngần.
2. Sửa cống Bản Khun.
""",
    "a list of people": """DANH SÁCH TỔ KIỂM TRA
(Kèm theo Quyết định số 418/QĐ-UBND ngày 06/5/2024)
1. Ông Lục Văn Páo, phụ trách kiểm tra các xã.
2. Bà Tô Thị Lành, tổng hợp báo cáo.
""",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_brings_no_orders(form: str) -> None:
    notice = read_notice(LETTER + form)

    assert orders(LETTER + form) == []
    assert notice.signature.signer and notice.signature.signer.value == "Nông Văn Kiên"


def test_a_plan_named_in_the_text_is_no_annex() -> None:
    text = """THÔNG BÁO
Kết luận họp giao ban

Ngày 06/5/2024, UBND xã họp, kết luận như sau:
1. Văn phòng sao gửi
KẾ HOẠCH NẠO VÉT
đến các thôn.
2. Giao Công an xã tuần tra ban đêm.
Nơi nhận:
- Lưu: VT.
"""
    assert [order.leads[0].value for order in orders(text)][-1] == "Công an xã"
    assert read_notice(text).recipients
