"""SL007 part-above-whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_PART = pattern(
    r"/(\d{1,5}) (?:xã|thôn|bản|xóm|phường|trường|hộ|đơn vị|tiêu chí|chỉ tiêu|đại biểu|thành viên|hồ sơ|dự án|nhiệm vụ)\b"
)
_BEFORE = re.compile(r"(?<![\d/.,])\d{1,5}$")

_DAYS = ("ngày ", "sáng ", "chiều ", "hôm ")


@rule(
    "SL007",
    "part-above-whole",
    Message(vi="{part}/{whole}: phần lớn hơn tổng", en="{part}/{whole}: the part exceeds the whole"),
    wrong={"Đã có «28/26» xã hoàn thành.": "Đã có 26/28 xã hoàn thành."},
    right=("Đã có 20/26 xã hoàn thành; ngày 20/11 trường tổ chức mít tinh.", "Ngày 20/11 xã họp."),
)
def part_above_whole(notice: Notice, page: Page) -> Iterator[Hit]:
    """Phân số đếm đơn vị có tử lớn hơn mẫu, thường do viết ngược.

    Sau chữ “ngày” là ngày tháng nên không xét.

    English: in "28/26 xã" more communes are done than there are.
    """
    for found in page.find(_PART):
        before = _BEFORE.search(page.folded, max(0, found.start() - 5), found.start())
        if before is None or page.folded.endswith(_DAYS, 0, before.start()):
            continue
        part, whole = int(before.group()), int(found.group(1))
        if part > whole and whole > 12:
            yield Hit.at(page.at(before.start(), found.end(1)), part=part, whole=whole)
