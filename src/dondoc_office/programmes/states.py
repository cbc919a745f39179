"""The life of a project. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError
from dondoc_office.site.moves import Life


class State(StrEnum):
    """Where a project stands (tình trạng dự án)."""

    PREPARING = "preparing"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    SETTLED = "settled"
    STOPPED = "stopped"


class Move(StrEnum):
    """What may be done to a project (thao tác)."""

    BEGIN = "begin"
    FINISH = "finish"
    SETTLE = "settle"
    REOPEN = "reopen"
    STOP = "stop"
    RESUME = "resume"


MOVES: Mapping[tuple[State, Move], State] = {
    (State.PREPARING, Move.BEGIN): State.UNDER_WAY,
    (State.PREPARING, Move.STOP): State.STOPPED,
    (State.UNDER_WAY, Move.FINISH): State.FINISHED,
    (State.UNDER_WAY, Move.STOP): State.STOPPED,
    (State.FINISHED, Move.SETTLE): State.SETTLED,
    (State.FINISHED, Move.REOPEN): State.UNDER_WAY,
    (State.SETTLED, Move.REOPEN): State.FINISHED,
    (State.STOPPED, Move.RESUME): State.PREPARING,
}

STATE_NAMES: Mapping[State, Message] = {
    State.PREPARING: Message("Chuẩn bị đầu tư", "Being prepared"),
    State.UNDER_WAY: Message("Đang thực hiện", "Under way"),
    State.FINISHED: Message("Hoàn thành, chưa quyết toán", "Finished, not settled"),
    State.SETTLED: Message("Đã quyết toán", "Settled"),
    State.STOPPED: Message("Dừng", "Stopped"),
}

MOVE_NAMES: Mapping[Move, Message] = {
    Move.BEGIN: Message("Khởi công", "Begin"),
    Move.FINISH: Message("Hoàn thành, bàn giao", "Finish"),
    Move.SETTLE: Message("Phê duyệt quyết toán", "Settle"),
    Move.REOPEN: Message("Mở lại bước trước", "Back to the step before"),
    Move.STOP: Message("Dừng dự án", "Stop"),
    Move.RESUME: Message("Làm tiếp", "Resume"),
}

NEEDS_REASON = frozenset({Move.REOPEN, Move.STOP})
ONGOING = frozenset({State.PREPARING, State.UNDER_WAY})


class IllegalProjectMove(HouseError):
    """A move that the state does not allow; nothing was changed."""

    code = "project-illegal-move"
    http_status = 409
    message = Message(
        vi="Dự án đang ở tình trạng “{state_vi}” nên không “{move_vi}” được. Không có gì thay đổi.",
        en="The project is “{state_en}”, so “{move_en}” is not possible. Nothing was changed.",
    )


_LIFE = Life(MOVES, STATE_NAMES, MOVE_NAMES, IllegalProjectMove)
after, moves_from = _LIFE.after, _LIFE.moves_from
