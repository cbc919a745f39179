"""Figures with their metric, unit, share of the plan and period."""

from __future__ import annotations

import pytest

from dondoc.notice.document import read_document
from dondoc.notice.figures import read_figures
from dondoc.notice.model import Figure

HEAD = "Số: 12/TB-UBND\nTam Đức, ngày 05 tháng 7 năm 2024\nTHÔNG BÁO\nKết luận họp tháng 6\n\n"
ASSESSMENT = HEAD + "1. Đánh giá tình hình 6 tháng đầu năm 2024\n{}\n"


def figures(sentence: str) -> list[Figure]:
    return list(read_figures(read_document(ASSESSMENT.format(sentence))))


def metric(sentence: str, figure: Figure) -> str | None:
    return figure.metric.of(ASSESSMENT.format(sentence)) if figure.metric else None


@pytest.mark.parametrize(
    ("sentence", "about", "value", "unit"),
    [
        ("Tổng thu ngân sách ước đạt 120,5 tỷ đồng.", "Tổng thu ngân sách", "120500000000", "đồng"),
        ("Đàn bò hiện có 4.250 con.", "Đàn bò", "4250", "con"),
        ("Tỷ lệ hộ nghèo còn 3,2%.", "Tỷ lệ hộ nghèo", "3.2", "%"),
        ("Trồng mới 85 ha rừng.", "Trồng mới", "85", "ha"),
        ("Toàn xã có 14 thôn.", None, "14", "thôn"),
    ],
)
def test_a_figure_knows_what_it_measures(sentence: str, about: str | None, value: str, unit: str) -> None:
    [figure] = figures(sentence)
    assert (metric(sentence, figure), figure.value, figure.unit) == (about, value, unit)


def test_a_share_of_the_plan_implies_the_plan() -> None:
    [figure] = figures("Kết nạp 18 đảng viên, đạt 45% kế hoạch.")
    assert (figure.pct_of_plan, figure.implied_plan) == ("45", "40")


def test_a_plan_is_as_exact_as_its_share() -> None:
    [figure] = figures("Giải ngân 31,7 tỷ đồng, bằng 42,3% kế hoạch.")
    assert figure.implied_plan == "74940000000"


def test_a_share_alone_has_no_value() -> None:
    [figure] = figures("Diện tích gieo cấy bằng 98,6% kế hoạch.")
    assert (figure.value, figure.unit, figure.pct_of_plan) == (None, None, "98.6")


def test_a_new_sentence_is_about_something_else() -> None:
    first, second = figures("Thu ngân sách đạt 12 tỷ đồng. Bằng 40% kế hoạch.")
    assert first.pct_of_plan is None and second.pct_of_plan == "40" and second.metric is None


def test_growth_goes_on_about_the_same_metric() -> None:
    sentence = "Thu ngân sách đạt 12 tỷ đồng, tăng 8% so với cùng kỳ."
    first, second = figures(sentence)
    assert metric(sentence, first) == metric(sentence, second) == "Thu ngân sách"


def test_the_period_comes_from_the_clause_or_the_title() -> None:
    sentence = "Số hồ sơ tiếp nhận tháng 5 là 640 hồ sơ; số hồ sơ quá hạn là 12 hồ sơ."
    assert [figure.period for figure in figures(sentence)] == ["2024-05", "2024-H1"]


def test_estimates_are_marked() -> None:
    assert [figure.estimate for figure in figures("Sản lượng ước đạt 300 tấn; đã thu hoạch 200 tấn.")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "sentence", ["Họp trong 03 ngày.", "Theo Nghị quyết số 12/NQ-HĐND ngày 05/7/2024.", "Ngày 30/4/2024."]
)
def test_times_and_symbols_are_no_figures(sentence: str) -> None:
    assert figures(sentence) == []


def test_the_size_of_a_task_has_no_metric() -> None:
    text = HEAD + "2. Nhiệm vụ trọng tâm\n- Phòng Kinh tế kiểm tra 05 bến đò.\n- Trạm Y tế mua 20 giường.\n"
    assert {figure.metric for figure in read_figures(read_document(text))} <= {None}
