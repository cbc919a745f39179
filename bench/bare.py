"""The list of tasks without its templates: the same sign-in, middleware and queries, one plain line a task.

    granian --interface wsgi bench.bare:application

What the office's own list takes beyond this is what its templates cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from dondoc_office.site.wsgi import application
from dondoc_office.tasks import views

__all__ = ["application"]


def plain(request: HttpRequest, template: str, context: Mapping[str, Any], **ways: Any) -> HttpResponse:
    """Every question of the list is asked; its answers stand in plain rows."""
    rows, today = context["rows"], request.today  # type: ignore[attr-defined]
    chosen = [f"<option>{escape(unit.name)}" for unit in context["units"]]
    chosen += [f"<option>{escape(person.name)}" for person in context["leaders"]]
    chosen += [f"<option>{escape(kept.name)}" for kept in context["kept"]]
    lines = [
        f"<tr><td>{task.pk}<td>{escape(task.title)}<td>{escape(task.lead.name)}<td>{task.due_on}<td>{task.state}"
        f"<td>{escape(task.document.reference)}<td>{task.percent}<td>{task.days_late(today)}"
        for task in rows
    ]
    said = [f"<p>{rows.paginator.count}<select>", *chosen, "</select><table><tr><th>Việc", *lines, "</table>"]
    return HttpResponse("".join(said))


views.page = plain
