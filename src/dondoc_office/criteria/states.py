"""The life of an assessment: one table of moves. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError
from dondoc_office.site.moves import Life


class State(StrEnum):
    """Where the assessment of one cell stands (tình trạng đánh giá)."""

    NOT_ASSESSED = "not_assessed"
    SELF_ASSESSED = "self_assessed"
    APPROVED = "approved"
    HAS_ISSUES = "has_issues"
    RETURNED = "returned"
    CONFIRMED = "confirmed"


class Move(StrEnum):
    """What may be done to an assessment (thao tác đánh giá)."""

    ASSESS = "assess"
    INHERIT = "inherit"
    APPROVE = "approve"
    FLAG = "flag"
    RETURN = "return"
    CONFIRM = "confirm"
    REOPEN = "reopen"


MOVES: Mapping[tuple[State, Move], State] = {
    (State.NOT_ASSESSED, Move.ASSESS): State.SELF_ASSESSED,
    (State.NOT_ASSESSED, Move.INHERIT): State.SELF_ASSESSED,
    (State.SELF_ASSESSED, Move.ASSESS): State.SELF_ASSESSED,
    (State.RETURNED, Move.ASSESS): State.SELF_ASSESSED,
    (State.HAS_ISSUES, Move.ASSESS): State.SELF_ASSESSED,
    (State.SELF_ASSESSED, Move.APPROVE): State.APPROVED,
    (State.SELF_ASSESSED, Move.FLAG): State.HAS_ISSUES,
    (State.SELF_ASSESSED, Move.RETURN): State.RETURNED,
    (State.APPROVED, Move.RETURN): State.RETURNED,
    (State.APPROVED, Move.CONFIRM): State.CONFIRMED,
    (State.HAS_ISSUES, Move.CONFIRM): State.CONFIRMED,
    (State.CONFIRMED, Move.REOPEN): State.RETURNED,
}

STATE_NAMES: Mapping[State, Message] = {
    State.NOT_ASSESSED: Message("Chưa đánh giá", "Not assessed"),
    State.SELF_ASSESSED: Message("Xã đã tự đánh giá", "Self-assessed"),
    State.APPROVED: Message("Đã thẩm tra", "Approved"),
    State.HAS_ISSUES: Message("Còn tồn tại", "Has issues"),
    State.RETURNED: Message("Bị trả lại", "Returned"),
    State.CONFIRMED: Message("Đã xác nhận", "Confirmed"),
}

MOVE_NAMES: Mapping[Move, Message] = {
    Move.ASSESS: Message("Tự đánh giá", "Assess"),
    Move.INHERIT: Message("Kế thừa kết quả", "Inherit the result"),
    Move.APPROVE: Message("Thẩm tra: đồng ý", "Approve"),
    Move.FLAG: Message("Thẩm tra: còn tồn tại, chưa đạt", "Has issues, not met"),
    Move.RETURN: Message("Trả lại", "Return"),
    Move.CONFIRM: Message("Xác nhận kết quả", "Confirm"),
    Move.REOPEN: Message("Mở lại để đánh giá lại", "Reopen"),
}

NEEDS_REASON = frozenset({Move.FLAG, Move.RETURN, Move.REOPEN})
CHECKED = frozenset({State.APPROVED, State.HAS_ISSUES, State.CONFIRMED})
"""States in which somebody other than the commune stands by the result."""

COUNTED = CHECKED | {State.SELF_ASSESSED}
"""States in which the result is read; in the others nobody stands by one."""


class IllegalAssessment(HouseError):
    """A move that the state does not allow; nothing was changed."""

    code = "assessment-illegal-move"
    http_status = 409
    message = Message(
        vi="Ô này đang ở tình trạng “{state_vi}” nên chưa thể “{move_vi}”. Không có gì thay đổi.",
        en="This cell is “{state_en}”, so “{move_en}” is not possible now. Nothing was changed.",
    )


_LIFE = Life(MOVES, STATE_NAMES, MOVE_NAMES, IllegalAssessment)
after, moves_from = _LIFE.after, _LIFE.moves_from
