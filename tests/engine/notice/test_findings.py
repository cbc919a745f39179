"""Praise and blame clause by clause, and the orders that answer a blame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dondoc.notice.document import read_document
from dondoc.notice.findings import answered_by, read_findings
from dondoc.notice.model import Directive, Finding, Party
from dondoc.notice.subjects import Subjects, answers
from dondoc.text.folding import fold
from dondoc.text.spans import Span

NOTICE = """1. Đánh giá tình hình quý III năm 2024
Trong quý III, dưới sự chỉ đạo của Huyện ủy, kinh tế của huyện giữ mức tăng khá. Trong đó nổi bật: Tổ chức thành \
công Ngày hội văn hóa các dân tộc, đàn bò đạt 12.400 con; khởi công 03 cầu dân sinh; An ninh, trật tự được giữ vững, \
tạo thuận lợi cho người dân làm ăn.
Tuy nhiên, một số tồn tại cần khắc phục như: Việc thu gom rác thải tại một số xã chưa thường xuyên; tiến độ sửa chữa \
hồ chứa nước Khe Lim còn chậm; 04 xã chưa gửi dự toán. Đề nghị các xã nghiêm túc rút kinh nghiệm.
2. Nhiệm vụ quý IV
- Phòng Kinh tế kiểm tra việc thu gom rác thải ở các xã.
"""


def said(kind: str, text: str = NOTICE) -> list[str]:
    return [finding.span.of(text) for finding in read_findings(read_document(text)) if finding.kind == kind]


def test_praise_is_read_statement_by_statement() -> None:
    assert said("achievement") == [
        "kinh tế của huyện giữ mức tăng khá",
        "Tổ chức thành công Ngày hội văn hóa các dân tộc",
        "đàn bò đạt 12.400 con",
        "khởi công 03 cầu dân sinh",
        "An ninh, trật tự được giữ vững, tạo thuận lợi cho người dân làm ăn",
    ]


def test_blame_follows_its_lead_in_and_an_order_is_none() -> None:
    assert said("shortcoming") == [
        "Việc thu gom rác thải tại một số xã chưa thường xuyên",
        "tiến độ sửa chữa hồ chứa nước Khe Lim còn chậm",
        "04 xã chưa gửi dự toán",
    ]


def test_who_is_to_blame_is_a_span() -> None:
    shortcomings = [f for f in read_findings(read_document(NOTICE)) if f.kind == "shortcoming"]
    assert [f.responsible and f.responsible.of(NOTICE) for f in shortcomings] == ["một số xã", None, "04 xã"]


def test_a_part_that_only_orders_has_no_findings() -> None:
    assert (
        read_findings(
            read_document("1. Nhiệm vụ trọng tâm\n- Phòng Y tế khắc phục tình trạng chậm báo cáo.\n")
        )
        == ()
    )


def test_a_title_of_shortcomings_blames_every_clause() -> None:
    text = "I. TỒN TẠI, HẠN CHẾ\n1. Hồ sơ đất đai bị trễ hẹn còn nhiều.\n2. Số hộ nghèo giảm chưa đạt.\n"
    assert said("shortcoming", text) == ["Hồ sơ đất đai bị trễ hẹn còn nhiều", "Số hộ nghèo giảm chưa đạt"]


@pytest.mark.parametrize(
    ("blame", "order"),
    [
        (
            "Việc thu gom rác thải tại một số xã chưa thường xuyên",
            "Giao Phòng Kinh tế kiểm tra việc thu gom rác thải ở các xã",
        ),
        (
            "tiến độ sửa chữa hồ chứa nước Khe Lim còn chậm do thiếu vật liệu san lấp",
            "Ban Quản lý dự án tìm nguồn vật liệu san lấp, hoàn thành hồ chứa nước Khe Lim",
        ),
    ],
)
def test_an_order_about_the_same_subject_answers(blame: str, order: str) -> None:
    assert answers(blame, order)


@pytest.mark.parametrize(
    ("blame", "order"),
    [
        (
            "công tác giải ngân vốn đầu tư công còn chậm",
            "Tăng cường công tác quản lý đầu tư, đẩy nhanh tiến độ thực hiện",
        ),
        (
            "một số xã chưa quan tâm công tác tuyên truyền",
            "UBND các xã tăng cường công tác tuyên truyền về phòng cháy",
        ),
        (
            "tình trạng lấn chiếm hành lang đường tỉnh và bán hàng rong chưa được xử lý",
            "Sơn lại vạch kẻ đường tỉnh trước Tết",
        ),
        ("hồ sơ trễ hẹn còn nhiều", ""),
    ],
)
def test_common_phrases_alone_answer_nothing(blame: str, order: str) -> None:
    assert answers(blame, order) == ()


def test_the_subject_of_the_whole_notice_tells_no_order_apart() -> None:
    orders = [
        f"Kiểm tra bến thủy nội địa số {n}, lập biên bản {word}"
        for n, word in enumerate(["phao", "neo", "cọc", "đèn"])
    ]
    folded = [fold(order) for order in orders]
    assert Subjects(folded[:1], 0.3).answering(fold("bến thủy nội địa xuống cấp"))
    assert not Subjects(folded, 0.3).answering(fold("bến thủy nội địa xuống cấp"))


def test_names_of_the_parties_are_not_the_subject() -> None:
    text = "Phòng Lao động Thương binh chậm báo cáo | Giao Phòng Lao động Thương binh mua máy in"
    document = read_document(text)
    blame = Finding(id="H1", kind="shortcoming", span=Span(0, 37))
    lead = Party(span=Span(45, 70), value="Phòng Lao động Thương binh", confidence=1, rule="test")
    order = Directive(
        id="D1",
        section=None,
        span=Span(40, len(text)),
        kind="assigned",
        leads=(lead,),
        confidence=1,
        rule="test",
    )
    [finding] = answered_by([blame], [order], document)
    assert finding.addressed_by == ()
    [unnamed] = answered_by([blame], [replace(order, leads=())], document)
    assert unnamed.addressed_by == ("D1",)
