"""Values come in: planned first, every refusal said, then all of them or none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction
from django.utils.timezone import localdate

from dondoc.errors import Message
from dondoc_office.documents.models import Document
from dondoc_office.journal import actions as journal
from dondoc_office.measures.actions.rolling import Cell, settle
from dondoc_office.measures.actions.writing import chunks, write_back
from dondoc_office.measures.errors import EntriesRefused
from dondoc_office.measures.formulas.adding import LARGEST, exact
from dondoc_office.measures.formulas.comparing import ValueKind
from dondoc_office.measures.models import (
    Batch,
    Change,
    Definition,
    Indicator,
    Lock,
    Period,
    Status,
    Value,
    Via,
)
from dondoc_office.measures.policy import WHY, Followers, enters
from dondoc_office.measures.states import COUNTED, EDITABLE, State
from dondoc_office.people.models import Person
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of

_FORMULA = Message(
    "chỉ tiêu này tự tính theo công thức, không nhập tay.", "this indicator is computed by its formula."
)
_CLOSED = Message(
    "kỳ này đã chốt: chỉ nhận số điều chỉnh.", "the period is closed: only revised figures are taken."
)
_UNDER_WAY = Message(
    "ô này đã gửi hoặc đã duyệt: rút lại, hoặc nhập là số điều chỉnh.",
    "this figure was sent or approved: take it back first, or enter a revised one.",
)
_TOO_LARGE = Message("số quá lớn so với đơn vị tính.", "the number is too large for its unit of measure.")
_YES_OR_NO = Message(
    "chỉ tiêu này chỉ nhận 1 (đạt) hoặc 0 (không đạt).", "only 1 (met) or 0 (not met) is taken here."
)
_TWICE = Message("ô này có hai lần.", "this cell is given twice.")
_NOT_THEN = Message("đơn vị không tồn tại trong kỳ này.", "the unit did not exist in this period.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure to be written (số liệu nhập)."""

    indicator: Indicator
    unit: Unit
    period: Period
    value: Decimal
    status: Status = Status.ESTIMATE
    comment: str = ""
    document: Document | None = None
    source: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What one entry would do."""

    entry: Entry
    existing: Value | None = None
    revision: int = 0
    refused: Message | None = None
    fresh: bool = False  # nothing at all stands in its cell yet
    send: bool = False  # it is handed on in the same step

    @property
    def adds(self) -> bool:
        return self.refused is None and self.existing is None

    @property
    def changes(self) -> bool:
        """An editable value that says something else, or whose comment does, or that is to be handed on."""
        held, entry = self.existing, self.entry
        if self.refused is not None or held is None:
            return False
        return (
            self.send
            or held.value != entry.value
            or held.comment != entry.comment
            or held.state == State.RETURNED
        )


@dataclass(frozen=True)
class Plan:
    """Everything a sheet would do."""

    lines: Sequence[Line]

    @property
    def refused(self) -> list[Line]:
        return [line for line in self.lines if line.refused]

    @property
    def added(self) -> list[Line]:
        return [line for line in self.lines if line.adds]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.changes]


@dataclass
class _Standing:
    """What stands in the database, fetched once for all entries."""

    entries: Sequence[Entry]
    editable: dict[tuple[int, int, int, str], Value] = field(default_factory=dict)
    closed: set[tuple[int, int, int, str]] = field(default_factory=set)
    revisions: dict[tuple[int, int, int], int] = field(default_factory=dict)
    locked: list[tuple[str, int]] = field(default_factory=list)
    filled: set[Cell] = field(default_factory=set)

    def __post_init__(self) -> None:
        rows = Value.objects.filter(
            indicator__in={entry.indicator.pk for entry in self.entries},
            unit__in={entry.unit.pk for entry in self.entries},
            period__in={entry.period.pk for entry in self.entries},
        )
        for value in rows:
            cell = (value.indicator_id, value.unit_id, value.period_id)
            self.filled.add(cell)
            if value.stage in EDITABLE:
                self.editable[*cell, value.status] = value
            elif value.status != Status.REVISED:
                self.closed.add((*cell, value.status))
            if value.status == Status.REVISED:
                self.revisions[cell] = max(value.revision, self.revisions.get(cell, 0))
        self.locked = list(Lock.objects.filter(opened_at=None).values_list("office__path", "period"))

    def is_locked(self, entry: Entry) -> bool:
        return any(
            entry.unit.path.startswith(path) and period == entry.period.pk for path, period in self.locked
        )


def planned(entries: Sequence[Entry], *, send: bool = False, by: Person, at: datetime) -> Plan:
    """What these entries would do, handed on or only kept; nothing is changed."""
    standing = standing_of(by, on=localdate(at))
    followers = Followers({entry.indicator.pk for entry in entries})
    held = _Standing(entries)
    may = {
        (indicator, unit.pk): enters(standing, indicator, unit, followers)
        for indicator, unit in {(entry.indicator.pk, entry.unit) for entry in entries}
    }
    seen: set[tuple[int, int, int, str]] = set()
    lines = []
    for entry in entries:
        key = (entry.indicator.pk, entry.unit.pk, entry.period.pk, str(entry.status))
        refused = (
            _TWICE if key in seen else _why_not(entry, may[entry.indicator.pk, entry.unit.pk], held, key)
        )
        seen.add(key)
        revision = held.revisions.get(key[:3], 0) + 1 if entry.status == Status.REVISED else 0
        fresh = key[:3] not in held.filled
        lines.append(Line(entry, held.editable.get(key), revision, refused, fresh=fresh, send=send))
        held.filled.add(key[:3])
    return Plan(lines)


def _why_not(entry: Entry, may: bool, held: _Standing, key: tuple[int, int, int, str]) -> Message | None:
    if entry.indicator.formula:
        return _FORMULA
    if not may:
        return WHY["enter"]
    if abs(entry.value) > LARGEST:
        return _TOO_LARGE
    if entry.indicator.kind == ValueKind.YES_NO and entry.value not in (0, 1):
        return _YES_OR_NO
    if not _existed(entry.unit, entry.period):
        return _NOT_THEN
    if entry.status != Status.REVISED and held.is_locked(entry):
        return _CLOSED
    return _UNDER_WAY if key in held.closed else None


def _existed(unit: Unit, period: Period) -> bool:
    begun = unit.valid_from is None or unit.valid_from <= period.end
    return begun and (unit.valid_until is None or unit.valid_until >= period.start)


def _lock(entries: Sequence[Entry]) -> None:
    """Whoever sends or approves one of these figures waits, or has done it before the plan is made."""
    cells = {
        "indicator__in": {entry.indicator.pk for entry in entries},
        "unit__in": {entry.unit.pk for entry in entries},
        "period__in": {entry.period.pk for entry in entries},
    }
    rows = Value.objects.select_for_update(of=("self",)).filter(state__in=sorted(EDITABLE), **cells)
    list(rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def enter(
    entries: Sequence[Entry],
    *,
    via: Via = Via.PAGE,
    file_name: str = "",
    send: bool = False,
    by: Person,
    at: datetime,
) -> Batch | None:
    """All of them or none; None where nothing changed. `send` hands them on in the same step."""
    _lock(entries)
    plan = planned(entries, send=send, by=by, at=at)
    if plan.refused:
        raise EntriesRefused([line.refused for line in plan.refused if line.refused])
    added, changed = plan.added, plan.changed
    if not added and not changed:
        return None
    office = (added or changed)[0].entry.unit
    batch = Batch.objects.create(office=office, via=via, by=by, at=at, file_name=file_name[:255])
    state = State.SENT if send else State.DRAFT
    _create(added, batch, state)
    _update(changed, batch, state)
    batch.count, batch.digest = len(added) + len(changed), _digest(added, changed, state)
    batch.save(update_fields=["count", "digest"])
    _record(batch, [line.entry for line in (*added, *changed)], state, by=by, at=at)
    stale = [_cell(line.entry) for line in (*added, *changed) if not line.fresh]
    settle(stale, also=[_cell(line.entry) for line in added if line.fresh])
    return batch


def _cell(entry: Entry) -> Cell:
    return entry.indicator.pk, entry.unit.pk, entry.period.pk


def _create(lines: Sequence[Line], batch: Batch, state: State) -> None:
    """New rows, and the first step of the history of each, copied by the database itself."""
    versions = _Definitions({line.entry.indicator.pk for line in lines})
    at = connection.ops.adapt_datetimefield_value(batch.at)
    rows = [
        (
            *(
                *_cell(entry),
                versions.at(entry),
                str(entry.status),
                line.revision,
                exact(entry.value),
                state.value,
            ),
            *(line.fresh and state in COUNTED, entry.comment, "", batch.by.pk, at, batch.pk),
            *(entry.document.pk if entry.document else None, *(entry.source or (None, None)), 1),
        )
        for line in lines
        for entry in [line.entry]
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_NEW_VALUES, rows)
            cursor.execute(_FIRST_STEPS, [batch.pk])


# Past the model: thirty thousand rows of twenty fields are four times slower through it.
_NEW_VALUES = """
INSERT INTO measures_value (indicator_id, unit_id, period_id, definition_id, status, revision, value, state, current,
comment, returned_because, entered_by_id, entered_at, batch_id, document_id, source_start, source_end, version)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_FIRST_STEPS = """
INSERT INTO measures_change (value_id, batch_id, by_id, at, move, from_value, to_value, from_state, to_state, reason)
SELECT id, batch_id, entered_by_id, entered_at, '', NULL, value, '', state, ''
FROM measures_value WHERE batch_id = %s AND version = 1
"""


