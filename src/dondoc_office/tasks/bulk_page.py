"""Changes of many tasks at once: seen first, each through its own action, each refused with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc import DondocError
from dondoc_office.people.models import Person
from dondoc_office.site.pages import page
from dondoc_office.site.typed import keys_of
from dondoc_office.tasks.actions import assigning
from dondoc_office.tasks.actions.keeping import drop_list, keep_list
from dondoc_office.tasks.boards import leaders_to_choose, listed
from dondoc_office.tasks.models import SavedList, Task
from dondoc_office.tasks.narrowing import Filters
from dondoc_office.tasks.policy import changes_many, visible_tasks
from dondoc_office.units.models import Membership
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.standing import Standing

MOST = 200
STEPS = (
    ("assign", gettext_lazy("Giao các dự thảo")),
    ("officer", gettext_lazy("Phân công người xử lý")),
    ("supervisor", gettext_lazy("Đổi lãnh đạo chỉ đạo")),
    ("field", gettext_lazy("Đổi lĩnh vực")),
)


def offered_steps(standing: Standing) -> list[tuple[str, object]]:
    """What she could do to many tasks at once, with its name; each task still asks the policy."""
    return [(step, name) for step, name in STEPS if changes_many(standing, step)]


Change = Callable[[Task, Person, datetime], object]


class BulkForm(forms.Form):
    """What is done to the chosen tasks, and the value it needs."""

    step = forms.ChoiceField(choices=STEPS, label=gettext_lazy("Việc cần làm"))
    officer = forms.ModelChoiceField(
        Person.objects.none(), required=False, label=gettext_lazy("Người xử lý"), empty_label="…"
    )
    supervisor = forms.ModelChoiceField(
        Person.objects.none(), required=False, label=gettext_lazy("Lãnh đạo chỉ đạo"), empty_label="…"
    )
    field = forms.CharField(max_length=80, required=False, label=gettext_lazy("Lĩnh vực"))

    def __init__(self, *args: Any, request: OfficeRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.held(on=request.today).filter(unit__in=request.standing.units())
        colleagues = Person.objects.filter(pk__in=held.values("person"))
        for name, people in (("officer", colleagues), ("supervisor", leaders_to_choose(request.today))):
            choice = self.fields[name]
            assert isinstance(choice, forms.ModelChoiceField)
            choice.queryset = people

    def clean(self) -> None:
        step = self.cleaned_data.get("step", "")
        if step in self.fields and step != "step" and not self.cleaned_data.get(step):
            self.add_error(step, gettext_lazy("Hãy chọn hoặc điền giá trị mới."))

    @property
    def change(self) -> Change:
        """The existing action of one task."""
        said = self.cleaned_data
        if said["step"] == "assign":
            return lambda task, by, at: assigning.assign(task, by=by, at=at)
        if said["step"] == "officer":
            return lambda task, by, at: assigning.name_officer(task, said["officer"], by=by, at=at)
        fields = {said["step"]: said[said["step"]]}
        return lambda task, by, at: assigning.change_task(task, fields, version=task.version, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the preview (dòng xem trước); `why` where it would be refused."""

    task: Task
    why: str


def tried(task: Task, change: Change, *, by: Person, at: datetime, keep: bool) -> Line:
    """The action itself says whether it may; without `keep` nothing of it stays."""
    try:
        with transaction.atomic():
            change(task, by, at)
            if not keep:
                transaction.set_rollback(True)
    except DondocError as error:
        return Line(task, error.said.in_language(get_language() or "vi"))
    return Line(task, "")


@signed_in
@require_POST
def bulk(request: OfficeRequest) -> HttpResponse:
    """First what would happen to each; with the second button it happens, and what is refused stays."""
    chosen = keys_of(request.POST.getlist("viec"))[:MOST]
    tasks = list(listed(visible_tasks(request.standing)).filter(pk__in=chosen))
    if not tasks:
        messages.error(request, _("Hãy chọn ít nhất một việc trong danh sách."))
        return redirect("task-list")
    sent = request.POST if {"xem", "lam"} & request.POST.keys() else None
    form = BulkForm(sent, request=request, initial={"step": request.POST.get("step", "")})
    lines: Sequence[Line] = ()
    if form.is_bound and form.is_valid():
        keep = "lam" in request.POST
        lines = [tried(task, form.change, by=request.person, at=request.now, keep=keep) for task in tasks]
        if keep:
            return _done(request, lines)
    context = {"form": form, "tasks": tasks, "lines": lines, "good": sum(not line.why for line in lines)}
    return page(request, "tasks/bulk.html", context, status=422 if form.errors else 200)


def _done(request: OfficeRequest, lines: Sequence[Line]) -> HttpResponse:
    good = sum(not line.why for line in lines)
    messages.success(request, _("Đã làm xong %(n)s việc.") % {"n": good})
    for line in lines:
        if line.why:
            messages.warning(request, f"{line.task.title}: {line.why}")
    return redirect("task-list")


@signed_in
@require_POST
def saved_list_keep(request: OfficeRequest) -> HttpResponse:
    """The filters of the address under a name."""
    filters = Filters.of(request.GET.dict())
    name = request.POST.get("ten", "").strip()
    if name:
        keep_list(name, filters, by=request.person, at=request.now)
        messages.success(request, _("Đã lưu danh sách “%(name)s”.") % {"name": name[:80]})
    else:
        messages.error(request, _("Hãy đặt tên cho danh sách."))
    response = redirect("task-list")
    response["Location"] += f"?{filters.query}"
    return response


@signed_in
@require_POST
def saved_list_drop(request: OfficeRequest, pk: int) -> HttpResponse:
    """Hers alone: another person's is not there."""
    kept = get_object_or_404(SavedList, pk=pk, person=request.person)
    drop_list(kept, by=request.person, at=request.now)
    messages.success(request, _("Đã bỏ danh sách đã lưu."))
    return redirect("task-list")
