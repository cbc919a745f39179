"""Pages of tasks: my work, the lists, one task, the leader's page."""

from __future__ import annotations

import secrets
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc import DondocError
from dondoc.text.folding import fold
from dondoc_office.documents import reviewing
from dondoc_office.documents.actions import look
from dondoc_office.documents.forms import ProposalForm
from dondoc_office.documents.policy import get_proposal, visible_documents
from dondoc_office.documents.views import back_to_review, show_conflict
from dondoc_office.site.errors import OutOfDate
from dondoc_office.site.pages import page
from dondoc_office.site.searching import apart
from dondoc_office.tasks.actions.confirming import confirm
from dondoc_office.tasks.actions.linking import probable
from dondoc_office.tasks.boards import desk
from dondoc_office.tasks.bulk_page import offered_steps
from dondoc_office.tasks.link_pages import linked
from dondoc_office.tasks.listing import leaders_to_filter, lists_of, page_of_tasks, units_to_filter
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.narrowing import DONE, EVERYTHING, OPEN, Filters
from dondoc_office.tasks.offer import Offer
from dondoc_office.tasks.offers import offers, part_offers
from dondoc_office.tasks.on_record import on_record, remembered
from dondoc_office.tasks.policy import directs, get_part, get_task, gives, links, reminds, visible_tasks
from dondoc_office.tasks.refusals import refusal
from dondoc_office.tasks.states import ENDED, STATE_NAMES, WORKED_ON, State
from dondoc_office.tasks.templatetags.tasks import said
from dondoc_office.tasks.timeliness import Timeliness
from dondoc_office.units.beginning import first_steps
from dondoc_office.units.models import Role
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import ALREADY, FIELD, SentBefore, sent_once, was_sent


@signed_in
@require_GET
def home(request: OfficeRequest) -> HttpResponse:
    """My work: what I owe and what waits for my word."""
    context = {"desk": desk(request.standing, today=request.today), "person": request.person}
    context["leads"] = request.standing.holds(Role.LEADER)
    context["first"] = first_steps(request.standing, on=request.today)
    return page(request, "tasks/home.html", context)


@signed_in
@require_GET
def task_list(request: OfficeRequest) -> HttpResponse:
    """Every task she sees, filtered by the address alone, so that a list can be sent as a link."""
    chosen = Filters.of(request.GET.dict())
    parted = apart(chosen.words)
    may_add = request.standing.holds(Role.CLERK, Role.LEADER)
    context = {
        "anywhere": chosen.but(words=parted) if parted else "",
        "rows": page_of_tasks(request.standing, chosen, request.GET.get("trang"), today=request.today),
        "filters": chosen,
        "kept": lists_of(request.person),
        "steps": offered_steps(request.standing),
        "may_add": may_add,
        "may_remind": reminds(request.standing),
        "quick": [
            (name, chosen.but(cell=cell, state=state), chosen.shown == (cell or state))
            for name, cell, state in quick(drafts=may_add)
        ],
        "units": partial(units_to_filter, request.today),
        "leaders": partial(leaders_to_filter, request.today),
        "states": [(state.value, said(name)) for state, name in STATE_NAMES.items()],
    }
    return page(request, "tasks/list.html", context, fragment="rows")


def quick(*, drafts: bool) -> list[tuple[str, str, str]]:
    """The choices above a list: name, cell, state; drafts for those who hand them out."""
    return [
        (_("Chưa xong"), OPEN, ""),
        (_("Quá hạn"), Timeliness.OPEN_OVERDUE, ""),
        (_("Sắp đến hạn"), Timeliness.DUE_SOON, ""),
        (_("Chờ duyệt kết quả"), "", State.SUBMITTED),
        (_("Chưa có hạn"), Timeliness.NO_DEADLINE, ""),
        *([(said(STATE_NAMES[State.DRAFT]), "", State.DRAFT)] if drafts else []),
        (_("Đã xong"), DONE, ""),
        (_("Tất cả"), EVERYTHING, ""),
    ]


