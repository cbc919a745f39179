"""What people do to cells: assess, check, return, confirm, leave out, prove; many of one commune at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.timezone import localdate

from dondoc_office.criteria.errors import CampaignClosed, FigureNeedsReason, ReasonNeeded, ResultNeeded
from dondoc_office.criteria.gathering import KnownFigure, known_figures
from dondoc_office.criteria.models import Assessment, Proof, RatedUnit, Step
from dondoc_office.criteria.policy import Owners, enters, may, require_management, why_not
from dondoc_office.criteria.states import NEEDS_REASON, Move, State, after
from dondoc_office.criteria.thresholds import bound_for, judged
from dondoc_office.documents.actions import Upload, check_upload
from dondoc_office.journal import actions as journal
from dondoc_office.measures.actions.writing import write_back
from dondoc_office.measures.numbers import typed
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed, OutOfDate
from dondoc_office.site.files import type_of
from dondoc_office.units.policy import standing_of


@dataclass(frozen=True, slots=True)
class Said:
    """What a commune says of one cell (kết quả tự đánh giá); `version` is what the person was looking at."""

    met: bool | None = None
    value: Decimal | None = None
    note: str = ""
    proved_until: date | None = None
    version: int | None = None


def _locked(rated: RatedUnit, cells: Iterable[int]) -> list[Assessment]:
    rows = Assessment.objects.select_for_update(of=("self",)).filter(rated_unit=rated, pk__in=set(cells))
    return list(rows.select_related("criterion", "rated_unit__unit", "rated_unit__campaign__office"))


@transaction.atomic
def assess(rated: RatedUnit, said: Mapping[int, Said], *, by: Person, at: datetime) -> list[Assessment]:
    """The commune says where it stands, cell by cell; a figure against an established threshold decides alone.

    A figure other than the approved one of the indicator is taken with a reason, and the journal names both.
    """
    if not enters(standing_of(by, on=localdate(at)), rated):
        raise NotAllowed(why_not(Move.ASSESS))
    _require_open(rated, localdate(at))
    rows = _locked(rated, said)
    prefetch_related_objects(rows, "criterion__thresholds")
    known = known_figures(rated, (row for row in rows if said[row.pk].value is not None))
    other = {
        row: known[row.pk] for row in rows if row.pk in known and known[row.pk].amount != said[row.pk].value
    }
    for row, figure in other.items():
        _require_reason(row, said[row.pk], figure)
    steps = [_assessed(row, said[row.pk], by=by, at=at) for row in rows]
    overridden = {
        row.criterion.code: [typed(figure.amount), typed(said[row.pk].value)] for row, figure in other.items()
    }
    _keep(rated, Move.ASSESS, rows, steps, overridden=overridden, by=by, at=at)
    return rows


def _require_reason(row: Assessment, said: Said, known: KnownFigure) -> None:
    if not said.note.strip():
        raise FigureNeedsReason(
            code=row.criterion.code,
            said=typed(said.value),
            known=typed(known.amount),
            period=known.source.period.name,
        )


def _require_open(rated: RatedUnit, today: date) -> None:
    if today > rated.campaign.closes_on:
        raise CampaignClosed(day=f"{rated.campaign.closes_on:%d/%m/%Y}")


def _assessed(row: Assessment, said: Said, *, by: Person, at: datetime) -> Step:
    if said.version is not None and said.version != row.version:
        raise OutOfDate(subject=f"{row.criterion.code} {row.criterion.called}")
    rated = row.rated_unit
    bound = bound_for(
        row.criterion.bounds, group=rated.group, region=rated.region, on=rated.campaign.assessed_on
    )
    met = judged(row.criterion.kind, said.value, bound, said.met)
    if met is None:
        raise ResultNeeded
    step = _stepped(row, Move.ASSESS, met, said.note, by=by, at=at)
    row.value, row.note, row.proved_until = said.value, said.note, said.proved_until
    row.entered_by, row.reason, row.inheritance = by, "", None
    step.value = said.value
    return step


def _stepped(row: Assessment, move: Move, met: bool | None, reason: str, *, by: Person, at: datetime) -> Step:
    """The row moves; a result once confirmed as met is remembered, so that its loss shows."""
    state = after(row.stage, move)
    step = Step(
        assessment=row,
        by=by,
        at=at,
        move=move,
        from_state=row.state,
        to_state=state,
        from_met=row.met,
        to_met=met,
        was_met=row.was_met,
        value=row.value,
        reason=reason[:1000],
    )
    row.state, row.met, row.changed_at, row.version = state.value, met, at, row.version + 1
    if state is State.CONFIRMED and met:
        row.was_met = True
    return step


_NOTHING: Mapping[str, object] = {}
_WRITTEN = (
    *("state", "met", "was_met", "value", "note", "reason", "proved_until", "inheritance", "entered_by"),
    *("changed_at", "version"),
)


def _keep(
    rated: RatedUnit,
    move: Move,
    rows: list[Assessment],
    steps: list[Step],
    *,
    overridden: Mapping[str, object] = _NOTHING,
    by: Person,
    at: datetime,
) -> None:
    if not rows:
        return
    write_back(rows, *_WRITTEN)
    Step.objects.bulk_create(steps)
    changes: dict[str, object] = {"results": {row.criterion.code: row.met for row in rows}}
    if overridden:
        changes["overridden"] = overridden
    reason = steps[0].reason if move in NEEDS_REASON else ""
    journal.record(rated, f"assessment.{move.value}", by=by, at=at, changes=changes, reason=reason)


@transaction.atomic
def move(
    rated: RatedUnit, cells: Iterable[int], step: Move, *, reason: str = "", by: Person, at: datetime
) -> list[Assessment]:
    """Check, return, confirm or reopen cells of one commune: all of them or none."""
    reason = reason.strip()
    if step in NEEDS_REASON and not reason:
        raise ReasonNeeded
    standing, owners = standing_of(by, on=localdate(at)), Owners(rated.campaign_id)
    rows = _locked(rated, cells)
    steps = []
    for row in rows:
        if not may(standing, row, step, owners.of(row.criterion)):
            raise NotAllowed(why_not(step))
        met = False if step is Move.FLAG else row.met
        steps.append(_stepped(row, step, met, reason, by=by, at=at))
        if step is not Move.CONFIRM:  # what was wrong stays said
            row.reason = reason[:1000]
    _keep(rated, step, rows, steps, by=by, at=at)
    return rows


@transaction.atomic
def set_applies(
    assessment: Assessment, *, applies: bool, reason: str, by: Person, at: datetime
) -> Assessment:
    """A criterion that does not concern a commune is not counted for it, and says why."""
    [row] = _locked(assessment.rated_unit, [assessment.pk])
    require_management(standing_of(by, on=localdate(at)), row.rated_unit.campaign.office)
    if not applies and not reason.strip():
        raise ReasonNeeded
    if row.applies == applies:
        return row
    row.applies, row.reason, row.version = applies, reason.strip()[:1000], row.version + 1
    row.changed_at = at
    row.save(update_fields=["applies", "reason", "version", "changed_at"])
    changes = {"criterion": row.criterion.code, "applies": applies}
    journal.record(row.rated_unit, "assessment.left_out", by=by, at=at, changes=changes, reason=row.reason)
    return row


def prove(assessment: Assessment, upload: Upload, *, by: Person, at: datetime) -> Proof:
    """A file that proves the cell; scanned before it is kept, and before the transaction begins."""
    if not enters(standing_of(by, on=localdate(at)), assessment.rated_unit):
        raise NotAllowed(why_not(Move.ASSESS))
    _require_open(assessment.rated_unit, localdate(at))
    check_upload(upload)
    with transaction.atomic():
        return _kept(assessment, upload, by=by, at=at)


def _kept(assessment: Assessment, upload: Upload, *, by: Person, at: datetime) -> Proof:
    held = assessment.proofs.filter(sha256=upload.sha256).first()
    if held is not None:
        return held
    made = Proof.objects.create(
        assessment=assessment,
        file=ContentFile(upload.content, f"{upload.sha256[:16]}.bin"),
        file_name=upload.shown,
        sha256=upload.sha256,
        size=len(upload.content),
        media_type=type_of(upload.content),
        added_by=by,
        added_at=at,
    )
    changes = {"criterion": assessment.criterion.code, "file": upload.shown, "sha256": upload.sha256}
    journal.record(assessment.rated_unit, "assessment.proved", by=by, at=at, changes=changes)
    return made
