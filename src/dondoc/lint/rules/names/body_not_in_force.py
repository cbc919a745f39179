"""TR007 body-not-in-force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dondoc.bodies import bodies, match
from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

# Nghị quyết 203/2025/QH15 ended the districts on 1 July 2025; the registry knows the rest.
_NO_DISTRICTS = "2025-07-01"


@rule(
    "TR007",
    "body-not-in-force",
    Message(vi="“{name}” không còn từ {until}", en="“{name}” exists no more since {until}"),
    severity="info",
    basis="Nghị quyết 203/2025/QH15; các nghị định về tổ chức cơ quan chuyên môn nêu trong danh mục",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 9 năm 2025\nTHÔNG BÁO\nKết luận họp\n"
        "1. Giao «Phòng Tài chính - Kế hoạch» rà soát trước ngày 25/9/2025.": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 9 năm 2025\nTHÔNG BÁO\nKết luận họp\n"
            "1. Giao Phòng Kinh tế rà soát trước ngày 25/9/2025."
        )
    },
)
def body_not_in_force(notice: Notice, page: Page) -> Iterator[Hit]:
    """Giao việc cho một cơ quan đã giải thể hoặc đổi tên trước ngày ban hành.

    Từ ngày 01/7/2025 không còn cấp huyện. Chỉ xét cơ quan được giao việc, không xét tên cơ quan được
    nhắc khi nói về trước đây.

    English: an order goes to a body that ended before the date of the document.
    """
    issued = notice.header.date
    if issued is None or issued.value is None or issued.value < "2025-03" or len(issued.value) == len("2025"):
        return
    on = date.fromisoformat(f"{issued.value}-15"[:10])
    for order in notice.directives:
        for party in order.leads + order.coordinating:
            known = match(party.body, on=None) if party.body else None
            until = known.body.valid_until if known is not None else None
            if until is not None and until < on and not _another(party.body or "", on):
                yield Hit.at(party.span, name=party.value, until=f"{until:%d/%m/%Y}")


def _another(name: str, on: date) -> bool:
    return any(body.name == name and body.in_force(on) for body in bodies())
