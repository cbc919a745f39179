"""Pages on which a person decides, line by line, who takes over what is still open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.tasks.actions.handing_over import (
    Line,
    hand_over,
    hand_over_person,
    lines_of,
    lines_of_person,
)
from dondoc_office.tasks.models import Handover
from dondoc_office.tasks.policy import WHY, visible_tasks
from dondoc_office.units.models import Membership, Unit
from dondoc_office.units.policy import hands_over, hands_over_people, visible_people, visible_units
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once


@dataclass(frozen=True, slots=True)
class Choice:
    """One line with those who may take it over; `chosen` is what was picked, or the only one there is."""

    line: Line
    takers: Sequence[Unit] | Sequence[Person]
    chosen: Unit | Person | None


def _choices(
    lines: Sequence[Line], takers: Mapping[str, Sequence[Unit] | Sequence[Person]], request: OfficeRequest
) -> list[Choice]:
    found = []
    for line in lines:
        able = takers[line.key]
        said = request.POST.get(line.key, "")
        picked = next((one for one in able if str(one.pk) == said), None)
        only = able[0] if request.method == "GET" and len(able) == 1 else None
        found.append(Choice(line, able, picked or only))
    return found


@signed_in
@require_http_methods(["GET", "POST"])
def unit_handover(request: OfficeRequest, code: str) -> HttpResponse:
    """What an ended unit still owed: proposed to its heirs, shown once more, then handed over in one step."""
    unit = get_object_or_404(visible_units(request.standing), code=code)
    if not hands_over(request.standing, unit):
        raise NotAllowed(WHY["giver"])
    heirs = [row.successor for row in unit.heirs.filter(takes_tasks=True).select_related("successor__parent")]
    lines = lines_of(unit, request.standing)
    choices = _choices(lines, {line.key: heirs for line in lines}, request)
    basis = request.POST.get("basis", "").strip() or getattr(unit.heirs.first(), "basis", "")
    if "ghi" in request.POST and basis:
        chosen = {one.line.key: one.chosen for one in choices if isinstance(one.chosen, Unit)}
        by, at = request.person, request.now
        _say_done(request, lambda: hand_over(unit, chosen, basis=basis, by=by, at=at))
        return redirect("unit-handover", code)
    seen = visible_tasks(request.standing).values("pk")
    past = unit.handed_over.filter(task__in=seen).select_related("task", "to_unit", "by")
    return _shown(request, choices, {"unit": unit, "heirs": heirs, "past": past, "basis": basis})


@signed_in
@require_http_methods(["GET", "POST"])
def person_handover(request: OfficeRequest, pk: int) -> HttpResponse:
    """The open tasks of somebody who leaves a post, for the officers of the same unit."""
    person = get_object_or_404(visible_people(request.standing), pk=pk)
    if not hands_over_people(request.standing):
        raise NotAllowed(WHY["director"])
    lines = lines_of_person(person, request.standing)
    held = Membership.objects.held(on=request.today).filter(unit__in={line.task.lead_id for line in lines})
    members: dict[int, dict[int, Person]] = {}
    for post in held.exclude(person=person).filter(person__is_active=True).select_related("person"):
        members.setdefault(post.unit_id, {})[post.person_id] = post.person
    takers = {line.key: list(members.get(line.task.lead_id or 0, {}).values()) for line in lines}
    choices = _choices(lines, takers, request)
    basis = request.POST.get("basis", "").strip()
    if "ghi" in request.POST and basis:
        chosen = {one.line.key: one.chosen for one in choices if isinstance(one.chosen, Person)}
        by, at = request.person, request.now
        _say_done(request, lambda: hand_over_person(person, chosen, basis=basis, by=by, at=at))
        return redirect("person-handover", pk)
    seen = visible_tasks(request.standing).values("pk")
    past = person.handed_over.filter(task__in=seen).select_related("task", "to_person", "by")
    return _shown(request, choices, {"person": person, "past": past, "basis": basis})


def _say_done(request: OfficeRequest, change: Callable[[], Sequence[Handover]]) -> None:
    """Once for a form; how many lines went over."""
    rows: list[Handover] = []
    if done_once(request, lambda: rows.extend(change())):
        messages.success(request, _("Đã bàn giao %(count)s dòng.") % {"count": len(rows)})


def _shown(request: OfficeRequest, choices: list[Choice], about: Mapping[str, object]) -> HttpResponse:
    posted = request.method == "POST"
    lacking = posted and not about["basis"]
    context = {
        **about,
        "choices": choices,
        "preview": [one for one in choices if one.chosen] if posted and not lacking else [],
        "lacking": lacking,
    }
    return page(request, "tasks/handover.html", context, status=422 if lacking else 200)
