"""The life of a review, and the words in which its goals are judged. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError
from dondoc_office.site.moves import Life


class State(StrEnum):
    """Where a review stands (bước của kỳ sơ kết)."""

    DRAFT = "draft"
    OPEN = "open"
    CHECKED = "checked"
    CLOSED = "closed"


class Move(StrEnum):
    """What may be done to a review (thao tác)."""

    OPEN = "open"
    FINISH = "finish"
    REOPEN = "reopen"
    CLOSE = "close"


MOVES: Mapping[tuple[State, Move], State] = {
    (State.DRAFT, Move.OPEN): State.OPEN,
    (State.OPEN, Move.FINISH): State.CHECKED,
    (State.CHECKED, Move.REOPEN): State.OPEN,
    (State.CHECKED, Move.CLOSE): State.CLOSED,
    (State.CLOSED, Move.REOPEN): State.CHECKED,
}

STATE_NAMES: Mapping[State, Message] = {
    State.DRAFT: Message("Đang lập", "Being set up"),
    State.OPEN: Message("Đang tự đánh giá và kiểm tra", "Being assessed and checked"),
    State.CHECKED: Message("Đã kiểm tra, chờ kết luận", "Checked, to be decided"),
    State.CLOSED: Message("Đã kết luận", "Concluded"),
}

MOVE_NAMES: Mapping[Move, Message] = {
    Move.OPEN: Message("Mở cho các đơn vị tự đánh giá", "Open for self-assessment"),
    Move.FINISH: Message("Kết thúc kiểm tra", "End the check"),
    Move.REOPEN: Message("Mở lại bước trước", "Back to the step before"),
    Move.CLOSE: Message("Kết luận sơ kết", "Conclude the review"),
}

NEEDS_REASON = frozenset({Move.REOPEN})


class IllegalReviewMove(HouseError):
    """A move that the state does not allow; nothing was changed."""

    code = "review-illegal-move"
    http_status = 409
    message = Message(
        vi="Kỳ sơ kết đang ở bước “{state_vi}” nên chưa thể “{move_vi}”. Không có gì thay đổi.",
        en="The review is “{state_en}”, so “{move_en}” is not possible now. Nothing was changed.",
    )


_LIFE = Life(MOVES, STATE_NAMES, MOVE_NAMES, IllegalReviewMove)
after, moves_from = _LIFE.after, _LIFE.moves_from


class Outcome(StrEnum):
    """What a goal will come to at the end of the term (dự báo)."""

    EXCEEDED = "exceeded"
    MET = "met"
    HARD = "hard"
    UNFIT = "unfit"


OUTCOME_NAMES: Mapping[Outcome, Message] = {
    Outcome.EXCEEDED: Message("Vượt", "Exceeded"),
    Outcome.MET: Message("Đạt", "Met"),
    Outcome.HARD: Message("Khó đạt", "Hard to meet"),
    Outcome.UNFIT: Message("Không còn phù hợp", "No longer fitting"),
}


class Course(StrEnum):
    """What is proposed for a goal (kiến nghị)."""

    KEEP = "keep"
    ADJUST = "adjust"
    DROP = "drop"


COURSE_NAMES: Mapping[Course, Message] = {
    Course.KEEP: Message("Giữ nguyên", "Keep"),
    Course.ADJUST: Message("Điều chỉnh mức", "Adjust"),
    Course.DROP: Message("Bỏ mục tiêu", "Drop"),
}

NEEDS_LEGAL_REASON = frozenset({Course.ADJUST, Course.DROP})


class Cause(StrEnum):
    """Whose doing it is (nguyên nhân)."""

    OBJECTIVE = "objective"
    SUBJECTIVE = "subjective"
    BOTH = "both"


CAUSE_NAMES: Mapping[Cause, Message] = {
    Cause.OBJECTIVE: Message("Khách quan", "Objective"),
    Cause.SUBJECTIVE: Message("Chủ quan", "Subjective"),
    Cause.BOTH: Message("Cả khách quan và chủ quan", "Both"),
}


class Side(StrEnum):
    """Who says what became of a goal (bên đánh giá)."""

    UNIT = "unit"
    CHECK = "check"


SIDE_NAMES: Mapping[Side, Message] = {
    Side.UNIT: Message("Đơn vị tự đánh giá", "Self-assessment"),
    Side.CHECK: Message("Kiểm tra độc lập", "Independent check"),
}
