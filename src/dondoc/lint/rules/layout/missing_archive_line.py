"""TT010 missing-archive-line."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_ARCHIVE = pattern(r"\blưu\b")


@rule(
    "TT010",
    "missing-archive-line",
    Message(vi="Nơi nhận thiếu dòng “Lưu: VT, …”", en="The recipients lack the archive line “Lưu: VT, …”"),
    basis=f"{ANNEX_1}, mục II.9",
    wrong={
        "THÔNG BÁO\nKết luận họp giao ban\n1. Giao Văn phòng tổng hợp.\nNơi nhận:\n- Các phòng, ban;\n"
        "- «Chủ tịch UBND huyện».\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Ánh": (
            "THÔNG BÁO\nKết luận họp giao ban\n1. Giao Văn phòng tổng hợp.\nNơi nhận:\n- Các phòng, ban;\n"
            "- Chủ tịch UBND huyện;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Ánh"
        )
    },
)
def missing_archive_line(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dòng cuối của nơi nhận phải là dòng lưu: “Lưu: VT, <đơn vị soạn thảo>.”

    Không có dòng lưu thì không biết bản gốc và hồ sơ công việc ở đâu.

    English: the list of recipients does not end with the archive line.
    """
    if len(notice.recipients) < 2 or page.recipients_at < 0:
        return
    if _ARCHIVE.search(page.folded, page.recipients_at) is None:
        yield Hit.at(notice.recipients[-1].span)
