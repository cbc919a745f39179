"""The life of a task: one table of moves. No Django, no clock (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class State(StrEnum):
    """Where a task stands (trạng thái)."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SENT_BACK = "sent_back"
    SUSPENDED = "suspended"
    DONE = "done"
    CANCELLED = "cancelled"
    CLOSED_WITHOUT_RESULT = "closed_without_result"


class Move(StrEnum):
    """What may be done to a task (thao tác)."""

    ASSIGN = "assign"
    RECEIVE = "receive"
    SEND_BACK = "send_back"
    REPORT = "report"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    CLOSE = "close"
    REDIRECT = "redirect"


OPEN = frozenset(
    {State.ASSIGNED, State.RECEIVED, State.IN_PROGRESS, State.SUBMITTED, State.RETURNED, State.SUSPENDED}
)
"""States in which something is still owed."""

ENDED = frozenset({State.DONE, State.CANCELLED, State.CLOSED_WITHOUT_RESULT})
WORKED_ON = frozenset({State.ASSIGNED, State.RECEIVED, State.IN_PROGRESS, State.RETURNED})
"""States in which the lead may work: a report in any of them starts or goes on with the work."""
PARTS_RUN = frozenset(State) - ENDED - {State.DRAFT, State.SUSPENDED}
"""States of a task for many in which the units may work on their parts."""

MOVES: Mapping[tuple[State, Move], State] = {
    (State.DRAFT, Move.ASSIGN): State.ASSIGNED,
    (State.DRAFT, Move.CANCEL): State.CANCELLED,
    (State.SENT_BACK, Move.ASSIGN): State.ASSIGNED,
    (State.SENT_BACK, Move.REDIRECT): State.ASSIGNED,
    (State.SENT_BACK, Move.CANCEL): State.CANCELLED,
    (State.SENT_BACK, Move.CLOSE): State.CLOSED_WITHOUT_RESULT,
    (State.ASSIGNED, Move.RECEIVE): State.RECEIVED,
    (State.ASSIGNED, Move.SEND_BACK): State.SENT_BACK,
    (State.SUBMITTED, Move.ACCEPT): State.DONE,
    (State.SUBMITTED, Move.RETURN): State.RETURNED,
    **{(state, Move.REPORT): State.IN_PROGRESS for state in WORKED_ON},
    **{(state, Move.SUBMIT): State.SUBMITTED for state in WORKED_ON},
    **{(state, Move.REDIRECT): State.ASSIGNED for state in WORKED_ON},
    **{(state, Move.SUSPEND): State.SUSPENDED for state in OPEN - {State.SUSPENDED}},
    **{(state, Move.CANCEL): State.CANCELLED for state in OPEN},
    **{(state, Move.CLOSE): State.CLOSED_WITHOUT_RESULT for state in OPEN},
}
"""Every move but RESUME, which leads back to the state before the suspension."""

STATE_NAMES: Mapping[State, Message] = {
    State.DRAFT: Message("Dự thảo", "Draft"),
    State.ASSIGNED: Message("Đã giao", "Assigned"),
    State.RECEIVED: Message("Đã nhận", "Received"),
    State.IN_PROGRESS: Message("Đang thực hiện", "In progress"),
    State.SUBMITTED: Message("Đã trình kết quả", "Submitted"),
    State.RETURNED: Message("Bị trả lại kết quả", "Returned"),
    State.SENT_BACK: Message("Chuyển lại vì giao nhầm", "Sent back as wrongly addressed"),
    State.SUSPENDED: Message("Tạm dừng", "Suspended"),
    State.DONE: Message("Hoàn thành", "Done"),
    State.CANCELLED: Message("Đã hủy", "Cancelled"),
    State.CLOSED_WITHOUT_RESULT: Message("Kết thúc, không có kết quả", "Closed without result"),
}

MOVE_NAMES: Mapping[Move, Message] = {
    Move.ASSIGN: Message("Giao", "Assign"),
    Move.RECEIVE: Message("Nhận việc", "Receive"),
    Move.SEND_BACK: Message("Chuyển lại vì giao nhầm", "Send back as wrongly addressed"),
    Move.REPORT: Message("Báo cáo tiến độ", "Report progress"),
    Move.SUBMIT: Message("Trình kết quả", "Submit the product"),
    Move.ACCEPT: Message("Chấp nhận kết quả", "Accept"),
    Move.RETURN: Message("Trả lại kết quả", "Return"),
    Move.SUSPEND: Message("Tạm dừng", "Suspend"),
    Move.RESUME: Message("Tiếp tục", "Resume"),
    Move.CANCEL: Message("Hủy theo văn bản", "Cancel by a document"),
    Move.CLOSE: Message("Kết thúc, không có kết quả", "Close without result"),
    Move.REDIRECT: Message("Đổi đơn vị chủ trì", "Change the lead"),
}

NEEDS_REASON = frozenset({Move.SEND_BACK, Move.RETURN, Move.SUSPEND, Move.CANCEL, Move.CLOSE, Move.REDIRECT})


class IllegalMove(HouseError):
    """A move that the state does not allow; nothing was changed."""

    code = "task-illegal-move"
    http_status = 409
    message = Message(
        vi="Nhiệm vụ đang ở trạng thái “{state_vi}” nên chưa thể “{move_vi}”. Không có gì thay đổi.",
        en="The task is “{state_en}”, so “{move_en}” is not possible now. Nothing was changed.",
    )

    def __init__(self, state: State, move: Move) -> None:
        named, moved = STATE_NAMES[state], MOVE_NAMES[move]
        super().__init__(state_vi=named.vi, state_en=named.en, move_vi=moved.vi, move_en=moved.en)


def after(state: State, move: Move, *, before_suspension: State | None = None) -> State:
    """The state that follows; IllegalMove where there is none."""
    if move is Move.RESUME and state is State.SUSPENDED and before_suspension is not None:
        return before_suspension
    try:
        return MOVES[state, move]
    except KeyError:
        raise IllegalMove(state, move) from None


def moves_from(state: State) -> tuple[Move, ...]:
    """What a page may offer in this state, in the order of `Move`."""
    return tuple(
        move for move in Move if (state, move) in MOVES or (move is Move.RESUME and state is State.SUSPENDED)
    )


def rolled_up(parts: Iterable[State]) -> State:
    """The state of a task given to many, from the states of its parts.

    Done when every part that was not cancelled is done; submitted when nothing is left to work on;
    else in progress as soon as one part has begun.
    """
    states = [state for state in parts if state is not State.CANCELLED]
    if not states:
        return State.CANCELLED
    if all(state is State.DONE for state in states):
        return State.DONE
    if all(state in ENDED for state in states):
        return State.DONE if State.DONE in states else State.CLOSED_WITHOUT_RESULT
    if all(state is State.SUBMITTED or state in ENDED for state in states):
        return State.SUBMITTED
    begun = {State.IN_PROGRESS, State.SUBMITTED, State.RETURNED, *ENDED}
    if any(state in begun for state in states):
        return State.IN_PROGRESS
    return State.RECEIVED if all(state is State.RECEIVED for state in states) else State.ASSIGNED