@signed_in
@require_GET
def task_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One task: what is owed, the words it came from, how it stands, what may be done next."""
    task = get_task(request.standing, pk)
    if task.document is not None:
        look(task.document, by=request.person, at=request.now)
    words = (
        task.document.text[task.source_start : task.source_end] if task.document and task.source_end else ""
    )
    context = {
        "task": task,
        "offers": offers(task, request.standing, key=secrets.token_hex(16), at=request.now),
        "parts": [
            (part, part_offers(part, request.standing, key=secrets.token_hex(8), at=request.now))
            for part in _parts(task)
        ],
        **remembered(task),
        "words": words,
        "words_say_it": fold(words) == fold(task.content),
        **on_record(task),
        **_beside(request, task),
    }
    return page(request, "tasks/task.html", context)


def _beside(request: OfficeRequest, task: Task) -> dict[str, Any]:
    """What stands around the task, as far as she sees it, and what she may do beside its moves."""
    standing, held = request.standing, task.held
    may_link, draft = links(standing, task), task.current is State.DRAFT
    return {
        "children": visible_tasks(standing).filter(parent=task).select_related("lead", "officer")
        if "children" in held
        else (),
        "coordinators": task.coordinators.all() if "coordinations" in held else (),
        "linked": linked(task, standing),
        "probable": probable(task, standing) if draft and may_link else [],
        "ending_document": visible_documents(standing).filter(ended_tasks=task).first()
        if task.ending_document_id
        else None,
        "may_change": gives(standing, task) and task.current not in ENDED,
        "may_direct": directs(standing, task) and task.current in WORKED_ON,
        "may_link": may_link,
    }


def _parts(task: Task) -> list[Part]:
    if "parts" not in task.held:
        return []
    parts = list(task.parts.select_related("unit").prefetch_related("results"))
    for part in parts:
        part.task = task
    return parts


@signed_in
@require_POST
def task_move(request: OfficeRequest, pk: int, step: str) -> HttpResponse:
    """One move of a task; a form that does not hold comes back with what was typed."""
    task = get_task(request.standing, pk)
    return _carried_out(request, task, offers(task, request.standing, at=request.now), step)


@signed_in
@require_POST
def part_move(request: OfficeRequest, pk: int, number: int, step: str) -> HttpResponse:
    """One move of a unit's part."""
    part = get_part(request.standing, pk, number)
    return _carried_out(request, part, part_offers(part, request.standing, at=request.now), step)


def _carried_out(request: OfficeRequest, owed: Task | Part, offered: list[Offer], step: str) -> HttpResponse:
    task = owed if isinstance(owed, Task) else owed.task
    key = request.POST.get(FIELD, "")
    if was_sent(key, by=request.person):
        return _done(request, task, str(ALREADY))
    offer = next((one for one in offered if one.step == step), None)
    if offer is None:
        raise refusal(owed, request.standing, step)
    form = offer.bound(request.POST, request.FILES)
    context = {"task": task, "offer": offer, "form": form, "action": request.path}
    if not form.is_valid():
        return page(request, "tasks/move.html", context, status=422)
    try:
        with sent_once(key, by=request.person, at=request.now):
            offer.carry_out(owed, form.cleaned_data, by=request.person, at=request.now)
    except SentBefore:
        return _done(request, task, str(ALREADY))
    except DondocError as error:
        form.add_error(None, error.said.in_language(get_language() or "vi"))
        return page(request, "tasks/move.html", context, status=getattr(error, "http_status", 409))
    return _done(request, task, _("Đã ghi nhận: %(what)s.") % {"what": offer.name})


def _done(request: OfficeRequest, task: Task, said: str) -> HttpResponse:
    """Back to the task; to the list where it is not hers to see any more."""
    messages.success(request, said)
    if not visible_tasks(request.standing).filter(pk=task.pk).exists():
        return redirect("task-list")
    return redirect("task-page", task.pk)


@signed_in
@require_POST
def proposal_confirm(request: OfficeRequest, pk: int) -> HttpResponse:
    """A reviewed proposal becomes a task, with whatever the person corrected in the same form."""
    proposal = get_proposal(request.standing, pk)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return show_conflict(request, proposal, form, 422)
    try:
        version = form.cleaned_data["version"]
        if any(proposal.fields.get(name) != value for name, value in form.values().items()):
            proposal = reviewing.correct(
                proposal, form.values(), version=version, by=request.person, at=request.now
            )
            version = proposal.version
        [task] = confirm(proposal, version=version, by=request.person, at=request.now)
    except OutOfDate as error:
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return show_conflict(request, proposal, form, 409)
    if task.current is State.DRAFT:
        link = reverse("task-page", args=[task.pk])
        said = _("Đã giữ làm dự thảo, chưa giao cho ai vì chưa rõ đơn vị chủ trì:")
        messages.warning(request, format_html('{} <a href="{}">{}</a>', said, link, _("mở để giao")))
    if probable(task, request.standing, most=1):
        link = reverse("task-links", args=[task.pk])
        said = _("Việc vừa xác nhận có thể trùng hoặc tiếp nối việc đã có:")
        messages.warning(request, format_html('{} <a href="{}">{}</a>', said, link, _("xem và quyết định")))
    return back_to_review(proposal)


@signed_in
@require_GET
def evidence_file(request: OfficeRequest, pk: int, number: int) -> FileResponse:
    """A file of proof, always as a download."""
    task = get_task(request.standing, pk)
    evidence = get_object_or_404(task.evidence, pk=number)
    response = FileResponse(evidence.file.open("rb"), as_attachment=True, filename=evidence.file_name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
