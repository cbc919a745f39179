"""What happens to values after they were entered: sent, checked, returned, approved, closed, opened again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.measures.actions.entering import digest_of
from dondoc_office.measures.actions.rolling import settle
from dondoc_office.measures.actions.writing import chunks
from dondoc_office.measures.errors import AlreadyLocked, NothingToMove, StepReasonNeeded
from dondoc_office.measures.models import Change, Lock, Period, Value
from dondoc_office.measures.policy import Followers, may, require_management, why_not
from dondoc_office.measures.states import COUNTED, FIRM, NEEDS_REASON, Move, State, after, states_before
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.units.models import Unit
from dondoc_office.units.policy import standing_of


@transaction.atomic
def move(values: Iterable[int], step: Move, *, reason: str = "", by: Person, at: datetime) -> list[Value]:
    """One move of some values, all or none: allowed by their states, then by the policy, written and recorded."""
    rows = _locked(values)
    if not rows:
        raise NothingToMove
    reason = reason.strip()
    if step in NEEDS_REASON and not reason:
        raise StepReasonNeeded
    followers = Followers({value.indicator_id for value in rows})
    standing = standing_of(by, on=localdate(at))
    if not all(may(standing, value, step, followers) for value in rows):
        raise NotAllowed(why_not(step))
    history = _moved(rows, step, reason, by=by, at=at)
    digest = digest_of(history)
    for (unit, period), those in _sheets(rows).items():
        changes = {"count": len(those), "state": those[0].state, "digest": digest}
        journal.record(
            f"sheet:{unit}:{period}", f"values.{step}", by=by, at=at, changes=changes, reason=reason
        )
    return rows


def _locked(values: Iterable[int]) -> list[Value]:
    rows: list[Value] = []
    for keys in chunks(sorted(set(values))):
        found = Value.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
        rows += found.select_related("unit", "period")
    return rows


def _moved(rows: Sequence[Value], step: Move, reason: str, *, by: Person, at: datetime) -> list[Change]:
    history = []
    for value in rows:
        before, value.state = value.stage, after(value.stage, step)
        value.returned_because = reason[:1000] if step is Move.RETURN else ""
        value.version += 1
        history.append(
            Change(
                value=value,
                by=by,
                at=at,
                move=step,
                from_value=value.value,
                to_value=value.value,
                from_state=before,
                to_state=value.state,
                reason=reason[:1000],
            )
        )
    _write(rows)
    for some in chunks(history):
        Change.objects.bulk_create(some)
    settle(
        (change.value.indicator_id, change.value.unit_id, change.value.period_id)
        for change in history
        if _matters(State(change.from_state), State(change.to_state))
    )
    return history


def _write(rows: Sequence[Value]) -> None:
    """All that become the same in one statement: a sheet of a year is thousands of them."""
    alike: dict[tuple[str, str], list[int]] = {}
    for value in rows:
        alike.setdefault((value.state, value.returned_because), []).append(value.pk)
    for (state, because), keys in alike.items():
        for some in chunks(keys):
            moved = Value.objects.filter(pk__in=some)
            moved.update(state=state, returned_because=because, version=F("version") + 1)


def _matters(before: State, now: State) -> bool:
    """Only what begins or ceases to count, or to be firm, changes what is read."""
    return (before in COUNTED, before in FIRM) != (now in COUNTED, now in FIRM)


def _sheets(rows: Iterable[Value]) -> dict[tuple[str, str], list[Value]]:
    """The values of one unit in one period belong together."""
    found: dict[tuple[str, str], list[Value]] = {}
    for value in rows:
        found.setdefault((value.unit.code, value.period.code), []).append(value)
    return found


def movable(
    values: Iterable[Value], step: Move, *, by: Person, at: datetime, followers: Followers | None = None
) -> list[Value]:
    """Those of the values that she may move so now."""
    rows = [value for value in values if value.stage in states_before(step)]
    followers = followers or Followers({value.indicator_id for value in rows})
    standing = standing_of(by, on=localdate(at))
    return [value for value in rows if may(standing, value, step, followers)]


@transaction.atomic
def lock_period(office: Unit, period: Period, *, by: Person, at: datetime) -> Lock:
    """The office closes a period: what is approved is locked, and only revisions are taken from now on."""
    require_management(standing_of(by, on=localdate(at)), office)
    if Lock.objects.filter(office=office, period=period, opened_at=None).exists():
        raise AlreadyLocked(period=period.name, office=office.called)
    lock = Lock.objects.create(office=office, period=period, by=by, at=at)
    approved = Value.objects.filter(unit__path__startswith=office.path, period=period, state=State.APPROVED)
    rows = _locked(approved.values_list("pk", flat=True))
    history = _moved(rows, Move.LOCK, "", by=by, at=at) if rows else []
    changes = {"period": period.code, "count": len(rows), "digest": digest_of(history)}
    journal.record(office, "period.locked", by=by, at=at, changes=changes)
    return lock


@transaction.atomic
def open_period(lock: Lock, *, reason: str, by: Person, at: datetime) -> Lock:
    """Opened again, with the reason; locked values stay as they are until each is reopened."""
    lock = Lock.objects.select_for_update(of=("self",)).select_related("office", "period").get(pk=lock.pk)
    require_management(standing_of(by, on=localdate(at)), lock.office)
    if not reason.strip():
        raise StepReasonNeeded
    if lock.opened_at is not None:
        raise NothingToMove
    lock.opened_by, lock.opened_at, lock.reason = by, at, reason.strip()[:500]
    lock.save(update_fields=["opened_by", "opened_at", "reason"])
    journal.record(
        lock.office, "period.opened", by=by, at=at, changes={"period": lock.period.code}, reason=reason
    )
    return lock
