"""What the search finds of tasks."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from dondoc_office.tasks.boards import listed
from dondoc_office.tasks.models import Task
from dondoc_office.tasks.policy import visible_tasks
from dondoc_office.tasks.states import STATE_NAMES
from dondoc_office.tasks.templatetags.tasks import said
from dondoc_office.units.finding import Found, Hit, gathered
from dondoc_office.units.standing import Standing


def find_tasks(standing: Standing, words: str, today: date) -> Found:
    """Title, words of the order, product, lead with its aliases; what is due latest first."""
    rows = listed(visible_tasks(standing)).matching(words).order_by("-pk")
    return gathered(rows, _task, name=gettext_lazy("Nhiệm vụ"), listed="task-list", words=words)


def _task(task: Task) -> Hit:
    lead = task.lead.called if task.lead else task.lead_text
    due = f"{task.due_on:%d/%m/%Y}" if task.due_on else ""
    about = " · ".join(filter(None, (lead, due, said(STATE_NAMES[task.current]))))
    return Hit(reverse("task-page", args=[task.pk]), task.title, about)


FINDERS = (find_tasks,)
