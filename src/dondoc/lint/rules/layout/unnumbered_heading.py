"""TT028 unnumbered-heading."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_LONGEST = 120  # letters: longer paragraphs are no titles


@rule(
    "TT028",
    "unnumbered-heading",
    Message(
        vi="Đề mục này không đánh số trong khi các đề mục khác có số",
        en="This heading has no number while others have",
    ),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
    wrong={
        "THÔNG BÁO\nKết luận họp giao ban\nChủ tịch UBND xã kết luận như sau:\n1. Đánh giá kết quả tháng 3\n"
        "Thu ngân sách đạt khá.\n2. Hoàn thiện các dự thảo báo cáo\nGiao Văn phòng hoàn thiện báo cáo.\n"
        "*** «Về các nhiệm vụ cụ thể»\n- Giao Công an xã lập kế hoạch tuần tra.": (
            "THÔNG BÁO\nKết luận họp giao ban\nChủ tịch UBND xã kết luận như sau:\n1. Đánh giá kết quả tháng 3\n"
            "Thu ngân sách đạt khá.\n2. Hoàn thiện các dự thảo báo cáo\nGiao Văn phòng hoàn thiện báo cáo.\n"
            "3. Về các nhiệm vụ cụ thể\n- Giao Công an xã lập kế hoạch tuần tra."
        )
    },
)
def unnumbered_heading(notice: Notice, page: Page) -> Iterator[Hit]:
    """Một đề mục đánh dấu sao hoặc chữ đậm nằm giữa các đề mục có số, nên không viện dẫn được.

    English: a starred heading among numbered ones cannot be cited.
    """
    headings = [
        part for part in page.document.of("body") if part.heading and part.end - part.start < _LONGEST
    ]
    if sum(part.number is not None for part in headings) < 2:
        return
    for part in headings:
        if part.number is None and "*" in part.marker:
            end = part.start + len(page.cased[part.start : part.end].rstrip(" *:"))
            yield Hit.at(page.at(part.start, end))
