"""What the search finds of projects."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from dondoc_office.programmes.models import Project
from dondoc_office.programmes.policy import visible_projects
from dondoc_office.units.finding import Found, Hit, gathered
from dondoc_office.units.standing import Standing


def find_projects(standing: Standing, words: str, today: date) -> Found:
    """By code and name, of those she may see."""
    rows = visible_projects(standing).matching(words).select_related("investor")
    return gathered(rows, _project, name=gettext_lazy("Dự án"), listed="project-list", words=words)


def _project(one: Project) -> Hit:
    return Hit(reverse("project-page", args=[one.pk]), one.name, f"{one.code} · {one.investor.called}")


FINDERS = (find_projects,)
