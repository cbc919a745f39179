"""The life of a value: one table of moves. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError
from dondoc_office.site.moves import Life


class State(StrEnum):
    """Where a value stands (tình trạng số liệu)."""

    DRAFT = "draft"
    SENT = "sent"
    CHECKED = "checked"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"


class Move(StrEnum):
    """What may be done to a value (thao tác)."""

    SEND = "send"
    RECALL = "recall"
    CHECK = "check"
    RETURN = "return"
    APPROVE = "approve"
    LOCK = "lock"
    REOPEN = "reopen"


COUNTED = frozenset({State.SENT, State.CHECKED, State.APPROVED, State.LOCKED})
"""States in which a value is read by others; those not yet approved are marked."""

FIRM = frozenset({State.APPROVED, State.LOCKED})
EDITABLE = frozenset({State.DRAFT, State.RETURNED})

MOVES: Mapping[tuple[State, Move], State] = {
    (State.DRAFT, Move.SEND): State.SENT,
    (State.RETURNED, Move.SEND): State.SENT,
    (State.SENT, Move.RECALL): State.DRAFT,
    (State.SENT, Move.CHECK): State.CHECKED,
    (State.SENT, Move.RETURN): State.RETURNED,
    (State.CHECKED, Move.RETURN): State.RETURNED,
    (State.CHECKED, Move.APPROVE): State.APPROVED,
    (State.APPROVED, Move.LOCK): State.LOCKED,
    (State.APPROVED, Move.REOPEN): State.CHECKED,
    (State.LOCKED, Move.REOPEN): State.CHECKED,
}

STATE_NAMES: Mapping[State, Message] = {
    State.DRAFT: Message("Đang nhập", "Draft"),
    State.SENT: Message("Đã gửi", "Sent"),
    State.CHECKED: Message("Đã kiểm tra", "Checked"),
    State.RETURNED: Message("Bị trả lại", "Returned"),
    State.APPROVED: Message("Đã duyệt", "Approved"),
    State.LOCKED: Message("Đã chốt", "Locked"),
}

MOVE_NAMES: Mapping[Move, Message] = {
    Move.SEND: Message("Gửi số liệu", "Send"),
    Move.RECALL: Message("Rút lại để sửa", "Take back"),
    Move.CHECK: Message("Xác nhận đã kiểm tra", "Mark as checked"),
    Move.RETURN: Message("Trả lại", "Return"),
    Move.APPROVE: Message("Duyệt", "Approve"),
    Move.LOCK: Message("Chốt", "Lock"),
    Move.REOPEN: Message("Mở lại", "Reopen"),
}

NEEDS_REASON = frozenset({Move.RETURN, Move.REOPEN})


class IllegalStep(HouseError):
    """A move that the state does not allow; nothing was changed."""

    code = "measure-illegal-move"
    http_status = 409
    message = Message(
        vi="Số liệu đang ở tình trạng “{state_vi}” nên chưa thể “{move_vi}”. Không có gì thay đổi.",
        en="The value is “{state_en}”, so “{move_en}” is not possible now. Nothing was changed.",
    )


_LIFE = Life(MOVES, STATE_NAMES, MOVE_NAMES, IllegalStep)
after, moves_from = _LIFE.after, _LIFE.moves_from


def states_before(move: Move) -> frozenset[State]:
    """The states from which a move leads on."""
    return frozenset(state for state, step in MOVES if step is move)
