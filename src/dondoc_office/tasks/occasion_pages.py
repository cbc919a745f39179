"""Pages of events: which there are, what hangs on each, and what another day would move."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.tasks.actions.dating import add_occasion, date_occasion, hung_date
from dondoc_office.tasks.boards import listed
from dondoc_office.tasks.drafting_forms import DatingForm, OccasionForm
from dondoc_office.tasks.models import Extension, Occasion, Task
from dondoc_office.tasks.policy import WHY, dates_occasions, visible_occasions, visible_tasks
from dondoc_office.tasks.states import ENDED
from dondoc_office.units.models import OfficeSetting, Role, Unit
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once

PER_PAGE = 50


@signed_in
@require_http_methods(["GET", "POST"])
def occasion_list(request: OfficeRequest) -> HttpResponse:
    """Every event she may know of, those without a day first: on them dates wait."""
    offices = Unit.objects.filter(pk__in=request.standing.units(Role.CLERK, Role.LEADER, Role.HEAD))
    office = offices.order_by("path").first()
    if request.method == "POST" and office is None:
        raise NotAllowed(WHY["giver"])
    form = OccasionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and office is not None:
        said, by, at = form.cleaned_data, request.person, request.now
        added: list[Occasion] = []
        if done_once(
            request, lambda: added.append(add_occasion(office, said["name"], on=said["on"], by=by, at=at))
        ):
            messages.success(request, _("Đã ghi sự kiện."))
        return redirect("occasion-page", added[0].pk) if added else redirect("occasion-list")
    seen = visible_tasks(request.standing).filter(occasion__isnull=False)
    hanging = Count("tasks", filter=Q(tasks__in=seen.values("pk")) & ~Q(tasks__state__in=sorted(ENDED)))
    occasions = visible_occasions(request.standing).annotate(hanging=hanging)
    ordered = occasions.order_by(F("on").desc(nulls_first=True), "name")
    rows = Paginator(ordered, PER_PAGE).get_page(request.GET.get("trang"))
    context = {"rows": rows, "form": form if office else None}
    return page(request, "tasks/occasions.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def occasion_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One event with what hangs on it; a new day is first shown with everything it would move."""
    occasion = get_object_or_404(visible_occasions(request.standing).select_related("office"), pk=pk)
    may_date = dates_occasions(request.standing, occasion.office)
    if request.method == "POST" and not may_date:
        raise NotAllowed(WHY["giver"])
    form = DatingForm(request.POST or None, initial={"on": occasion.on})
    tasks = list(listed(visible_tasks(request.standing).filter(occasion=occasion)).select_related("office"))
    preview = None
    if request.method == "POST" and form.is_valid():
        on, reason = form.cleaned_data["on"], form.cleaned_data["reason"]
        if "ghi" in request.POST:
            by, at = request.person, request.now
            if done_once(request, lambda: date_occasion(occasion, on, reason=reason, by=by, at=at)):
                messages.success(request, _("Đã đặt ngày; hạn của các việc gắn với sự kiện đã dời theo."))
            return redirect("occasion-page", pk)
        preview = _moved(tasks, on)
    context = {"occasion": occasion, "tasks": tasks, "form": form if may_date else None, "preview": preview}
    return page(request, "tasks/occasion.html", context, status=422 if form.errors else 200)


def _moved(tasks: list[Task], on: date) -> list[tuple[Task, date | None, date | None]]:
    """Each open task with the date it has and the one it would get; None where it stays as it is."""
    open_tasks = [task for task in tasks if task.current not in ENDED]
    rhythms = OfficeSetting.objects.rhythms()
    granted = Extension.objects.filter(task__in=open_tasks, state="granted")
    extended = frozenset(granted.values_list("task", flat=True))
    found = []
    for task in open_tasks:
        new = hung_date(task, on, rhythms.at(task.office.path), extended=task.pk in extended)
        found.append((task, task.due_on, None if new == task.due_on else new))
    return found
