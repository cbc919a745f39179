"""CT022 people-without-capital."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

# Bodies and titles in whose names the word is small: "Ủy ban nhân dân", "Nghệ sĩ nhân dân".
_INSIDE = tuple(
    fold(word) + " "
    for word in (
        "hội đồng", "ủy ban", "tòa án", "viện kiểm sát", "công an", "quân đội", "vũ trang", "nhà giáo", "nghệ sĩ",
        "thầy thuốc", "nghệ nhân", "thanh tra", "kiểm sát", "an ninh", "cảnh sát", "quốc phòng toàn", "anh hùng lực lượng",
    )
)  # fmt: skip


@rule(
    "CT022",
    "people-without-capital",
    Message(vi="“Nhân dân” đứng một mình viết hoa chữ đầu", en="“Nhân dân” by itself has a capital"),
    severity="info",
    basis=f"{ANNEX_2}, mục V.1",
    fixable=True,
    phrases=("nhân dân",),
    wrong={"Tuyên truyền cho «nhân dân» biết và thực hiện.": "Tuyên truyền cho Nhân dân biết và thực hiện."},
    right=(
        "Ủy ban nhân dân xã, Tòa án nhân dân huyện, an ninh nhân dân và Nhân dân trong xã.",
        "Giao Công an báo cáo\ny Ban nhân dân xã trước ngày 17/10/2025.",
    ),
)
def people_without_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Danh từ riêng đặc biệt “Nhân dân” luôn viết hoa; trong tên cơ quan (“Ủy ban nhân dân”) thì không.

    English: "Nhân dân" as a noun of its own is always capital; inside a body's name it is not.
    """
    for start, end in page.hits("CT022"):
        before = page.folded[max(0, start - 20) : start]
        if page.cased[start] == "n" and not before.endswith(_INSIDE) and not _in_a_name(page, start):
            yield page.replaced(start, end, f"N{page.cased[start + 1 : end]}")


def _in_a_name(page: Page, start: int) -> bool:
    """Also where the name is cut ("ban nhân dân xã"): CT020 says how a body is written."""
    at = bisect_right(page.bodies, start, key=attrgetter("start"))
    return at > 0 and page.bodies[at - 1].body is not None and page.bodies[at - 1].end > start
