"""What the unit may ask of the giver, and what the giver may answer: more time, a cause, another lead, an officer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.tasks import forms as typed
from dondoc_office.tasks.actions import assigning, extending, recurring, requesting
from dondoc_office.tasks.boards import units_to_choose
from dondoc_office.tasks.models import Extension, Part, Request, Task
from dondoc_office.tasks.models.request import RequestKind
from dondoc_office.tasks.offer import Carry, Offer
from dondoc_office.tasks.policy import (
    answers_extension,
    answers_request,
    directs,
    does,
    gives,
    grants_late,
    leads,
)
from dondoc_office.tasks.states import WORKED_ON
from dondoc_office.units.models import Membership
from dondoc_office.units.standing import Standing

ASKING: Mapping[RequestKind, tuple[str, Message]] = {
    RequestKind.CAUSE: (
        "xin-xac-nhan-nguyen-nhan",
        Message("Nêu nguyên nhân khách quan", "State an objective cause"),
    ),
    RequestKind.LEAD: ("xin-doi-chu-tri", Message("Xin đổi đơn vị chủ trì", "Ask for another lead")),
    RequestKind.SUSPENSION: ("xin-tam-dung", Message("Xin tạm dừng", "Ask for a suspension")),
}
GRANTING: Mapping[str, tuple[Message, Message]] = {
    RequestKind.CAUSE: (
        Message("Xác nhận nguyên nhân khách quan", "Confirm the objective cause"),
        Message("Không xác nhận nguyên nhân", "Do not confirm the cause"),
    ),
    RequestKind.LEAD: (
        Message("Đồng ý đổi đơn vị chủ trì", "Agree to another lead"),
        Message("Không đổi đơn vị chủ trì", "Keep the lead"),
    ),
    RequestKind.SUSPENSION: (
        Message("Đồng ý tạm dừng", "Agree to the suspension"),
        Message("Không tạm dừng", "Do not suspend"),
    ),
}


def asked_of(owed: Task | Part, standing: Standing, *, at: datetime) -> list[Offer]:
    """What whoever works on a task or part may ask for now."""
    works = does(standing, owed) if isinstance(owed, Part) else leads(standing, owed)
    if not works:
        return []
    found, today = [], localdate(at)
    if owed.current in WORKED_ON and owed.due_on and owed.due_on >= today:
        name = Message("Xin gia hạn", "Ask for an extension")
        found.append(Offer("gia-han", name, typed.ExtensionForm, _ask_for_time))
    for kind, (step, name) in ASKING.items():
        if requesting.why_not(owed, kind, at=at) is None:
            found.append(Offer(step, name, _form_of(owed, kind, at), _ask(kind)))
    return found


def _form_of(owed: Task | Part, kind: RequestKind, at: datetime) -> Callable[..., forms.Form]:
    if kind is RequestKind.LEAD and isinstance(owed, Task):
        return partial(typed.LeadRequestForm, units=units_to_choose(owed.office, today=localdate(at)))
    return typed.ReasonForm


def answers_about(task: Task, standing: Standing, *, at: datetime) -> list[Offer]:
    """What waits for the giver's word, and what leader, head and giver may settle unasked."""
    found: list[Offer] = []
    if "extensions" in task.held:
        for extension in task.extensions.filter(state="asked").select_related("part__unit"):
            if answers_extension(standing, task, extension):
                found += _about_time(extension)
    if "requests" in task.held:
        for request in task.requests.filter(state="asked").select_related("part__unit", "lead"):
            request.task = task
            if answers_request(standing, request):
                found += _about(request, at)
    return found


def settled_unasked(task: Task, standing: Standing, *, at: datetime) -> list[Offer]:
    """What leader, head and giver may settle though nobody asked."""
    found, today = [], localdate(at)
    works, lapsed = task.current in WORKED_ON, task.due_on is not None and task.due_on < today
    if works and lapsed and not task.to_group and grants_late(standing, task):
        late = Message("Cho thêm thời gian (đã quá hạn)", "Give more time (past the date)")
        found.append(Offer("cho-them", late, typed.LateExtensionForm, _give_time))
    if works and directs(standing, task):
        held = Membership.objects.held(on=today).filter(unit=task.lead)
        people = Person.objects.filter(memberships__in=held, is_active=True).distinct()
        form = partial(typed.OfficerForm, people=people)
        name = Message("Phân công người xử lý", "Name the officer")
        found.append(Offer("phan-cong", name, form, _name_officer, {"officer": task.officer_id}))
    head = recurring.head_of(task)
    if head.period and head.recurs_until is None and gives(standing, head):
        name = Message("Kết thúc chuỗi định kỳ", "End the series")
        found.append(Offer("ket-thuc-chuoi", name, typed.ReasonForm, _end_series))
    return found


def _about_time(extension: Extension) -> list[Offer]:
    whose = f" ({extension.part.unit.called})" if extension.part else ""
    yes = Message(f"Cho gia hạn{whose}", f"Grant the extension{whose}")
    no = Message(f"Không gia hạn{whose}", f"Refuse the extension{whose}")

    def grant(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
        return extending.grant(extension, answer=values["reason"], by=by, at=at)

    def refuse(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
        return extending.refuse(extension, answer=values["reason"], by=by, at=at)

    return [
        Offer(f"cho-gia-han-{extension.pk}", yes, typed.OptionalRemark, grant),
        Offer(f"khong-gia-han-{extension.pk}", no, typed.ReasonForm, refuse),
    ]


def _about(request: Request, at: datetime) -> list[Offer]:
    yes, no = GRANTING[request.kind]
    form: Callable[..., forms.Form] = typed.OptionalRemark
    initial: dict[str, Any] = {}
    if request.kind == RequestKind.LEAD:
        form = partial(typed.LeadAnswerForm, units=units_to_choose(request.task.office, today=localdate(at)))
        initial = {"lead": request.lead_id}

    def grant(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
        return requesting.grant(request, answer=values["reason"], lead=values.get("lead"), by=by, at=at)

    def refuse(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
        return requesting.refuse(request, answer=values["reason"], by=by, at=at)

    return [
        Offer(f"dong-y-{request.pk}", yes, form, grant, initial),
        Offer(f"khong-dong-y-{request.pk}", no, typed.ReasonForm, refuse),
    ]


def _ask(kind: RequestKind) -> Carry:
    def carry(owed: Task | Part, values: Mapping[str, Any], by: Person, at: datetime) -> object:
        return requesting.ask(owed, kind, reason=values["reason"], lead=values.get("lead"), by=by, at=at)

    return carry


def _ask_for_time(owed: Task | Part, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    asked = values["new_due_on"]
    return extending.ask(owed, asked, reason=values["reason"], objective=values["objective"], by=by, at=at)


def _give_time(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return extending.give(task, values["new_due_on"], reason=values["reason"], by=by, at=at)


def _name_officer(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return assigning.name_officer(task, values["officer"], by=by, at=at)


def _end_series(task: Task, values: Mapping[str, Any], by: Person, at: datetime) -> object:
    return recurring.end_series(task, reason=values["reason"], by=by, at=at)
