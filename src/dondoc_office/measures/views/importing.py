"""Figures through Excel: the template out, a preview of what came back, and only then all of it or nothing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.errors import Message
from dondoc_office.measures import workbook
from dondoc_office.measures.actions.entering import Entry, Plan, enter, planned
from dondoc_office.measures.forms import WorkbookForm
from dondoc_office.measures.models import Indicator, Period, Status, Via
from dondoc_office.measures.policy import WHY, Followers, enters
from dondoc_office.measures.views.reading import Chosen, chosen
from dondoc_office.sheets.answers import download
from dondoc_office.sheets.errors import PreviewOver
from dondoc_office.sheets.writing import XLSX
from dondoc_office.site.errors import HouseError, NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest, signed_in

_SALT = "dondoc.measures.workbook"
_MOST_SECONDS = 2 * 60 * 60
_SHOWN = 200


@dataclass(frozen=True)
class Shown:
    """What a file would do, as the page prints it (bản xem trước)."""

    plan: Plan
    refused: Sequence[tuple[str, str, Message]]
    token: str

    @property
    def same(self) -> int:
        return len(self.plan.lines) - len(self.plan.added) - len(self.plan.changed) - len(self.plan.refused)

    @property
    def some(self) -> list[tuple[str, str, Decimal]]:
        """The first of what would be written."""
        lines = [*self.plan.changed, *self.plan.added][:_SHOWN]
        return [(line.entry.indicator.name, line.entry.unit.called, line.entry.value) for line in lines]


@signed_in
@require_GET
def measure_template(request: OfficeRequest) -> FileResponse:
    """The locked sheet of a period, for a unit and its communes."""
    found = _asked(request)
    period = get_object_or_404(Period, code=found.span.code)
    content = workbook.template(found.unit, period, on=period.end)
    return download(io.BytesIO(content), f"so-lieu-{found.unit.code}-{period.code}.xlsx", XLSX)


@signed_in
@require_http_methods(["GET", "POST"])
def measure_workbook(request: OfficeRequest) -> HttpResponse:
    """A file to look at, or the preview of one that is now confirmed."""
    found = _asked(request)
    period = get_object_or_404(Period, code=found.span.code)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    shown: Shown | None = None
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["preview"]:
                return _kept(request, found, period, form.cleaned_data["preview"])
            shown = _preview(request, found.unit, period, form)
        except HouseError as error:
            form.add_error("attached", error.said.in_language(get_language() or "vi"))
    context = {"chosen": found, "form": form, "shown": shown, "period": period, "statuses": Status.choices}
    wrong = bool(form.errors) or bool(shown and shown.refused)
    return page(request, "measures/workbook.html", context, status=422 if wrong else 200)


def _asked(request: OfficeRequest) -> Chosen:
    """403 for somebody who enters nothing there."""
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None or not enters(request.standing, 0, found.unit, Followers([])):
        raise NotAllowed(WHY["enter"])
    return found


def _preview(request: OfficeRequest, unit: Unit, period: Period, form: WorkbookForm) -> Shown:
    content = form.cleaned_data["attached"].read()
    status = Status(form.cleaned_data["status"])
    taken = workbook.read(content, unit, period, status=status, on=period.end)
    plan = planned(taken.entries, send=True, by=request.person, at=request.now)
    refused = [(wrong.cell, wrong.about, wrong.why) for wrong in taken.wrong]
    refused += [
        (taken.places[line.entry.indicator.pk, line.entry.unit.pk], line.entry.indicator.name, line.refused)
        for line in plan.refused
        if line.refused
    ]
    name = str(form.cleaned_data["attached"].name)
    head = (request.person.pk, period.code, str(status), name, sha256(content).hexdigest())
    return Shown(plan, refused[:_SHOWN], "" if refused else _sealed(head, taken.entries))


def _sealed(head: Sequence[object], entries: Sequence[Entry]) -> str:
    """What was shown, signed: for whom, of which period and file, and every cell."""
    cells = [[entry.indicator.pk, entry.unit.pk, str(entry.value)] for entry in entries]
    return signing.dumps([*head, cells], salt=_SALT, compress=True)


def _kept(request: OfficeRequest, found: Chosen, period: Period, token: str) -> HttpResponse:
    """The cells that were shown, all or none; somebody may have changed one in between."""
    try:
        person, code, status, name, _, cells = signing.loads(token, salt=_SALT, max_age=_MOST_SECONDS)
    except signing.BadSignature as error:
        raise PreviewOver from error
    if (person, code) != (request.person.pk, period.code):
        raise PreviewOver
    indicators = Indicator.objects.in_bulk({cell[0] for cell in cells})
    units = Unit.objects.in_bulk({cell[1] for cell in cells})
    entries = [
        Entry(indicators[one], units[unit], period, Decimal(value), Status(status))
        for one, unit, value in cells
    ]
    batch = enter(entries, via=Via.EXCEL, file_name=name, send=True, by=request.person, at=request.now)
    count = batch.count if batch else 0
    words = ngettext("Đã nhận và gửi %(n)s số.", "Đã nhận và gửi %(n)s số.", count) % {"n": count}
    messages.success(request, words)
    return redirect(f"{reverse('measure-check')}?don-vi={found.unit.code}&ky={period.code}")
