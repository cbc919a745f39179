"""The page on which a unit enters its figures of a period."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc_office.documents.models import Document, ReadingState
from dondoc_office.documents.policy import visible_documents
from dondoc_office.measures.actions.entering import enter, planned
from dondoc_office.measures.errors import EntriesRefused
from dondoc_office.measures.models import Period, Status, Via
from dondoc_office.measures.policy import WHY, Followers, entering_unit, enters
from dondoc_office.measures.sheet import Sheet, fill, sheet_of
from dondoc_office.measures.views.reading import Chosen, chosen
from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def measure_sheet(request: OfficeRequest) -> HttpResponse:
    """One unit, one period, every figure it owes: keep, or keep and send."""
    found = chosen(request.standing, request.GET, today=request.today)
    if found is None:
        return page(request, "measures/nothing.html", {})
    if not request.GET.get("don-vi"):
        own = entering_unit(request.standing, found.unit, on=request.today)
        found = replace(found, unit=own or found.unit)
    period = get_object_or_404(Period, code=found.span.code)
    asked = request.POST.get("tinh-chat") or request.GET.get("tinh-chat", "")
    status = Status(asked) if asked in Status.values else Status.ESTIMATE
    sheet = sheet_of(found.unit, period, status, on=request.today)
    require_entry(request, sheet)
    if request.method == "GET":
        return shown(request, found, sheet)
    fill(sheet, request.POST)
    if sheet.wrong or (sheet.jumping and not request.POST.get("chac-chan")):
        return shown(request, found, sheet, 422)
    return kept(request, found, sheet)


def require_entry(request: OfficeRequest, sheet: Sheet) -> None:
    """403 for somebody who may enter none of its cells."""
    followers = Followers({cell.indicator.pk for cell in sheet.cells})
    sheet.cells = [
        cell for cell in sheet.cells if enters(request.standing, cell.indicator.pk, sheet.unit, followers)
    ]
    if not sheet.cells and not enters(request.standing, 0, sheet.unit, followers):
        raise NotAllowed(WHY["enter"])


def shown(request: OfficeRequest, found: Chosen, sheet: Sheet, status: int = 200) -> HttpResponse:
    context = {
        "chosen": found,
        "sheet": sheet,
        "statuses": Status.choices,
        "documents": _read(request, sheet),
    }
    return page(request, "measures/sheet.html", context, status=status)


def _read(request: OfficeRequest, sheet: Sheet) -> list[Document]:
    """The last documents of the unit whose figures she may take over."""
    if not enters(request.standing, 0, sheet.unit, Followers([])):
        return []
    rows = visible_documents(request.standing).in_force().filter(office=sheet.unit, restricted=False)
    return list(
        rows.filter(state=ReadingState.READ).defer("reading", "words").order_by("-issued_on", "-pk")[:5]
    )


def kept(request: OfficeRequest, found: Chosen, sheet: Sheet) -> HttpResponse:
    """All cells or none; what is refused comes back beside its cell."""
    send = "gui" in request.POST
    try:
        batch = enter(sheet.entries, via=Via.PAGE, send=send, by=request.person, at=request.now)
    except EntriesRefused as error:
        sheet.refuse(planned(sheet.entries, by=request.person, at=request.now))
        messages.error(request, error.said.in_language(get_language() or "vi"))
        return shown(request, found, sheet, 422)
    count = batch.count if batch else 0
    if not count:
        messages.info(request, _("Không có số nào thay đổi."))
    elif send:
        messages.success(request, ngettext("Đã gửi %(n)s số.", "Đã gửi %(n)s số.", count) % {"n": count})
    else:
        messages.success(
            request,
            ngettext("Đã lưu %(n)s số, chưa gửi.", "Đã lưu %(n)s số, chưa gửi.", count) % {"n": count},
        )
    query = f"?don-vi={found.unit.code}&ky={found.span.code}&tinh-chat={sheet.status}"
    return redirect(reverse("measure-sheet") + query)
