"""CT010 mixed-tone-placement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.lint.tones import other_placement, rarer_style
from dondoc.notice.model import Notice


@rule(
    "CT010",
    "mixed-tone-placement",
    Message(
        vi="Ở đây viết “{found}”, chỗ khác đặt dấu thanh kiểu “{right}”",
        en="“{found}” here, tone placed as in “{right}” elsewhere",
    ),
    severity="info",
    fixable=True,
    wrong={
        "Ủy ban nhân dân xã, Huyện ủy và cấp «uỷ» cơ sở.": "Ủy ban nhân dân xã, Huyện ủy và cấp ủy cơ sở."
    },
    right=(
        "Ủy ban nhân dân xã, hòa giải, quý II và Thúy.",
        "Uỷ ban nhân dân xã, hoà giải, quý II, hoàn thành, khoáng sản.",
        "Chủ tịch UBND xã Lò Thị Thuý chủ trì, Huyện ủy và cấp ủy cơ sở.",
    ),
)
def mixed_tone_placement(notice: Notice, page: Page) -> Iterator[Hit]:
    """“hòa” và “hoà”, “ủy” và “uỷ” đều đúng; chỉ nên dùng một kiểu trong một văn bản.

    Nghị định tự viết cả hai kiểu. Kiểu ít hơn được báo; tên người viết theo giấy khai sinh nên không xét.

    English: both tone placements are right; only mixing is reported, at the rarer style.
    """
    people = sorted(mention.person for mention in page.bodies if mention.person is not None)
    for start, end in rarer_style(page):
        before = bisect_right(people, (start, len(page.cased)))
        if before and start < people[before - 1][1]:
            continue  # inside a person's name
        found = page.cased[start:end]
        other = other_placement(found)
        yield page.replaced(start, end, other, found=found, right=other)
