"""Where every report and register is found."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from dondoc_office.reports.policy import OVERSEERS
from dondoc_office.reports.registers import REGISTERS
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def report_home(request: OfficeRequest) -> HttpResponse:
    """Reports, registers and lists, each with a line on what it is for."""
    context = {"oversees": request.standing.holds(*OVERSEERS), "registers": REGISTERS.values()}
    return page(request, "reports/home.html", context)
