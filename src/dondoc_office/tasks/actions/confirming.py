"""A reviewed proposal becomes a task: names become units, words become a deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from dondoc.text.folding import bare, fold
from dondoc_office.documents.models import Proposal, ProposalState
from dondoc_office.documents.review import Fields
from dondoc_office.documents.reviewing import open_row, saved
from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.tasks.actions.assigning import assign, draft_task
from dondoc_office.tasks.models import Occasion, Task
from dondoc_office.tasks.models.task import Origin
from dondoc_office.units.models import Kind, Unit

_COMMUNES = ("cac xa", "xa, thi tran", "xa, phuong", "cac phuong", "xa thi tran", "cap xa")
_DEPARTMENTS = (
    "cac phong",
    "phong, ban",
    "phong, nganh",
    "phong nganh",
    "cac so",
    "so, ban",
    "co quan, don vi",
    "cac don vi",
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a name in the notice means today: one unit, a group of units, or nobody we know."""

    name: str
    units: tuple[Unit, ...] = ()
    group: bool = False


class Directory:
    """The units under an office on a day, by every name they go by."""

    def __init__(self, office: Unit, on: date) -> None:
        self.office = office
        inside = Unit.objects.existing(on=on).under([office.path]).prefetch_related("aliases")
        self.units = list(inside)
        self._by_name: dict[str, Unit] = {}
        for unit in self.units:
            for name in (unit.name, unit.short_name, *(alias.name for alias in unit.aliases.all())):
                if name:
                    self._by_name.setdefault(_plain(name), unit)

    def find(self, name: str) -> Addressee:
        """The unit of a name; without its tail of level or place too ("Công an huyện X" for "Công an huyện")."""
        wanted = _plain(name)
        group = self._group(wanted)
        if group:
            return Addressee(name, group, group=True)
        unit = self._by_name.get(wanted) or self._nearly(wanted)
        return Addressee(name, (unit,) if unit else ())

    def _nearly(self, wanted: str) -> Unit | None:
        close = {
            unit.pk: unit
            for known, unit in self._by_name.items()
            if wanted and (known.startswith(f"{wanted} ") or wanted.startswith(f"{known} "))
        }
        return next(iter(close.values())) if len(close) == 1 else None

    def _group(self, wanted: str) -> tuple[Unit, ...]:
        if not wanted.startswith(
            (
                "cac ",
                "ubnd cac",
                "uy ban nhan dan cac",
                "chu tich ubnd cac",
                "chu tich uy ban nhan dan cac",
                "thu truong cac",
            )
        ):
            return ()
        if any(words in wanted for words in _COMMUNES):
            return tuple(unit for unit in self.units if unit.kind == Kind.COMMUNE)
        if any(words in wanted for words in _DEPARTMENTS):
            return tuple(
                unit for unit in self.units if unit.kind in {Kind.DEPARTMENT, Kind.OFFICE, Kind.PUBLIC}
            )
        return ()


def _plain(name: str) -> str:
    words = bare(fold(name)).replace(" - ", " ").replace(" va ", " ")
    return " ".join(words.replace("uy ban nhan dan", "ubnd").split())


@transaction.atomic
def confirm(
    proposal: Proposal, *, version: int, assign_now: bool = True, by: Person, at: datetime
) -> list[Task]:
    """The tasks of a proposal: one, or one for each lead that was named with others.

    Several named leads stay one task with the first as its only lead and the others coordinating: exactly
    one unit answers for a task. A group becomes one task with a part for each of its units. A name
    that no unit bears stays as text; where it is the lead's, the task stays a draft until somebody chooses.
    """
    row = open_row(proposal, version, by=by, at=at)
    fields = Fields.from_json(row.fields)
    office = row.document.office
    directory = Directory(office, localdate(at))
    leads = [directory.find(name) for name in fields.leads]
    group = next((lead for lead in leads if lead.group), None)
    single = next((lead.units[0] for lead in leads if lead.units and not lead.group), None)
    helpers = [unit for lead in leads for unit in lead.units if not lead.group and unit != single]
    named = [directory.find(name) for name in fields.coordinating]
    helpers += [unit for addressee in named if not addressee.group for unit in addressee.units]
    values = _columns(row, fields, directory)
    values |= {
        "lead": None if group else single,
        "to_group": group is not None,
        "lead_text": "; ".join(fields.leads)[:300],
        "helpers_text": "; ".join(one.name for one in named if one.group or not one.units)[:500],
    }
    task = draft_task(office, values, coordinators=helpers, by=by, at=at)
    if assign_now and (group or single):
        task = assign(task, units=group.units if group else (), by=by, at=at)
    row.state = ProposalState.CONFIRMED
    journal.record(row, "proposal.confirmed", by=by, at=at, changes={"task": task})
    saved(row, by=by, at=at)
    if not row.document.proposals.filter(state=ProposalState.PROPOSED).exists():
        row.document.confirmed_at = at
        row.document.save(update_fields=["confirmed_at"])
    return [task]


def _columns(row: Proposal, fields: Fields, directory: Directory) -> dict[str, Any]:
    receivers = [directory.find(name) for name in fields.report_to]
    due_on = date.fromisoformat(fields.due_on) if fields.due_on else None
    occasion = None
    if fields.deadline_kind == "before_event" and fields.deadline_text:
        occasion, _ = Occasion.objects.get_or_create(
            office=row.document.office, name=fields.deadline_text[:300]
        )
        due_on = occasion.on
    return {
        "title": title_of(fields.title or fields.content),
        "content": fields.content,
        "receiver": "; ".join(fields.report_to)[:300],
        "receiver_unit": next((a.units[0] for a in receivers if a.units and not a.group), None),
        "authority": "; ".join(fields.adviser_to)[:300],
        "product": fields.product[:300],
        "product_kind": fields.product_kind[:20],
        "deadline_kind": fields.deadline_kind,
        "deadline_value": fields.deadline_value[:40],
        "deadline_text": fields.deadline_text[:300],
        "due_on": due_on,
        "occasion": occasion,
        "supervisor": _person(fields.supervisors, row),
        "origin": Origin.DOCUMENT,
        "document": row.document,
        "proposal": row,
        "source_start": fields.start,
        "source_end": fields.end,
    }


def _person(names: tuple[str, ...], row: Proposal) -> Person | None:
    """The supervising leader, where a person of the office bears exactly this name."""
    for name in names:
        words = fold(name)
        people = [
            p
            for p in Person.objects.filter(is_active=True, memberships__unit=row.document.office).distinct()
            if fold(p.name) in words
        ]
        if len(people) == 1:
            return people[0]
    return None


def title_of(content: str) -> str:
    """The first words of an order, without cutting a word."""
    if len(content) <= 140:
        return content
    return content[:140].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
