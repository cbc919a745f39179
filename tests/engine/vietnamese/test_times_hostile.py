"""Times in any text: order, borders, linear cost, and no exception whatever stands there."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.text.view import View
from dondoc.vietnamese.quantities import find_quantities
from dondoc.vietnamese.times import PartialDate, Reference, find_times, resolve

REFERENCES = (
    Reference(),
    Reference(PartialDate(2023)),
    Reference(PartialDate(2023, 12)),
    Reference(PartialDate(2024, 2, 29), period="2024-Q1"),
)
WORDS = (
    "ngày tháng năm quý tuần giờ hằng hàng mỗi định kỳ trước sau trong vòng đến hết từ kể chậm nhất vào xong đầu cuối "
    "giữa thứ hai chủ nhật kỳ họp làm việc nhận được ban hành 1 2 5 12 25 30 31 45 99 2023 2024 4/2023 15/4 15/4/2023 "
    "29/2 31/4 ii iv / - . , ; ( ) : 16h00 6 sáu mười này tới của và"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_row_of_time_words_is_read_without_error(text: str) -> None:
    view = View(text)
    for folded, lost in ((view.folded, False), (view.bare, True)):
        found = find_times(folded, lost_marks=lost)
        done = 0
        for each in found:
            assert done <= each.start < each.end <= len(folded)
            assert 0 <= each.cue_start <= each.start
            done = each.end
            for reference in REFERENCES:
                assert resolve(each, reference).kind == each.kind


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    folded = View(text).folded
    find_quantities(folded)
    for each in find_times(folded):
        resolve(each, REFERENCES[2])


@pytest.mark.parametrize(
    "noise",
    ["trước ", "ngày ", "chậm nhất ", "trước khi kết thúc a ", "hằng tháng, quý, ", "ngày 1/", "1/20", "kể từ ngày ",
     "10 ngày kể từ ", "mười ", "định kỳ ", "quý i, ", "tháng 4, ", "( ", "2023-", "trong vòng 10 ngày kể từ a b c d "],
)  # fmt: skip
def test_a_megabyte_of_cues_is_quick(noise: str) -> None:
    text = noise * (1_000_000 // len(noise))
    start = time.process_time()
    find_times(text)
    assert time.process_time() - start < 3  # 2 s on a quiet core; tests share theirs


def test_the_cost_grows_with_the_length_only() -> None:
    notice = (
        "Giao Phòng Nội vụ báo cáo trước ngày 15/4/2023; định kỳ hằng quý tổng hợp, gửi trong vòng 10 ngày. "
    )
    counts = [len(find_times(View(notice * times).folded)) for times in (1, 10, 100)]
    assert counts == [3, 30, 300]
