"""Rows of tasks, by sub-noun."""

from __future__ import annotations

from dondoc_office.tasks.models.extension import Extension
from dondoc_office.tasks.models.handover import Handover
from dondoc_office.tasks.models.occasion import Occasion
from dondoc_office.tasks.models.part import Part
from dondoc_office.tasks.models.progress import Evidence, Progress
from dondoc_office.tasks.models.request import Request
from dondoc_office.tasks.models.result import Result
from dondoc_office.tasks.models.saved_list import SavedList
from dondoc_office.tasks.models.tally import Delta, Reckoning, Tally
from dondoc_office.tasks.models.task import Coordination, Link, Task, TaskQuerySet

__all__ = [
    "Coordination",
    "Delta",
    "Evidence",
    "Extension",
    "Handover",
    "Link",
    "Occasion",
    "Part",
    "Progress",
    "Reckoning",
    "Request",
    "Result",
    "SavedList",
    "Tally",
    "Task",
    "TaskQuerySet",
]
