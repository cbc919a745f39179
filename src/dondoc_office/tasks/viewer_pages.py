"""The page on which a clerk says who may see a document; it stands here because its tasks follow it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc_office.documents.models import Document
from dondoc_office.documents.policy import get_document, require_register
from dondoc_office.documents.viewers import people_to_name, units_to_name, viewers_of
from dondoc_office.site.errors import OutOfDate
from dondoc_office.site.pages import page
from dondoc_office.tasks.actions.restricting import restrict_with_tasks
from dondoc_office.tasks.boards import units_owing
from dondoc_office.tasks.forms import ViewersForm
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def document_viewers(request: OfficeRequest, pk: int) -> HttpResponse:
    """Restrict a document and its tasks to the people and units named, or open them again.

    Where somebody else was quicker, both lists stand side by side.
    """
    document = get_document(request.standing, pk)
    require_register(request.standing, document.office)
    form = ViewersForm(
        request.POST if request.method == "POST" else None,
        initial={**_named(document), "seen": viewers_of(document).seal},
        people=people_to_name(document, on=request.today),
        units=units_to_name(document, on=request.today),
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            restrict_with_tasks(
                *(document, said["people"], said["units"]),
                restricted=said["restricted"],
                seen=said["seen"],
                by=request.person,
                at=request.now,
            )
        except OutOfDate as error:
            return _both(request, document, form, error)
        messages.success(request, _("Đã ghi ai được xem văn bản và nhiệm vụ của nó."))
        return redirect("document-page", pk)
    context = {"document": document, "form": form}
    return page(request, "tasks/viewers.html", context, status=422 if form.errors else 200)


def _both(request: OfficeRequest, document: Document, form: ViewersForm, error: OutOfDate) -> HttpResponse:
    """What was chosen stays in the form, which may now be sent on top of the list that stands beside it."""
    document.refresh_from_db()
    form.data = request.POST.copy()
    form.data["seen"] = viewers_of(document).seal
    messages.error(request, error.said.in_language(get_language() or "vi"))
    stored = {"people": document.named_people.all(), "units": document.named_units.all()}
    context = {"document": document, "form": form, "stored": stored}
    return page(request, "tasks/viewers.html", context, status=409)


def _named(document: Document) -> dict[str, Any]:
    """Those named; where nobody is yet, the units that have its tasks, so that none loses sight of its work."""
    if document.restricted:
        named = document.named_units.all()
        return {"restricted": True, "people": document.named_people.all(), "units": named}
    return {"units": units_owing(document)}
