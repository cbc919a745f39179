"""The page on which a clerk says who may see a document; it stands here because its tasks follow it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import MEMBERS, get_document, require_register
from dondoc_office.people.models import Person
from dondoc_office.site.pages import page
from dondoc_office.tasks.actions.restricting import restrict_with_tasks
from dondoc_office.tasks.boards import units_owing
from dondoc_office.tasks.forms import ViewersForm
from dondoc_office.units.models import Membership, Unit
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def document_viewers(request: OfficeRequest, pk: int) -> HttpResponse:
    """Restrict a document and its tasks to the people and units named, or open them again."""
    document = get_document(request.standing, pk)
    require_register(request.standing, document.office)
    inside = Unit.objects.existing(on=request.today).under([document.office.path])
    held = Membership.objects.held(on=request.today).filter(unit__in=inside, role__in=MEMBERS)
    named = _named(document)
    # Whoever is named already may stay so, from wherever they are: a choice that is not offered is lost.
    units = Unit.objects.filter(Q(pk__in=inside.values("pk")) | Q(pk__in=named["units"].values("pk")))
    there = Q(pk__in=document.named_people.values("pk"))
    people = Person.objects.filter(Q(memberships__in=held, is_active=True) | there).distinct()
    sent = request.POST if request.method == "POST" else None
    form = ViewersForm(sent, initial=named, people=people, units=units)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        restrict_with_tasks(
            *(document, said["people"], said["units"]),
            restricted=said["restricted"],
            by=request.person,
            at=request.now,
        )
        messages.success(request, _("Đã ghi ai được xem văn bản và nhiệm vụ của nó."))
        return redirect("document-page", pk)
    context = {"document": document, "form": form}
    return page(request, "tasks/viewers.html", context, status=422 if form.errors else 200)


def _named(document: Document) -> dict[str, Any]:
    """Those named; where nobody is yet, the units that have its tasks, so that none loses sight of its work."""
    if document.restricted:
        named = document.named_units.all()
        return {"restricted": True, "people": document.named_people.all(), "units": named}
    return {"units": units_owing(document)}
