"""One thing that a person may do with a task: its name, its form, its action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.states import Move

Carry = Callable[[Any, Mapping[str, Any], Person, datetime], object]
"""What carries an offer out: the task or part, the form's values, who, when."""


@dataclass(frozen=True)
class Offer:
    """One thing that may be done: its name, its form, its action."""

    step: str
    title: Message
    form_class: Callable[..., forms.Form]
    carry: Carry
    initial: Mapping[str, Any] = field(default_factory=dict)

    @property
    def first_thing(self) -> bool:
        """What the person most likely came for: its form stands open."""
        return self.step in {Move.REPORT, Move.ACCEPT} or self.step.startswith(("cho-gia-han", "dong-y"))

    @property
    def name(self) -> str:
        return self.title.in_language(get_language() or "vi")

    @property
    def form(self) -> forms.Form:
        return self.form_class(initial=dict(self.initial), prefix=None, auto_id=f"{self.step}_%s")

    def bound(self, data: Any, files: Any) -> forms.Form:
        return self.form_class(data, files, auto_id=f"{self.step}_%s")

    def carry_out(self, owed: Task | Part, values: Mapping[str, Any], *, by: Person, at: datetime) -> object:
        return self.carry(owed, values, by, at)
