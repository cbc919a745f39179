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
from dondoc_office.tasks.rows import rows_of

__all__ = ["application"]


def plain(request: HttpRequest, template: str, context: Mapping[str, Any], **ways: Any) -> HttpResponse:
    """Every question of the list is asked; its answers stand in plain rows."""
    choices = [context[name]() if callable(context[name]) else context[name] for name in ("units", "leaders")]
    chosen = [f"<option>{escape(words[-1])}" for rows in choices for words in rows]
    chosen += [f"<option>{escape(kept.name)}" for kept in context["kept"]]
    lines = [
        f'<tr><td><a href="/{row.pk}">{escape(row.title)}</a><td>{escape(row.lead_name)}<td>{row.due_on}<td>{row.state}'
        f"<td>{escape(row.number)}<td>{row.percent}"
        for row in rows_of(context["rows"])
    ]
    said = [
        f"<p>{context['rows'].paginator.count}<select>",
        *chosen,
        "</select><table><tr><th>Việc",
        *lines,
        "</table>",
    ]
    return HttpResponse("".join(said))


views.page = plain
