"""What a person may do with a task right now: the buttons and forms of its page, from table and policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import get_language

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.tasks import forms as typed
from dondoc_office.tasks.actions import assigning, ending, extending, sharing, working
from dondoc_office.tasks.boards import units_to_choose
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.policy import ANSWERS_TO_A_PART, WORK_OF_A_PART, gives, leads, may, may_part
from dondoc_office.tasks.states import MOVE_NAMES, WORKED_ON, Move, moves_from
from dondoc_office.units.standing import Standing

Carry = Callable[[Any, Mapping[str, Any], Person, datetime], object]
"""What carries an offer out: the task or part, the form's values, who, when."""


@dataclass(frozen=True)
class Offer:
    """One thing that may be done: its name, its form, its action."""

    step: str
    title: Message
    form_class: Callable[..., forms.Form]
    carry: Carry
    initial: Mapping[str, Any] = field(default_factory=dict)

    @property
    def first_thing(self) -> bool:
        """What the person most likely came for: its form stands open."""
        return self.step in {Move.REPORT, Move.ACCEPT, "cho-gia-han"}

    @property
    def name(self) -> str:
        return self.title.in_language(get_language() or "vi")

    @property
    def form(self) -> forms.Form:
        return self.form_class(initial=dict(self.initial), prefix=None, auto_id=f"{self.step}_%s")

    def bound(self, data: Any, files: Any) -> forms.Form:
        return self.form_class(data, files, auto_id=f"{self.step}_%s")

    def carry_out(self, owed: Task | Part, values: Mapping[str, Any], *, by: Person, at: datetime) -> object:
        return self.carry(owed, values, by, at)


def offers(task: Task, standing: Standing, *, key: str = "", today: date) -> list[Offer]:
    """In the order of a task's life; nothing that the state or the policy would refuse."""
    allowed = [move for move in moves_from(task.current) if may(standing, task, move)]
    if task.to_group:
        allowed = [move for move in allowed if move not in OF_PARTS]
    found = [_of_move(task, move, key, today) for move in allowed if move in _CARRY or move is Move.REDIRECT]
    if task.current in WORKED_ON and task.due_on and task.due_on >= today and leads(standing, task):
        found.append(
            Offer("gia-han", Message("Xin gia hạn", "Ask for an extension"), typed.ExtensionForm, _ask)
        )
    waiting = task.extensions.filter(state="asked").first()
    if waiting is not None and gives(standing, task) and waiting.asked_by_id != standing.person:
        found.append(
            Offer("cho-gia-han", Message("Cho gia hạn", "Grant the extension"), typed.OptionalRemark, _grant)
        )
        found.append(
            Offer(
                "khong-gia-han", Message("Không gia hạn", "Refuse the extension"), typed.ReasonForm, _refuse
            )
        )
    return found


def part_offers(part: Part, standing: Standing, *, key: str = "") -> list[Offer]:
    """What the person may do with one part of a task for many."""
    found = [
        move for move in moves_from(part.current) if move in _CARRY_PART and may_part(standing, part, move)
    ]
    return [
        Offer(
            move.value,
            MOVE_NAMES[move],
            _CARRY[move][0],
            _CARRY_PART[move],
            {"key": f"{key}{part.pk}", "percent": part.percent} if move is Move.REPORT else {},
        )
        for move in found
    ]


def _of_move(task: Task, move: Move, key: str, today: date) -> Offer:
    if move is Move.REDIRECT:
        units = units_to_choose(task.office, today=today)

        def redirect_form(*args: Any, **kwargs: Any) -> forms.Form:
            kwargs.pop("prefix", None)
            return typed.RedirectForm(*args, units=units, **kwargs)

        return Offer(move.value, MOVE_NAMES[move], redirect_form, _redirect)
    form_class, carry = _CARRY[move]
    initial = {"key": key, "percent": task.percent} if move is Move.REPORT else {}
    return Offer(move.value, MOVE_NAMES[move], form_class, carry, initial)


def _said(values: Mapping[str, Any]) -> working.Report:
    return working.Report(
        text=values["text"],
        percent=values["percent"],
        difficulty=values["difficulty"],
        files=tuple(typed.attachment(file) for file in values["attached"]),
        key=values["key"],
    )


def _report(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return working.report(task, _said(values), by=by, at=at)


def _submit(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    files = [typed.attachment(file) for file in values["attached"]]
    return working.submit(
        task, values["text"], files=files, document_text=values["document_text"], by=by, at=at
    )


def _redirect(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return assigning.redirect(task, values["lead"], reason=values["reason"], by=by, at=at)


def _ask(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    asked = values["new_due_on"]
    return extending.ask(task, asked, reason=values["reason"], objective=values["objective"], by=by, at=at)


def _grant(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return extending.grant(task.extensions.get(state="asked"), answer=values["reason"], by=by, at=at)


def _refuse(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return extending.refuse(task.extensions.get(state="asked"), answer=values["reason"], by=by, at=at)


_CARRY: Mapping[Move, tuple[Callable[..., forms.Form], Carry]] = {
    Move.ASSIGN: (forms.Form, lambda task, values, by, at: assigning.assign(task, by=by, at=at)),
    Move.RECEIVE: (forms.Form, lambda task, values, by, at: working.receive(task, by=by, at=at)),
    Move.SEND_BACK: (
        typed.ReasonForm,
        lambda task, v, by, at: working.send_back(task, reason=v["reason"], by=by, at=at),
    ),
    Move.REPORT: (typed.ReportForm, _report),
    Move.SUBMIT: (typed.SubmitForm, _submit),
    Move.ACCEPT: (
        typed.OptionalRemark,
        lambda task, v, by, at: working.accept(task, remark=v["reason"], by=by, at=at),
    ),
    Move.RETURN: (
        typed.ReasonForm,
        lambda task, v, by, at: working.return_result(task, reason=v["reason"], by=by, at=at),
    ),
    Move.SUSPEND: (
        typed.ReasonForm,
        lambda task, v, by, at: ending.suspend(task, reason=v["reason"], by=by, at=at),
    ),
    Move.RESUME: (forms.Form, lambda task, v, by, at: ending.resume(task, by=by, at=at)),
    Move.CANCEL: (
        typed.ReasonForm,
        lambda task, v, by, at: ending.cancel(task, reason=v["reason"], by=by, at=at),
    ),
    Move.CLOSE: (
        typed.ReasonForm,
        lambda task, v, by, at: ending.close_without_result(task, reason=v["reason"], by=by, at=at),
    ),
}

OF_PARTS = WORK_OF_A_PART | ANSWERS_TO_A_PART | {Move.SEND_BACK, Move.REDIRECT}
"""Moves that a task for many leaves to its parts, or does not have."""


def _submit_part(part: Part, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    files = [typed.attachment(file) for file in values["attached"]]
    return sharing.submit(
        part, values["text"], files=files, document_text=values["document_text"], by=by, at=at
    )


_CARRY_PART: Mapping[Move, Carry] = {
    Move.RECEIVE: lambda part, values, by, at: sharing.receive(part, by=by, at=at),
    Move.REPORT: lambda part, values, by, at: sharing.report(part, _said(values), by=by, at=at),
    Move.SUBMIT: _submit_part,
    Move.ACCEPT: lambda part, v, by, at: sharing.accept(part, remark=v["reason"], by=by, at=at),
    Move.RETURN: lambda part, v, by, at: sharing.return_result(part, reason=v["reason"], by=by, at=at),
}
