"""NV010 lead-coordinates-itself."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold


@rule(
    "NV010",
    "lead-coordinates-itself",
    Message(
        vi="“{name}” vừa chủ trì vừa phối hợp trong cùng một việc",
        en="“{name}” both leads and coordinates the same job",
    ),
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao Phòng Kinh tế chủ trì, phối hợp với «Phòng Kinh tế» và Công an xã "
        "rà soát trước ngày 20/4/2024.": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát trước ngày 20/4/2024."
        )
    },
)
def lead_coordinates_itself(notice: Notice, page: Page) -> Iterator[Hit]:
    """Một đơn vị vừa là chủ trì vừa là phối hợp của cùng một việc, thường do chép nhầm.

    English: the same body stands as lead and as coordinator of one order.
    """
    for order in notice.directives:
        leads = {fold(lead.value) for lead in order.leads if lead.kind != "group"}
        for party in order.coordinating:
            if fold(party.value) in leads:
                yield Hit.at(party.span, name=party.value)
