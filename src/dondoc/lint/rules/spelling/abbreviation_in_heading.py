"""CT012 abbreviation-in-heading."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

_FULL = {
    fold(short): fold(full)
    for short, full in (
        ("KT-XH", "kinh tế - xã hội"), ("QP-AN", "quốc phòng - an ninh"), ("NTM", "nông thôn mới"),
        ("GPMB", "giải phóng mặt bằng"), ("ATTP", "an toàn thực phẩm"), ("CCHC", "cải cách hành chính"),
        ("CĐS", "chuyển đổi số"), ("BHYT", "bảo hiểm y tế"), ("ANTT", "an ninh trật tự"), ("TTHC", "thủ tục hành chính"),
    )
}  # fmt: skip


@rule(
    "CT012",
    "abbreviation-in-heading",
    Message(
        vi="Đề mục viết tắt “{found}”, chỗ khác viết đủ “{right}”",
        en="“{found}” in a heading, in full “{right}” elsewhere",
    ),
    severity="info",
    fixable=True,
    phrases=tuple(_FULL),
    wrong={
        "THÔNG BÁO\nKết luận họp giao ban\nChủ tịch UBND xã kết luận như sau:\n1. Tình hình «KT-XH» tháng 3\n"
        "Tình hình kinh tế - xã hội ổn định.\n2. Nhiệm vụ tháng 4\n- Giao Văn phòng lập báo cáo.": (
            "THÔNG BÁO\nKết luận họp giao ban\nChủ tịch UBND xã kết luận như sau:\n1. Tình hình kinh tế - xã hội tháng 3\n"
            "Tình hình kinh tế - xã hội ổn định.\n2. Nhiệm vụ tháng 4\n- Giao Văn phòng lập báo cáo."
        )
    },
)
def abbreviation_in_heading(notice: Notice, page: Page) -> Iterator[Hit]:
    """Đề mục dùng chữ viết tắt của cụm từ mà nội dung viết đủ.

    Đề mục là chỗ được viện dẫn và đưa vào mục lục nên viết đủ chữ.

    English: a heading abbreviates what the text writes in full.
    """
    places = page.hits("CT012")
    if not places:
        return
    headings = [(part.start, part.end) for part in page.document.of("body") if part.heading]
    for start, end in places:
        right = _FULL[page.folded[start:end]]
        if right in page.folded and any(first <= start < last for first, last in headings):
            found = page.cased[start:end]
            at = page.folded.index(right)
            yield page.replaced(
                start, end, _small(page.cased[at : at + len(right)]), found=found, right=right
            )


def _small(words: str) -> str:
    return words if words.isupper() else words[0].lower() + words[1:]
