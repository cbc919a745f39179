"""Pages on which a person says how a task belongs to others: links, and the series of a recurring one."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.site.typed import key_of
from dondoc_office.tasks.actions.linking import link, probable, unlink
from dondoc_office.tasks.actions.recurring import head_of
from dondoc_office.tasks.boards import listed
from dondoc_office.tasks.deadlines import recurring
from dondoc_office.tasks.models import Link, Task, TaskQuerySet
from dondoc_office.tasks.models.task import LinkKind
from dondoc_office.tasks.offers import offers
from dondoc_office.tasks.policy import WHY, get_task, links, seen_among, visible_tasks
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import done_once
from dondoc_office.units.standing import Standing

MOST_FOUND = 20


def linked(task: Task, standing: Standing) -> list[Link]:
    """Links from and to a task whose other end she sees; what was judged apart is not shown."""
    if not {"links", "linked_from"} & task.held:
        return []
    rows = Link.objects.filter(Q(task=task) | Q(other=task)).exclude(kind=LinkKind.APART)
    links = list(rows.select_related("task", "other"))
    seen = seen_among(standing, [pk for link in links for pk in (link.task_id, link.other_id)])
    return [link for link in links if {link.task_id, link.other_id} <= seen]


@signed_in
@require_http_methods(["GET", "POST"])
def task_links(request: OfficeRequest, pk: int) -> HttpResponse:
    """What it is linked to, what it is probably linked to, and a search for the rest."""
    task = get_task(request.standing, pk)
    if not links(request.standing, task):
        raise NotAllowed(WHY["linker"])
    if request.method == "POST":
        return _link(request, task)
    words = request.GET.get("tim", "").strip()
    context = {
        "task": task,
        "linked": linked(task, request.standing),
        "probable": probable(task, request.standing),
        "words": words,
        "found": listed(_matching(visible_tasks(request.standing).exclude(pk=pk), words)) if words else [],
        "kinds": [(kind.value, kind.label) for kind in LinkKind if kind is not LinkKind.APART],
    }
    return page(request, "tasks/links.html", context)


def _matching(tasks: TaskQuerySet, words: str) -> TaskQuerySet:
    """By words, or by the number that stands in the address of a task."""
    if (key := key_of(words)) is not None:
        return tasks.filter(pk=key)
    return tasks.matching(words)[:MOST_FOUND]


def _link(request: OfficeRequest, task: Task) -> HttpResponse:
    said, kind = request.POST.get("other", ""), request.POST.get("kind", "")
    other = get_task(request.standing, key_of(said) or 0)
    if kind not in list(LinkKind):
        messages.error(request, _("Hãy chọn quan hệ giữa hai nhiệm vụ."))
    else:
        by, at = request.person, request.now
        if done_once(request, lambda: link(task, other, LinkKind(kind), by=by, at=at)):
            messages.success(request, _("Đã ghi."))
    return redirect("task-links", task.pk)


@signed_in
@require_POST
def task_unlink(request: OfficeRequest, pk: int, number: int) -> HttpResponse:
    """Take a link away."""
    task = get_task(request.standing, pk)
    if not links(request.standing, task):
        raise NotAllowed(WHY["linker"])

    def change() -> None:
        row = get_object_or_404(Link.objects.filter(Q(task=task) | Q(other=task)), pk=number)
        unlink(row, by=request.person, at=request.now)

    if done_once(request, change):
        messages.success(request, _("Đã bỏ liên kết."))
    return redirect("task-links", pk)


@signed_in
@require_GET
def task_series(request: OfficeRequest, pk: int) -> HttpResponse:
    """Every occurrence of a recurring task that she sees, newest first, and how the series ends."""
    task = get_task(request.standing, pk)
    head = head_of(task)
    tasks = listed(visible_tasks(request.standing).filter(Q(pk=head.pk) | Q(recurs_from=head)))
    ending = [one for one in offers(task, request.standing, at=request.now) if one.step == "ket-thuc-chuoi"]
    context = {
        "task": task,
        "head": head,
        "rule": recurring(head.deadline_value),
        "tasks": tasks.order_by("-period"),
        "ending": ending,
    }
    return page(request, "tasks/series.html", context)
