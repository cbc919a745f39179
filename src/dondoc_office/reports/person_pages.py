"""What a person did in a month or quarter, for those who assess: a page and Excel, never a rating."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dondoc_office.people.models import Person
from dondoc_office.reports.actions import convert
from dondoc_office.reports.formulas import UNCONVERTED, Span, Work, belongs, span_of, spans_before, totals
from dondoc_office.reports.policy import converts, people_assessed, require_assessment
from dondoc_office.sheets.answers import workbook
from dondoc_office.sheets.writing import Cell, Column, Link, Listing
from dondoc_office.site.pages import page
from dondoc_office.tasks.models import Extension, Request, Result, Task
from dondoc_office.tasks.models.extension import ExtensionState
from dondoc_office.tasks.models.request import RequestKind, RequestState
from dondoc_office.tasks.models.result import ResultState
from dondoc_office.tasks.policy import get_task, visible_tasks
from dondoc_office.tasks.states import State
from dondoc_office.units.models import OfficeSetting
from dondoc_office.units.policy import visible_people
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.rhythm import Soon
from dondoc_office.units.standing import Standing

_UNCOUNTED = (State.DRAFT, State.SENT_BACK, State.CANCELLED, State.CLOSED_WITHOUT_RESULT)


class CoefficientForm(forms.Form):
    """How many standard products a task is worth."""

    coefficient = forms.DecimalField(min_value=0.01, max_value=100, max_digits=5, decimal_places=2)


def _tasks(standing: Standing, people: Iterable[int], span: Span) -> list[Task]:
    """Tasks of these people that may count in the period, with everything a record says."""
    touching = Q(finished_on__range=(span.first, span.last)) | Q(due_on__lte=span.last)
    touching |= Q(due_on=None, assigned_at__date__lte=span.last)
    seen = visible_tasks(standing).filter(touching, officer__in=list(people)).exclude(state__in=_UNCOUNTED)
    results, late = Result.objects.filter(part=None), Extension.objects.filter(after_lapse=True, part=None)
    granted = Request.objects.filter(kind=RequestKind.CAUSE, state=RequestState.GRANTED, part=None)
    return list(
        seen.select_related("conversion", "lead", "office")
        .defer("words", "content")
        .prefetch_related(
            Prefetch("results", results.select_related("document")),
            Prefetch("extensions", late.filter(state=ExtensionState.GRANTED)),
            Prefetch("requests", granted.select_related("decided_by")),
        )
        .order_by("due_on", "pk")
    )


def _work(task: Task, today: date, soon: Soon) -> Work:
    """One task as its record; the product is the accepted one where there is one."""
    results = list(task.results.all())
    accepted = next((one for one in results if one.state == ResultState.ACCEPTED), None)
    named = (accepted.document.reference if accepted.document else accepted.document_text) if accepted else ""
    confirmed = next(iter(task.requests.all()), None)
    return Work(
        task=task.pk,
        title=task.title,
        product=named or task.product,
        cell=task.timeliness(today, soon),
        coefficient=task.conversion.coefficient if hasattr(task, "conversion") else UNCONVERTED,
        assigned_on=localdate(task.assigned_at) if task.assigned_at else None,
        due_on=task.due_on,
        first_due_on=task.first_due_on,
        finished_on=task.finished_on,
        late_extensions=len(task.extensions.all()),
        returns=sum(one.state == ResultState.RETURNED for one in results),
        objective=task.objective_cause,
        confirmer=confirmed.decided_by.name if confirmed and confirmed.decided_by else "",
    )


def _records(request: OfficeRequest, people: Iterable[int], span: Span) -> dict[int, list[tuple[Task, Work]]]:
    found: dict[int, list[tuple[Task, Work]]] = defaultdict(list)
    soon = OfficeSetting.objects.soon()
    for task in _tasks(request.standing, people, span):
        work = _work(task, request.today, soon)
        if task.officer_id and belongs(work.due_on, work.finished_on, work.assigned_on, span):
            found[task.officer_id].append((task, work))
    return found


@signed_in
@require_GET
def person_months(request: OfficeRequest) -> HttpResponse:
    """Everybody whose record she may see, with the sums of the period."""
    span = span_of(request.GET.get("ky", ""), today=request.today)
    people = list(people_assessed(request.standing, on=request.today))
    records = _records(request, [person.pk for person in people], span)
    lines = [(person, totals([work for _, work in records.get(person.pk, [])])) for person in people]
    context = {"lines": lines, "span": span, "spans": spans_before(request.today)}
    return page(request, "reports/people.html", context)


@signed_in
@require_GET
def person_month(request: OfficeRequest, pk: int) -> HttpResponse:
    """One person's products of the period."""
    person = get_object_or_404(visible_people(request.standing), pk=pk)
    require_assessment(request.standing, person, on=request.today)
    span = span_of(request.GET.get("ky", ""), today=request.today)
    held = _records(request, [person.pk], span).get(person.pk, [])
    context = {
        "assessed": person,
        "rows": [(work, converts(request.standing, task)) for task, work in held],
        "totals": totals([work for _, work in held]),
        "span": span,
        "spans": spans_before(request.today),
    }
    return page(request, "reports/person.html", context)


