"""The demonstration in English: no page that somebody can reach says our own words in Vietnamese."""

from __future__ import annotations

import pytest
from tests.office.site.english import left_in_vietnamese
from tests.story.conftest import Enter
from tests.story.test_accessible import reachable

DATA = frozenset(
    {
        *("điểm %", "người", "tỷ đồng", "triệu đồng", "đồng", "sản phẩm", "đạt"),
        *("Văn phòng", "Phòng Tài chính - Kế hoạch", "Văn thư, tổng hợp"),
        *("Nông thôn mới", "Phiên họp thường kỳ", "Quyết định công nhận"),
    }
)
"""What the demonstration stores, in its own language, and our source names too: units, posts, fields, names."""


@pytest.mark.parametrize(
    ("account", "most"),
    [("vanthu", 60), ("truongphong.kt", 30), ("chutich", 30), ("kiemtra", 30), ("quantri", 30)],
)
def test_a_page_in_english_says_nothing_of_ours_in_vietnamese(enter: Enter, account: str, most: int) -> None:
    page = enter(f"{account}@camthuy.example")
    page.goto("/")
    page.get_by_role("button", name="English").click()
    left = {}
    for path in reachable(page, most=most):
        words = left_in_vietnamese(page.content(), DATA)
        if words:
            left[path] = words
    page.goto("/")
    page.get_by_role("button", name="Tiếng Việt").click()
    assert left == {}
