"""What may be done to a task over the API: each verb is one action of the pages."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from ninja import Schema
from pydantic import Field

from dondoc_office.interop.api.days import Day
from dondoc_office.interop.errors import WrongInput
from dondoc_office.people.models import Person
from dondoc_office.site.scanning import require_clean
from dondoc_office.tasks.actions import assigning, ending, extending, sharing, working
from dondoc_office.tasks.actions.working import Attachment, Report
from dondoc_office.tasks.forms import attachment
from dondoc_office.tasks.models import Part, Task
from dondoc_office.tasks.models.progress import Via
from dondoc_office.units.models import Unit

MOST_BYTES = 5 * 2**20


class Verb(StrEnum):
    """What may be done to a task (thao tác)."""

    ASSIGN = "assign"
    RECEIVE = "receive"
    SEND_BACK = "send_back"
    REPORT = "report"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    CLOSE = "close"
    REDIRECT = "redirect"
    ASK_EXTENSION = "ask_extension"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"


class PartVerb(StrEnum):
    """What may be done to one unit's part."""

    RECEIVE = "receive"
    REPORT = "report"
    SUBMIT = "submit"
    ACCEPT = "accept"
    RETURN = "return"


class FileIn(Schema):
    """A file of proof (minh chứng)."""

    name: str = Field(min_length=1, max_length=255)
    content: str = Field(description="base64")


class StepIn(Schema):
    """What a verb needs; the rest is left out.

    `report`: text, percent, difficulty, figures, files · `submit`: text, document_text, files · `accept`,
    `grant_extension`: reason where there is something to remark · `send_back`, `return`, `suspend`, `cancel`,
    `close`, `refuse_extension`: reason · `redirect`: lead, reason · `ask_extension`: new_due_on, reason,
    objective · `assign`: units for a task given to many.
    """

    text: str = Field(default="", max_length=20_000)
    percent: int | None = Field(default=None, ge=0, le=100)
    difficulty: str = Field(default="", max_length=20_000)
    figures: list[dict[str, Any]] = Field(default=[], max_length=200)
    files: list[FileIn] = Field(default=[], max_length=20)
    document_text: str = Field(default="", max_length=300)
    reason: str = Field(default="", max_length=5_000)
    lead: str = Field(default="", max_length=40)
    units: list[str] = Field(default=[], max_length=1000)
    new_due_on: Day | None = None
    objective: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A verb's input with codes looked up and files opened."""

    said: StepIn
    key: str
    files: tuple[Attachment, ...]
    lead: Unit | None
    units: tuple[Unit, ...]

    def need(self, name: str) -> Any:
        """The value of a field without which the verb makes no sense."""
        value = self.lead if name == "lead" else getattr(self.said, name)
        if value in ("", None):
            raise WrongInput({name: "cần có cho thao tác này (needed for this verb)"})
        return value

    @property
    def report(self) -> Report:
        said = self.said
        return Report(
            text=self.need("text"),
            percent=said.percent,
            difficulty=said.difficulty,
            figures=tuple(said.figures),
            files=self.files,
            key=self.key[:64],
            via=Via.API,
        )


def opened(files: list[FileIn]) -> tuple[Attachment, ...]:
    """Files by their content, as the pages take them."""
    found, total = [], 0
    for number, file in enumerate(files):
        try:
            content = base64.b64decode(file.content, validate=True)
        except (binascii.Error, ValueError):
            raise WrongInput({f"files.{number}.content": "không phải base64 (not base64)"}) from None
        total += len(content)
        if total > MOST_BYTES:
            raise WrongInput({"files": f"quá {MOST_BYTES // 2**20} MB (more than that)"})
        require_clean(content, name=file.name[:100])
        found.append(attachment(SimpleUploadedFile(file.name, content)))
    return tuple(found)


Carry = Callable[[Task, Step, Person, datetime], object]
CARRY: Mapping[Verb, Carry] = {
    Verb.ASSIGN: lambda task, step, by, at: assigning.assign(task, units=step.units, by=by, at=at),
    Verb.RECEIVE: lambda task, step, by, at: working.receive(task, by=by, at=at),
    Verb.SEND_BACK: lambda task, step, by, at: working.send_back(task, reason=step.said.reason, by=by, at=at),
    Verb.REPORT: lambda task, step, by, at: working.report(task, step.report, by=by, at=at),
    Verb.SUBMIT: lambda task, step, by, at: working.submit(
        task, step.need("text"), files=step.files, document_text=step.said.document_text, by=by, at=at
    ),
    Verb.ACCEPT: lambda task, step, by, at: working.accept(task, remark=step.said.reason, by=by, at=at),
    Verb.RETURN: lambda task, step, by, at: working.return_result(
        task, reason=step.said.reason, by=by, at=at
    ),
    Verb.SUSPEND: lambda task, step, by, at: ending.suspend(task, reason=step.said.reason, by=by, at=at),
    Verb.RESUME: lambda task, step, by, at: ending.resume(task, by=by, at=at),
    Verb.CANCEL: lambda task, step, by, at: ending.cancel(task, reason=step.said.reason, by=by, at=at),
    Verb.CLOSE: lambda task, step, by, at: ending.close_without_result(
        task, reason=step.said.reason, by=by, at=at
    ),
    Verb.REDIRECT: lambda task, step, by, at: assigning.redirect(
        task, step.need("lead"), reason=step.said.reason, by=by, at=at
    ),
    Verb.ASK_EXTENSION: lambda task, step, by, at: extending.ask(
        task,
        step.need("new_due_on"),
        reason=step.said.reason,
        objective=step.said.objective,
        by=by,
        at=at,
    ),
    Verb.GRANT_EXTENSION: lambda task, step, by, at: extending.grant(
        _waiting(task), answer=step.said.reason, by=by, at=at
    ),
    Verb.REFUSE_EXTENSION: lambda task, step, by, at: extending.refuse(
        _waiting(task), answer=step.said.reason, by=by, at=at
    ),
}

CARRY_PART: Mapping[PartVerb, Callable[[Part, Step, Person, datetime], object]] = {
    PartVerb.RECEIVE: lambda part, step, by, at: sharing.receive(part, by=by, at=at),
    PartVerb.REPORT: lambda part, step, by, at: sharing.report(part, step.report, by=by, at=at),
    PartVerb.SUBMIT: lambda part, step, by, at: sharing.submit(
        part, step.need("text"), files=step.files, document_text=step.said.document_text, by=by, at=at
    ),
    PartVerb.ACCEPT: lambda part, step, by, at: sharing.accept(part, remark=step.said.reason, by=by, at=at),
    PartVerb.RETURN: lambda part, step, by, at: sharing.return_result(
        part, reason=step.said.reason, by=by, at=at
    ),
}


def _waiting(task: Task) -> Any:
    found = task.extensions.filter(part=None, state="asked").first()
    if found is None:
        raise extending.NoExtension(extending.DECIDED)
    return found
