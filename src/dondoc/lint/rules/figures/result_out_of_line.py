"""SL008 result-out-of-line."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.amounts import amount, said, unit_of
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "kế hoạch 120 ha, đã thực hiện 90 ha, đạt 80%"; searched from its first words.
_PLAN = pattern(
    r"kế hoạch (?:năm |giao |là |đề ra |cả năm ){0,3}(\d[\d.]*(?:,\d+)?) ([^\W\d_]+)(?: [^\W\d_]+)?[,;(] ?"
    r"(?:đã |ước |kết quả |đến nay |hiện ){0,3}(?:thực hiện|đạt|hoàn thành|giải ngân|trồng|gieo trồng|thu)(?: được| đạt| ước)? "
    r"(\d[\d.]*(?:,\d+)?) ([^\W\d_]+)(?: [^\W\d_]+)?[,;(] ?"
    r"(?:đạt|bằng|tương đương)(?: tỷ lệ| khoảng)? (\d{1,4}(?:,\d{1,2})?) ?%"
)


@rule(
    "SL008",
    "result-out-of-line",
    Message(
        vi="{result} trên kế hoạch {plan} là {right}%, không phải {stated}%",
        en="{result} of {plan} is {right}%, not {stated}%",
    ),
    severity="error",
    wrong={
        "Trồng rừng: «kế hoạch 120 ha, đã thực hiện 90 ha, đạt 80%».": "Trồng rừng: kế hoạch 120 ha, đã thực hiện 90 ha, đạt 75%."
    },
    right=(
        "Thu ngân sách: kế hoạch 2.500 triệu đồng, thực hiện 2.350 triệu đồng, đạt 94%.",
        "Kế hoạch 120 ha, thực hiện 90 tấn, đạt 80%.",
    ),
)
def result_out_of_line(notice: Notice, page: Page) -> Iterator[Hit]:
    """Kế hoạch, kết quả và tỷ lệ ghi cạnh nhau nhưng chia ra không khớp.

    Chỉ tính khi hai số cùng đơn vị; chấp nhận sai số làm tròn của chữ số cuối.

    English: plan, result and percentage stand side by side and do not agree.
    """
    for found in page.find(_PLAN):
        if found.group(2) != found.group(4):
            continue
        plan, result, stated = (amount(found.group(index)) for index in (1, 3, 5))
        if plan is None or result is None or stated is None or plan == 0:
            continue
        right = result / plan * 100
        if abs(right - stated) > unit_of(found.group(5)):
            data = {"plan": found.group(1), "result": found.group(3), "stated": found.group(5)}
            yield Hit((page.at(*found.span()),), {**data, "right": said(right)})
