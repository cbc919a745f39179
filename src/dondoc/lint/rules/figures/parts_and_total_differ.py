"""SL002 parts-and-total-differ."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold, pattern

# "trong đó: 10 xã …, 7 xã …" after "17 xã"; both halves inside one sentence.
_LISTS = (pattern(r"trong đó(?: có)?:? "), pattern(r"gồm(?: có)?:? "))
_ITEM = pattern(r"(?<![\d/.,%])(\d{1,5}) (?!%)([^\W\d_]+)(?: ([^\W\d_]+))?")
_MANY = 300  # lists in one text: more is no notice
_END = re.compile(r"[.;\n](?!\d)")


@rule(
    "SL002",
    "parts-and-total-differ",
    Message(
        vi="Tổng nêu {total} nhưng các phần cộng lại {parts}",
        en="The total is {total} but the parts add up to {parts}",
    ),
    severity="error",
    wrong={
        "Toàn xã có «17 thôn, trong đó 10 thôn đạt chuẩn, 9 thôn» chưa đạt.": (
            "Toàn xã có 17 thôn, trong đó 10 thôn đạt chuẩn, 7 thôn chưa đạt."
        ),
    },
    right=(
        "Có 17 thôn, trong đó 5 thôn khó khăn.",
        "Thành lập 9 doanh nghiệp, gồm 4 doanh nghiệp may và 5 doanh nghiệp gỗ.",
        "Có 17 thôn, trong đó 10 thôn đạt chuẩn, có 4 thôn kiểu mẫu.",
    ),
)
def parts_and_total_differ(notice: Notice, page: Page) -> Iterator[Hit]:
    """Các phần sau “trong đó”, “gồm” cộng lại lớn hơn tổng, hoặc “gồm” mà không bằng tổng.

    Chỉ cộng những số cùng đơn vị trong cùng câu. Sau “trong đó” có thể chỉ kể một số phần nên chỉ
    báo khi vượt tổng.

    English: the listed parts exceed the total before them, or a full list does not reach it.
    """
    lists = itertools.chain.from_iterable(page.find(begins) for begins in _LISTS)
    for found in itertools.islice(lists, _MANY):
        total = _last_item(page.folded, found.start())
        if total is None:
            continue
        end = _END.search(page.folded, found.end(), found.end() + 240)
        stop = end.start() if end else min(len(page.folded), found.end() + 240)
        parts = [item for item in _ITEM.finditer(page.folded, found.end(), stop) if _same_unit(item, total)]
        summed, whole = sum(int(item.group(1)) for item in parts), int(total.group(1))
        complete = "gồm" in found.group() and len(parts) > 1
        if len(parts) > 1 and (summed > whole or (complete and summed != whole)):
            yield Hit.at(page.at(total.start(), parts[-1].end(2)), total=whole, parts=summed)


def _last_item(folded: str, before: int) -> re.Match[str] | None:
    start = max(folded.rfind(mark, 0, before) for mark in (". ", ";", "\n")) + 1
    items = list(_ITEM.finditer(folded, max(start, before - 80), before))
    return items[-1] if items else None


def _same_unit(item: re.Match[str], total: re.Match[str]) -> bool:
    if item.group(2) != total.group(2):
        return False
    return item.group(2) not in _TWO_WORDS or item.group(3) == total.group(3)


_TWO_WORDS = frozenset(
    fold(word) for word in ("doanh", "dự", "đơn", "cơ", "chỉ", "tiêu", "công", "hợp", "triệu", "tỷ", "nghìn")
)
