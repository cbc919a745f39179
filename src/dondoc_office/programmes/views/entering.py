"""One form about a project or an obstacle: how it begins, who may, what it writes, where it leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dondoc_office.programmes.models import Project
from dondoc_office.programmes.policy import require_entry, require_management
from dondoc_office.site.filling import carried_out
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest

Said = dict[str, Any]
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Entering(Generic[One]):
    """One form about `One` (biểu ghi); `manage` where the office alone may."""

    title: Promise | str
    begin: Callable[[OfficeRequest, One], forms.Form]
    write: Callable[[OfficeRequest, One, Said], object]
    manage: bool = False


def entered(
    request: OfficeRequest, entering: Entering[One], one: One, project: Project, **shown: object
) -> HttpResponse:
    """The form; once it is written, the page of the project. A refusal stands in the form."""
    if entering.manage:
        require_management(request.standing, project.office)
    else:
        require_entry(request.standing, project)
    form = entering.begin(request, one)
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, lambda: entering.write(request, one, form.cleaned_data))
    ):
        messages.success(request, _("Đã ghi."))
        return redirect("project-page", project.pk)
    context = {"form": form, "project": project, "title": entering.title, **shown}
    return page(request, "programmes/write.html", context, status=422 if form.errors else 200)
