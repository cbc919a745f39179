"""Pages of a transfer: write a unit's file, look through one that came, take it in."""

from __future__ import annotations

import hashlib
import tempfile

from django.contrib import messages
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.documents.policy import offices_of, require_register
from dondoc_office.interop.forms import ArrivalForm, MappingForm
from dondoc_office.interop.models import Arrival, PastEntry
from dondoc_office.interop.transfer import arriving, leaving
from dondoc_office.interop.transfer.leaving import KIND
from dondoc_office.interop.transfer.package import opened
from dondoc_office.journal.naming import values_of
from dondoc_office.journal.verbs import verbs
from dondoc_office.journal.wording import worded
from dondoc_office.site.errors import HouseError
from dondoc_office.site.pages import page
from dondoc_office.tasks.policy import get_task
from dondoc_office.units.models import Role, Unit
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def transfer_page(request: OfficeRequest) -> HttpResponse:
    """Units whose file may be written; files that came; the way to bring one."""
    offices = offices_of(request.standing)
    form = ArrivalForm(request.POST or None, request.FILES or None, offices=offices)
    if request.method == "POST" and form.is_valid():
        office = form.cleaned_data["office"]
        require_register(request.standing, office)
        try:
            return redirect("transfer-arrival", _kept(request, office, form.cleaned_data["file"]).pk)
        except HouseError as error:
            form.add_error("file", error.said.in_language(get_language() or "vi"))
    context = {
        "form": form,
        "may": bool(offices),
        "units": Unit.objects.under(list(request.standing.paths(Role.CLERK, Role.LEADER))),
        "rows": Arrival.objects.filter(office__in=offices).select_related("came_by", "taken_by")[:50],
    }
    return page(request, "interop/transfer.html", context, status=422 if form.errors else 200)


def _kept(request: OfficeRequest, office: Unit, file: UploadedFile[bytes]) -> Arrival:
    """Verified whole before it is kept."""
    name = (file.name or "")[:200]
    with opened(file, kind=KIND, name=name) as package:
        seen = arriving.preview(package, office, on=request.today)
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    row = Arrival(office=office, source=seen.source, sha256=sha256, file_name=name)
    row.came_at, row.came_by = request.now, request.person
    row.file.save(sha256, File(file), save=False)
    row.save()
    return row


@signed_in
@require_POST
def transfer_leave(request: OfficeRequest, code: str) -> HttpResponseBase:
    """The transfer file of a unit, as a download."""
    unit = get_object_or_404(Unit.objects.all(), code=code)
    leaving.require_overseer(request.standing, unit)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    leaving.write_unit(unit, file, request.standing, by=request.person, at=request.now)
    file.seek(0)
    name = f"chuyen-giao-{unit.code}-{request.today:%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name)


@signed_in
@require_http_methods(["GET", "POST"])
def transfer_arrival(request: OfficeRequest, pk: int) -> HttpResponse:
    """What a file would bring; which units of ours take over; then all of it, or nothing."""
    arrival = get_object_or_404(Arrival.objects.filter(office__in=offices_of(request.standing)), pk=pk)
    office = arrival.office
    with arrival.file.open("rb") as file, opened(file, kind=KIND, name=arrival.file_name) as package:
        seen = arriving.preview(package, office, on=request.today)
        posted = request.POST if request.method == "POST" else None
        form = MappingForm(posted, named=seen.units, office=office, on=request.today)
        if request.method == "POST" and form.is_valid():
            try:
                done = arriving.take_over(package, arrival, form.units(), by=request.person, at=request.now)
                said = _("Đã nhận %(tasks)s nhiệm vụ, %(documents)s văn bản, kèm lịch sử.")
                messages.success(request, said % {"tasks": done.tasks, "documents": done.documents})
                return redirect("transfer-page")
            except HouseError as error:
                form.add_error(None, error.said.in_language(get_language() or "vi"))
    context = {"arrival": arrival, "seen": seen, "form": form}
    return page(request, "interop/arrival.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def past_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """What another office's journal said of a task before it came here."""
    task = get_task(request.standing, pk)
    language, known = get_language() or "vi", verbs()
    rows = [
        (
            one,
            known[one.verb].in_language(language) if one.verb in known else one.verb,
            list(worded(one.changes, language, values_of(one.verb))),
        )
        for one in PastEntry.objects.filter(subject=f"task:{task.pk}").select_related("arrival")[:500]
    ]
    return page(request, "interop/past.html", {"task": task, "rows": rows})
