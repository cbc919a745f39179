"""How pages of other rooms show what stands in the way of a project."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

from dondoc_office.programmes.next_steps import NEXT_NAMES, PROPOSED, next_step
from dondoc_office.programmes.policy import visible_obstacles
from dondoc_office.tasks.models import Task

register = template.Library()


@register.inclusion_tag("programmes/_of_task.html", takes_context=True)
def obstacle_of_task(context: RequestContext, task: Task) -> dict[str, Any]:
    """The obstacle that a task is to remove, and what is to be done where only one of the two has ended."""
    if "obstacle" not in task.held:
        return {}
    standing = context.request.standing  # type: ignore[attr-defined]  # an OfficeRequest
    found = visible_obstacles(standing).filter(task=task).select_related("project").first()
    if found is None:
        return {}
    step = next_step(removed=found.removed_on is not None, task=task.current)
    return {"obstacle": found, "proposal": NEXT_NAMES[step] if step in PROPOSED else None}
