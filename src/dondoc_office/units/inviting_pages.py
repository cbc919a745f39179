"""Pages on which many people are invited from a file."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dondoc_office.people.models import Person
from dondoc_office.sheets.importing import taking
from dondoc_office.sheets.plan import Plan
from dondoc_office.sheets.reading import Row
from dondoc_office.sheets.template import XLSX, template
from dondoc_office.site.pages import page
from dondoc_office.units.inviting import COLUMNS, EXAMPLE, TABLE, invite_all, planned
from dondoc_office.units.people_pages import link_of
from dondoc_office.units.policy import administered_units, require_some_administration
from dondoc_office.units.request import OfficeRequest, signed_in
from dondoc_office.units.sending import ALREADY, SentBefore, sent_once, was_sent


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def people_invite(request: OfficeRequest) -> HttpResponse:
    """A file is shown as who would be invited; the second button invites them all and shows their links, once."""
    require_some_administration(request.standing)
    key = sha256(request.POST.get("preview", "").encode()).hexdigest()
    invited: list[tuple[Person, str]] = []

    def compared(rows: Sequence[Row]) -> Plan[Person]:
        return planned(rows, administered_units(request.standing, on=request.today))

    def carried_out(plan: Plan[Person], file: str) -> int:
        with sent_once(key, by=request.person, at=request.now):
            invited.extend(invite_all(plan, by=request.person, at=request.now))
        return len(invited)

    try:
        if "take-in" in request.POST and was_sent(key, by=request.person):
            raise SentBefore
        said = taking(request, TABLE, planned=compared, take_in=carried_out, person=request.person.pk)
    except SentBefore:
        messages.info(request, ALREADY)
        return redirect("person-list")
    if said.done is not None:
        links = [(person, link_of(request, token)) for person, token in invited]
        return page(request, "units/people_invited.html", {"links": links})
    context = {"taking": said, "form": said.form}
    return page(request, "units/people_invite.html", context, status=said.status)


@signed_in
@require_GET
def people_template(request: OfficeRequest) -> HttpResponse:
    """The empty Excel table."""
    require_some_administration(request.standing)
    response = HttpResponse(template("Cán bộ", COLUMNS.values(), EXAMPLE), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="can-bo.xlsx"'
    return response
