"""Who may make which report."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Role
from dondoc_office.units.standing import Standing

OVERSEERS = (Role.CLERK, Role.LEADER, Role.AUDITOR)
ONLY_OVERSEERS = Message(
    vi="báo cáo này nói về mọi đơn vị, nên chỉ văn thư, tổng hợp, lãnh đạo hoặc người kiểm tra của cơ quan lập được.",
    en="this report speaks of every unit, so only a clerk, leader or auditor of the office makes it.",
)


def require_overseer(standing: Standing) -> None:
    if not standing.holds(*OVERSEERS):
        raise NotAllowed(ONLY_OVERSEERS)
