"""Letters and decisions: who asks in them, what stands above "QUYẾT ĐỊNH:", and what they issue behind the signature."""

from __future__ import annotations

from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

LETTER = """BỘ THỦY SẢN
Số: 12/BTS-KH
V/v báo cáo tàu cá

Hà Nội, ngày 05 tháng 5 năm 2023

Kính gửi: Ủy ban nhân dân các tỉnh ven biển

{}

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Bùi Văn Sáu
"""
DECISION = """ỦY BAN NHÂN DÂN
HUYỆN BÌNH SƠN

Số: 310/QĐ-UBND

Bình Sơn, ngày 05 tháng 5 năm 2023

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch chăm sóc cây xanh năm 2023

CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Xét đề nghị của Phòng Kinh tế tại Tờ trình số 12/TTr-KT ngày 20/4/2023,

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chăm sóc cây xanh năm 2023.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Bùi Văn Sáu

{title}
Chăm sóc cây xanh trên địa bàn huyện năm 2023
(Kèm theo Quyết định số 310/QĐ-UBND ngày 05 tháng 5 năm 2023)

I. MỤC ĐÍCH
- Giữ màu xanh của thị trấn.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế:
- Lập danh mục cây phải thay.
Thời gian hoàn tất: trước ngày 27 tháng 6 năm 2023.
2. UBND các xã trồng dặm cây hai bên đường.
"""


def said(text: str, orders: tuple[Directive, ...]) -> list[tuple[str, list[str]]]:
    return [(o.span.of(text).split(" ")[0], [lead.span.of(text) for lead in o.leads]) for o in orders]


def test_the_sender_asks_behind_what_he_carries_out() -> None:
    text = LETTER.format(
        "Triển khai Nghị quyết số 39/NQ-CP, để có cơ sở tổng hợp, Bộ Thủy sản đề nghị các tỉnh báo cáo số tàu cá hiện có."
    )
    assert said(text, read_notice(text).directives) == [("đề", ["các tỉnh"])]


def test_what_another_letter_asked_is_told() -> None:
    text = LETTER.format("Văn phòng Chính phủ có văn bản số 34/VPCP-NN, yêu cầu các Bộ rà soát đội tàu.")
    assert read_notice(text).directives == ()


def test_who_asks_for_a_list_gives_it_its_addressees() -> None:
    text = (
        "Kính gửi: Ông (Bà) Hiệu trưởng các trường.\n\nThực hiện kế hoạch của huyện, Phòng Giáo dục và Đào tạo yêu cầu "
        "các trường học trực thuộc thực hiện các nội dung sau:\n\n1. Tổng vệ sinh sân trường.\n\n2. Trồng cây bóng mát.\n"
    )
    assert [leads for _, leads in said(text, read_notice(text).directives)] == [
        ["các trường học trực thuộc"]
    ] * 2


def test_a_plan_behind_the_signature_is_read() -> None:
    text = DECISION.format(title="KẾ HOẠCH")
    notice = read_notice(text)
    assert said(text, notice.directives) == [("Lập", ["Phòng Kinh tế"]), ("UBND", ["UBND các xã"])]
    first = notice.directives[0].deadline
    assert first is not None and first.value == "2023-06-27"
    assert notice.signature.signer is not None and notice.signature.signer.value == "Bùi Văn Sáu"


def test_a_form_behind_the_signature_orders_nothing() -> None:
    text = DECISION.format(title="PHỤ LỤC")
    assert read_notice(text).directives == ()


def test_the_last_words_order_where_they_set_a_day() -> None:
    said_so = "Nhận được công văn này, đề nghị các tỉnh thực hiện{}."
    text = LETTER.format(said_so.format(" và nộp báo cáo về Bộ trước ngày 20/6/2023"))
    assert [order.kind for order in read_notice(text).directives] == ["assigned"]
    text = LETTER.format(said_so.format(" nghiêm túc"))
    assert [order.kind for order in read_notice(text).directives] == ["closing"]
