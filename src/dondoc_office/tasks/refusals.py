"""Why a step of a task that is not offered is not: whose it is, or that it is not its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404

from dondoc.errors import DondocError, Message
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.offers_asked import ASKING
from dondoc_office.tasks.policy import (
    WHY,
    directs,
    does,
    gives,
    grants_late,
    leads,
    may_part,
    require,
    why_not_part,
)
from dondoc_office.tasks.states import IllegalMove, Move
from dondoc_office.units.standing import Standing


class NotNow(HouseError):
    """Hers to do, but there is nothing to do it to."""

    code = "task-not-now"
    http_status = 409
    message = Message(
        vi="Lúc này chưa làm được việc này, hoặc đã có người làm rồi. Không có gì thay đổi; hãy xem lại nhiệm vụ.",
        en="This cannot be done now, or somebody has done it. Nothing was changed; look at the task again.",
    )


_WHOSE: Mapping[str, tuple[Callable[[Standing, Task], bool], str]] = {
    "gia-han": (leads, "lead"),
    **{step: (leads, "lead") for step, _ in ASKING.values()},
    "cho-them": (grants_late, "leader"),
    "phan-cong": (directs, "director"),
    "ket-thuc-chuoi": (gives, "giver"),
    "cho-gia-han": (gives, "giver"),
    "khong-gia-han": (gives, "giver"),
    "dong-y": (gives, "giver"),
    "khong-dong-y": (gives, "giver"),
}


def refusal(owed: Task | Part, standing: Standing, step: str) -> DondocError:
    """NotAllowed where it is not hers, IllegalMove or NotNow where the state forbids; Http404 for no step at all."""
    if step in list(Move):
        return _of_move(owed, standing, Move(step))
    name = step.rstrip("0123456789").rstrip("-")
    if name not in _WHOSE:
        raise Http404(step)
    if isinstance(owed, Part):
        return NotNow() if does(standing, owed) else NotAllowed(WHY["lead"])
    whose, why = _WHOSE[name]
    return NotNow() if whose(standing, owed) else NotAllowed(WHY[why])


def _of_move(owed: Task | Part, standing: Standing, move: Move) -> DondocError:
    if isinstance(owed, Part):
        if not may_part(standing, owed, move):
            return NotAllowed(why_not_part(standing, owed, move))
        return IllegalMove(owed.current, move)
    try:
        require(standing, owed, move)
    except NotAllowed as error:
        return error
    return IllegalMove(owed.current, move)