@signed_in
@require_POST
def person_convert(request: OfficeRequest, pk: int) -> HttpResponse:
    """The coefficient of one task."""
    task = get_task(request.standing, pk)
    form = CoefficientForm(request.POST)
    if form.is_valid():
        convert(task, form.cleaned_data["coefficient"], by=request.person, at=request.now)
        messages.success(request, _("Đã lưu hệ số quy đổi."))
    else:
        messages.error(
            request, _("Hệ số phải là số từ 0,01 đến 100, tối đa hai chữ số thập phân; chưa có gì thay đổi.")
        )
    if task.officer_id is None:
        return redirect("person-months")
    span = span_of(request.POST.get("ky", ""), today=request.today)
    response = redirect("person-month", task.officer_id)
    response["Location"] += f"?ky={span.key}"
    return response


@signed_in
@require_GET
def person_excel(request: OfficeRequest) -> FileResponse:
    """The records of everybody she may see, or of one person, one row a product."""
    span = span_of(request.GET.get("ky", ""), today=request.today)
    people = list(people_assessed(request.standing, on=request.today))
    asked = request.GET.get("nguoi", "")
    chosen = [person for person in people if str(person.pk) == asked] if asked else people
    records = _records(request, [person.pk for person in chosen], span)
    rows = (_cells(person, work) for person in chosen for _, work in records.get(person.pk, []))
    titles = (
        *((_("Họ và tên"), 26), (_("Chức vụ"), 20), (_("Mã"), 8), (_("Công việc"), 46), (_("Sản phẩm"), 30)),
        *((_("Hệ số quy đổi"), 10), (_("Ngày giao"), 12), (_("Hạn ban đầu"), 12), (_("Hạn cuối"), 12)),
        *((_("Ngày hoàn thành"), 12), (_("Số lần chậm"), 9), (_("Số lần trả lại vì chất lượng"), 12)),
        *((_("Nguyên nhân khách quan"), 30), (_("Người xác nhận"), 24)),
    )
    heading = [
        _("Kết quả công việc từ %(first)s đến %(last)s")
        % {"first": f"{span.first:%d/%m/%Y}", "last": f"{span.last:%d/%m/%Y}"},
        _(
            "Số liệu để người có thẩm quyền đánh giá theo Nghị định 335/2025/NĐ-CP; không phải kết quả xếp loại."
        ),
    ]
    listing = Listing(span.key, [Column(title, width) for title, width in titles], rows, heading)
    return workbook(f"ket-qua-cong-viec-{span.key}", listing)


def _cells(person: Person, work: Work) -> Sequence[Cell]:
    return (
        *(person.name, person.title, Link(str(work.task), f"{settings.ADDRESS}/nhiem-vu/{work.task}/")),
        *(work.title, work.product, work.coefficient, work.assigned_on, work.first_due_on, work.due_on),
        *(work.finished_on, work.times_late, work.returns, work.objective or None, work.confirmer or None),
    )
