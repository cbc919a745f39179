"""Pages of one obstacle: answered, given as a task, gone, or standing after all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc_office.programmes.actions import removing
from dondoc_office.programmes.forms import AnswerForm, RemovedForm, ReopenedForm, TaskForm
from dondoc_office.programmes.models import Obstacle
from dondoc_office.programmes.policy import get_obstacle
from dondoc_office.programmes.views.entering import Entering, Said, entered
from dondoc_office.tasks.states import State
from dondoc_office.units.request import OfficeRequest, signed_in


def _begun(
    form: type[forms.Form], initial: Callable[[OfficeRequest, Obstacle], Said]
) -> Callable[[OfficeRequest, Obstacle], forms.Form]:
    return lambda request, one: form(request.POST or None, initial=initial(request, one))


def _task(request: OfficeRequest, one: Obstacle) -> forms.Form:
    initial = {"lead": one.project.investor}
    return TaskForm(request.POST or None, initial=initial, office=one.project.office)


def _give(request: OfficeRequest, one: Obstacle, said: Said) -> object:
    due_on, order = said["due_on"], said["order"]
    return removing.give_task(
        one, said["lead"], due_on=due_on, order=order, by=request.person, at=request.now
    )


def _gone(request: OfficeRequest, one: Obstacle) -> Said:
    """The day on which its task was accepted, else today."""
    done = one.task.closed_at if one.task is not None and one.task.current is State.DONE else None
    return {"on": localdate(done) if done else request.today}


REMOVINGS: Mapping[str, Entering[Obstacle]] = {
    "tra-loi": Entering(
        gettext_lazy("Trả lời vướng mắc"),
        _begun(AnswerForm, lambda request, one: {"answer": one.answer}),
        lambda request, one, said: removing.answer_obstacle(
            one, said["answer"], by=request.person, at=request.now
        ),
        manage=True,
    ),
    "nhiem-vu": Entering(gettext_lazy("Giao nhiệm vụ gỡ vướng mắc"), _task, _give, manage=True),
    "da-go": Entering(
        gettext_lazy("Vướng mắc đã gỡ"),
        _begun(RemovedForm, _gone),
        lambda request, one, said: removing.remove_obstacle(
            one, on=said["on"], by=request.person, at=request.now
        ),
    ),
    "chua-go": Entering(
        gettext_lazy("Vướng mắc chưa gỡ được"),
        _begun(ReopenedForm, lambda request, one: {}),
        lambda request, one, said: removing.reopen_obstacle(
            one, reason=said["reason"], by=request.person, at=request.now
        ),
    ),
}


@signed_in
@require_http_methods(["GET", "POST"])
def obstacle_step(request: OfficeRequest, pk: int, what: str) -> HttpResponse:
    """Answered, given as a task, or gone."""
    obstacle = get_obstacle(request.standing, pk)
    if what not in REMOVINGS:
        raise Http404
    return entered(request, REMOVINGS[what], obstacle, obstacle.project, obstacle=obstacle)
