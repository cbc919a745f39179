"""Every address × every role: access/*.txt are the specification, and an address without a row fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from tests.office.conftest import NOW, Cast, Office
from tests.office.criteria.makers import criteria_to_open
from tests.office.measures.makers import figures_to_open
from tests.office.programmes.makers import project_to_open
from tests.office.reviews.makers import review_to_open

from dondoc_office.documents.models import Document, Proposal, ReadingState
from dondoc_office.meetings.models import Meeting
from dondoc_office.people.actions import invite_person
from dondoc_office.tasks.actions.assigning import draft_task
from dondoc_office.tasks.models import Occasion, Part, Task
from dondoc_office.tasks.models.progress import Evidence
from dondoc_office.urging.links import feed_address, reply_token
from dondoc_office.urging.models import Feed, Letter, Mail, ReplyLink

PEOPLE = (
    *("chair", "clerk", "head", "officer", "outsider", "commune"),
    *("auditor", "administrator", "stranger", "nobody"),
)


@dataclass(frozen=True)
class Row:
    """One request and what each of PEOPLE is answered."""

    method: str
    address: str
    data: str
    statuses: tuple[int, ...]

    @property
    def name(self) -> str:
        return resolve(re.sub(r"{\w+}", "1", self.address).split("?")[0]).view_name

    def __str__(self) -> str:
        return " ".join(filter(None, (self.method, self.address, self.data)))


def rows() -> Iterator[Row]:
    tables = sorted(Path(__file__).with_name("access").glob("*.txt"))
    for line in "\n".join(path.read_text(encoding="utf-8") for path in tables).splitlines():
        if line.strip() and not line.startswith("#"):
            said, answers = line.split(" → ")
            method, address, *data = said.split()
            yield Row(method, address, "".join(data), spread([int(status) for status in answers.split()]))


def spread(statuses: list[int]) -> tuple[int, ...]:
    """`200` is for all; `200 302` for everybody signed in and for nobody; else one for each of PEOPLE."""
    if len(statuses) <= 2:
        return (*[statuses[0]] * (len(PEOPLE) - 1), statuses[-1])
    return tuple(statuses)


def named_urls(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from named_urls(one.url_patterns)
        elif one.name:
            yield one.name


@pytest.fixture
def blanks(office: Office, cast: Cast, task: Task) -> dict[str, Any]:
    """What stands in the addresses: an open and a restricted document, a proposal, a task with a file."""
    common = {"office": office.huyen, "uploaded_by": cast.clerk, "uploaded_at": NOW, "file_name": "a.txt"}
    common |= {"state": ReadingState.READ, "reading": {"text": "Giao Công an huyện rà soát."}}
    document = Document.objects.create(
        **common, size=1, sha256="1" * 64, number="1", file=ContentFile(b"a", "a.txt")
    )
    secret = Document.objects.create(
        **common,
        size=1,
        sha256="2" * 64,
        number="2",
        file=ContentFile(b"b", "b.txt"),
        restricted=True,
        confirmed_at=NOW,
    )
    secret.named_people.add(cast.outsider)
    evidence = Evidence.objects.create(
        task=task, file=ContentFile(b"c", "c.txt"), file_name="c.txt", size=1, sha256="0" * 64, added_at=NOW
    )
    occasion = Occasion.objects.create(office=office.huyen, name="kỳ họp thứ 9")
    Task.objects.filter(pk=task.pk).update(occasion=occasion)
    shared = draft_task(
        office.huyen, {"title": "Rà soát", "content": "Rà soát", "to_group": True}, by=cast.clerk, at=NOW
    )
    part = Part.objects.create(task=shared, unit=office.police)
    fields = {"content": "rà soát", "leads": ["Công an huyện"], "start": 0, "end": 26}
    proposal = Proposal.objects.create(document=document, position=0, fields=fields)
    _, token = invite_person(cast.stranger, by=cast.administrator, at=NOW.replace(year=2100))
    figures = figures_to_open(office, cast)
    return {
        **figures,
        **project_to_open(office, cast),
        **{"document": document.pk, "secret": secret.pk, "proposal": proposal.pk},
        **{"task": task.pk, "evidence": evidence.pk, "token": token, "code": office.finance.code},
        **{"membership": cast.officer.memberships.get().pk, "person": cast.officer.pk},
        **{"unit": office.finance.pk, "deputy": cast.head.pk},
        **meeting_blanks(office, cast, secret),
        **urging_blanks(task, cast),
        **criteria_to_open(office, cast),
        **review_to_open(office, cast),
        **{"shared": shared.pk, "part": part.pk, "occasion": occasion.pk},
    }


def meeting_blanks(office: Office, cast: Cast, secret: Document) -> dict[str, Any]:
    """A meeting of the district, and one whose notice is restricted."""
    held = {"office": office.huyen, "held_on": NOW.date(), "created_by": cast.clerk, "created_at": NOW}
    meeting = Meeting.objects.create(name="Phiên họp tháng 3", **held)
    secret_meeting = Meeting.objects.create(name="Phiên họp kín", notice=secret, **held)
    return {"meeting": meeting.pk, "secret_meeting": secret_meeting.pk}


def urging_blanks(task: Task, cast: Cast) -> dict[str, Any]:
    """A refused e-mail to the head of the unit, a link for the officer, the officer's calendar."""
    later = NOW.replace(year=2100)
    said = {"address": "a@b.vn", "written_at": NOW, "state": "given_up"}
    mail = Mail.objects.create(key="k", person=cast.head, **said)
    assert task.lead is not None
    link = ReplyLink.objects.create(
        task=task, unit=task.lead, person=cast.officer, made_at=NOW, expires_at=later
    )
    feed = Feed.objects.create(person=cast.officer, made_at=NOW)
    letter = Letter.objects.create(
        office=task.office,
        unit=task.lead,
        answer_by=NOW,
        written_on=NOW,
        written_by=cast.clerk,
        written_at=NOW,
    )
    tokens = {
        "reply_token": reply_token(link),
        "feed_token": feed_address(feed).rsplit("/", 1)[1].removesuffix(".ics"),
    }
    return {"mail": mail.pk, "reply": link.pk, "letter": letter.pk, **tokens}


def answer(row: Row, who: str, cast: Cast, blanks: dict[str, Any]) -> int:
    client = Client()
    if who != "nobody":
        client.force_login(cast.everybody()[who])
    response = client.generic(
        row.method,
        row.address.format(**blanks),
        row.data.format(**blanks),
        content_type="application/x-www-form-urlencoded",
    )
    if response.streaming:
        # Read to its end, which closes the file. Never `response.close()`: the client has closed every other
        # response, and a second close drops the connection of the database in the middle of the test.
        response.getvalue()
    return response.status_code


@pytest.mark.parametrize("row", list(rows()), ids=str)
def test_everybody_gets_what_the_table_says(row: Row, cast: Cast, blanks: dict[str, Any]) -> None:
    answers = []
    for who in PEOPLE:
        with transaction.atomic():
            answers.append(answer(row, who, cast, blanks))
            transaction.set_rollback(True)
    assert f"{row} → {shown(answers)}" == f"{row} → {shown(row.statuses)}"


def shown(answers: Sequence[int]) -> str:
    return ", ".join(f"{who} {status}" for who, status in zip(PEOPLE, answers, strict=True))


def test_every_address_has_a_row() -> None:
    assert sorted(set(named_urls(get_resolver().url_patterns)) - {row.name for row in rows()}) == []
