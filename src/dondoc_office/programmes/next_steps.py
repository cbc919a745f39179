"""What an obstacle and the task given for it ask of people next, whichever ended first. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.tasks.states import ENDED, WORKED_ON, State


class Next(StrEnum):
    """Who has to do what about an obstacle (bước tiếp theo của vướng mắc); nothing happens by itself."""

    WORK = "work"
    CONFIRM = "confirm"
    GIVE_AGAIN = "give_again"
    SUBMIT = "submit"
    END_TASK = "end_task"
    NOTHING = "nothing"


NEXT_NAMES: Mapping[Next, Message] = {
    Next.WORK: Message("Đang gỡ", "Being removed"),
    Next.CONFIRM: Message(
        "Nhiệm vụ đã hoàn thành: đề nghị xác nhận vướng mắc đã gỡ",
        "The task is done: please confirm that the obstacle is removed",
    ),
    Next.GIVE_AGAIN: Message(
        "Nhiệm vụ đã kết thúc mà chưa có kết quả: đề nghị giao lại",
        "The task ended without a result: please give another",
    ),
    Next.SUBMIT: Message(
        "Vướng mắc đã gỡ, nhiệm vụ còn mở: đề nghị trình kết quả để kết thúc",
        "The obstacle is removed, its task is still open: please submit the result",
    ),
    Next.END_TASK: Message(
        "Vướng mắc đã gỡ, nhiệm vụ chưa kết thúc: đề nghị nơi giao chấp nhận kết quả hoặc kết thúc nhiệm vụ",
        "The obstacle is removed, its task has not ended: whoever gave it, please accept the result or end it",
    ),
    Next.NOTHING: Message("Đã gỡ", "Removed"),
}
PROPOSED = frozenset({Next.CONFIRM, Next.GIVE_AGAIN, Next.SUBMIT, Next.END_TASK})
"""Steps in which one of the two ended and the other did not."""

_UNFINISHED = ENDED - {State.DONE}


def next_step(*, removed: bool, task: State | None) -> Next:
    """`task` is the state of the task given for it; None where there is none, or none that the reader may see."""
    if removed:
        if task is None or task in ENDED:
            return Next.NOTHING
        return Next.SUBMIT if task in WORKED_ON else Next.END_TASK
    if task is State.DONE:
        return Next.CONFIRM
    return Next.GIVE_AGAIN if task in _UNFINISHED else Next.WORK


def may_give_task(*, removed: bool, task: State | None) -> bool:
    """A first task, or another one where the first ended and the obstacle still stands."""
    return not removed and (task is None or task in ENDED)
