"""What a person may do with a task right now: the buttons and forms of its page, from table and policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django import forms
from django.utils.timezone import localdate

from dondoc_office.documents.policy import visible_documents
from dondoc_office.people.models import Person
from dondoc_office.tasks import forms as typed
from dondoc_office.tasks.actions import assigning, ending, sharing, working
from dondoc_office.tasks.boards import units_to_choose
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.offer import Carry, Offer
from dondoc_office.tasks.offers_asked import answers_about, asked_of, settled_unasked
from dondoc_office.tasks.policy import ANSWERS_TO_A_PART, WORK_OF_A_PART, may, may_part
from dondoc_office.tasks.states import MOVE_NAMES, Move, moves_from
from dondoc_office.units.standing import Standing


def offers(task: Task, standing: Standing, *, key: str = "", at: datetime) -> list[Offer]:
    """In the order of a task's life; nothing that the state or the policy would refuse."""
    allowed = [move for move in moves_from(task.current) if may(standing, task, move)]
    if task.to_group:
        allowed = [move for move in allowed if move not in OF_PARTS]
    if Move.SEND_BACK in allowed and not _may_still_send_back(task, at):
        allowed.remove(Move.SEND_BACK)
    found = [
        _of_move(task, move, standing, key=key, at=at)
        for move in allowed
        if move in _CARRY or move in _CHOOSING
    ]
    asked = asked_of(task, standing, at=at)
    return [*found, *asked, *answers_about(task, standing, at=at), *settled_unasked(task, standing, at=at)]


def _may_still_send_back(task: Task, at: datetime) -> bool:
    last_day = working.last_day_to_send_back(task)
    return last_day is None or localdate(at) <= last_day


def part_offers(part: Part, standing: Standing, *, key: str = "", at: datetime) -> list[Offer]:
    """What the person may do with one part of a task for many."""
    found = [
        move for move in moves_from(part.current) if move in _CARRY_PART and may_part(standing, part, move)
    ]
    moves = [
        Offer(
            move.value,
            MOVE_NAMES[move],
            _CARRY[move][0],
            _CARRY_PART[move],
            {"key": f"{key}{part.pk}", "percent": part.percent} if move is Move.REPORT else {},
        )
        for move in found
    ]
    return [*moves, *asked_of(part, standing, at=at)]


def _of_move(task: Task, move: Move, standing: Standing, *, key: str, at: datetime) -> Offer:
    if move in _CHOOSING:
        choosing, carry = _CHOOSING[move]
        return Offer(move.value, MOVE_NAMES[move], choosing(task, standing, localdate(at)), carry)
    form_class, carry = _CARRY[move]
    initial = {"key": key, "percent": task.percent} if move is Move.REPORT else {}
    return Offer(move.value, MOVE_NAMES[move], form_class, carry, initial)


def _redirect_form(task: Task, standing: Standing, today: date) -> Callable[..., forms.Form]:
    return partial(typed.RedirectForm, units=units_to_choose(task.office, today=today))


def _assign_form(task: Task, standing: Standing, today: date) -> Callable[..., forms.Form]:
    if not task.to_group:
        return forms.Form
    return partial(typed.GroupForm, units=units_to_choose(task.office, today=today))


def _cancel_form(task: Task, standing: Standing, today: date) -> Callable[..., forms.Form]:
    documents = visible_documents(standing).filter(office=task.office).defer("reading")
    return partial(typed.CancelForm, documents=documents.order_by("-issued_on", "-pk"))


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


def _assign(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return assigning.assign(task, units=values.get("units", ()), by=by, at=at)


def _cancel(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return ending.cancel(task, reason=values["reason"], document=values["document"], by=by, at=at)


_CHOOSING: Mapping[Move, tuple[Callable[[Task, Standing, date], Callable[..., forms.Form]], Carry]] = {
    Move.ASSIGN: (_assign_form, _assign),
    Move.REDIRECT: (_redirect_form, _redirect),
    Move.CANCEL: (_cancel_form, _cancel),
}
"""Moves whose form offers a choice of rows."""

_CARRY: Mapping[Move, tuple[Callable[..., forms.Form], Carry]] = {
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
