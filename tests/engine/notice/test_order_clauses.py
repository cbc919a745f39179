"""An order is cut into actions where a clause ends, never between verbs or nouns that share an object."""

from __future__ import annotations

import pytest

from dondoc.notice.model import Directive
from dondoc.notice.reader import read_notice

HEAD = """UBND QUẬN BÌNH SƠN

THÔNG BÁO
Kết luận của Chủ tịch UBND quận tại cuộc họp giao ban

Chủ tịch UBND quận kết luận như sau:
II. NHIỆM VỤ THỜI GIAN TỚI
1. """

WHOLE = (
    "xây dựng phương án phòng, chống thiên tai",
    "hướng dẫn các hộ phòng, trừ sâu bệnh trên cây lúa",
    "lập kế hoạch phòng, chống, kiểm soát dịch bệnh tại chợ đầu mối",
    "tăng cường công tác kiểm tra, giám sát việc sử dụng đất công ích",
    "tham mưu xây dựng, ban hành quy chế thu, chi nội bộ",
    "theo dõi, đôn đốc các sở, ban, ngành thực hiện Thông báo này",
    "rà soát số hộ nghèo của các xã, phường, thị trấn",
    "đánh giá, xếp loại cán bộ, công chức, viên chức",
    "tuyên truyền, phổ biến và giáo dục pháp luật cho học sinh",
    "tổng hợp, trình UBND quận ban hành quy chế quản lý, sử dụng tài sản công",
)

CUT = {
    "xây dựng kịch bản, tổ chức đêm thơ": ["xây dựng kịch bản", "tổ chức đêm thơ"],
    "rà soát quy hoạch cán bộ và công bố kết quả": ["rà soát quy hoạch cán bộ", "công bố kết quả"],
    "lắp đặt, thay thế đèn đường, thống kê số đèn hỏng": [
        "lắp đặt, thay thế đèn đường",
        "thống kê số đèn hỏng",
    ],
    "xây dựng kế hoạch kiểm tra, báo cáo UBND quận": ["xây dựng kế hoạch kiểm tra", "báo cáo UBND quận"],
    "đẩy nhanh tiến độ thi công, đảm bảo chất lượng công trình": ["đẩy nhanh tiến độ thi công"],
    "xử lý nghiêm vi phạm, không để xảy ra ngộ độc": ["xử lý nghiêm vi phạm"],
}


def order(task: str) -> tuple[Directive, str]:
    text = f"{HEAD}Giao Phòng Kinh tế {task}."
    (found,) = read_notice(text).directives
    return found, text


def actions(task: str) -> list[str]:
    found, text = order(task)
    return [action.of(text) for action in found.actions]


@pytest.mark.parametrize("task", WHOLE)
def test_words_that_share_an_object_are_one_action(task: str) -> None:
    assert actions(task) == [task]


@pytest.mark.parametrize(("task", "expected"), CUT.items(), ids=CUT)
def test_a_clause_with_an_object_of_its_own_is_another_action(task: str, expected: list[str]) -> None:
    assert actions(task) == expected


def test_what_must_not_happen_is_a_limit_and_no_purpose() -> None:
    found, text = order("xử lý nghiêm vi phạm, không để xảy ra ngộ độc")

    assert [limit.of(text) for limit in found.constraints] == ["không để xảy ra ngộ độc"]
    assert found.purpose is None