def _update(lines: Sequence[Line], batch: Batch, state: State) -> None:
    history, values = [], []
    for line in lines:
        value, entry = line.existing, line.entry
        assert value is not None
        history.append(
            Change(
                value=value,
                batch=batch,
                by=batch.by,
                at=batch.at,
                from_value=value.value,
                to_value=entry.value,
                from_state=value.state,
                to_state=state,
            )
        )
        value.value, value.comment, value.state = entry.value, entry.comment, state
        value.entered_by, value.entered_at, value.batch = batch.by, batch.at, batch
        value.returned_because = ""
        value.version += 1
        values.append(value)
    write_back(
        values,
        "value",
        "comment",
        "state",
        "entered_by",
        "entered_at",
        "batch",
        "returned_because",
        "version",
    )
    for some in chunks(history):
        Change.objects.bulk_create(some)


class _Definitions:
    """Which definition a value falls under: the latest that began before its period ended."""

    def __init__(self, indicators: set[int]) -> None:
        self._of: dict[int, list[Definition]] = {}
        for one in Definition.objects.filter(indicator__in=indicators).order_by("number"):
            self._of.setdefault(one.indicator_id, []).append(one)

    def at(self, entry: Entry) -> int:
        fitting = [
            one
            for one in self._of[entry.indicator.pk]
            if one.valid_from is None or one.valid_from <= entry.period.end
        ]
        return (fitting or self._of[entry.indicator.pk])[-1].pk


def _digest(added: Sequence[Line], changed: Sequence[Line], state: State) -> str:
    """A hash over every cell that was written: what the chain of the journal protects."""
    digest = hashlib.sha256()
    for line in (*added, *changed):
        entry = line.entry
        said = (*_cell(entry), entry.status, line.revision, entry.value, state)
        digest.update(" ".join(map(str, said)).encode() + b"\n")
    return digest.hexdigest()


def digest_of(history: Iterable[Change]) -> str:
    """A hash over every cell, kept in the journal: what the chain protects."""
    digest = hashlib.sha256()
    for change in history:
        digest.update(f"{change.value_id} {change.from_value} {change.to_value} {change.to_state}\n".encode())
    return digest.hexdigest()


def _record(batch: Batch, entries: Sequence[Entry], state: State, *, by: Person, at: datetime) -> None:
    changes = {
        "count": batch.count,
        "via": batch.via,
        "periods": sorted({entry.period.code for entry in entries}),
        "units": sorted({entry.unit.code for entry in entries})[:20],
        "state": state,
        "digest": batch.digest,
    }
    journal.record(batch, "values.entered", by=by, at=at, changes=changes)
