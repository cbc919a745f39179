"""Capital plans and what is paid out of them; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from dondoc_office.journal import actions as journal
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import locked
from dondoc_office.programmes.errors import BelowNothing, MonthNotYet, ProjectReasonNeeded
from dondoc_office.programmes.models import CapitalPlan, Disbursement, Project, Source, Surety
from dondoc_office.programmes.policy import checks, require_check, require_entry, require_management
from dondoc_office.units.policy import standing_of


@dataclass(frozen=True, slots=True)
class Share:
    """Capital of one year from one source (phần vốn), in triệu đồng, with the document that gives it."""

    year: int
    source: Source
    amount: Decimal
    basis: str


@dataclass(frozen=True, slots=True)
class Payment:
    """What was paid for a project in a month (khoản giải ngân), in triệu đồng."""

    project: Project
    year: int
    month: int
    surety: Surety
    amount: Decimal


@transaction.atomic
def set_capital(project: Project, share: Share, *, reason: str = "", by: Person, at: datetime) -> CapitalPlan:
    """The plan of a year from a source; a revision says why and keeps the one before."""
    project = locked(project)
    require_management(standing_of(by, on=localdate(at)), project.office)
    if share.amount < 0:
        raise BelowNothing
    held = CapitalPlan.objects.filter(project=project, year=share.year, source=share.source, current=True)
    before = held.first()
    if before is not None and not reason.strip():
        raise ProjectReasonNeeded
    held.update(current=False)
    plan = CapitalPlan.objects.create(
        project=project,
        year=share.year,
        source=share.source,
        amount=share.amount,
        basis=share.basis,
        reason=reason,
        set_by=by,
        set_at=at,
    )
    changes = {
        "year": share.year,
        "source": share.source,
        "amount": [before.amount if before else None, share.amount],
        "basis": share.basis,
    }
    journal.record(project, "project.capital", by=by, at=at, changes=changes, reason=reason)
    return plan


@transaction.atomic
def pay(payments: Iterable[Payment], *, by: Person, at: datetime) -> list[Disbursement]:
    """All of these or none; the same sum again is no change, another one keeps the first as history.

    What was entered waits for the financial body's check, a changed sum too.
    """
    today = localdate(at)
    standing = standing_of(by, on=today)
    made = []
    for payment in payments:
        project = locked(payment.project)
        require_entry(standing, project)
        if payment.amount < 0:
            raise BelowNothing
        if (payment.year, payment.month) > (today.year, today.month):
            raise MonthNotYet(month=payment.month, year=payment.year)
        row = _paid(project, payment, by=by, at=at)
        if row is not None:
            made.append(row)
    return made


def _paid(project: Project, payment: Payment, *, by: Person, at: datetime) -> Disbursement | None:
    held = Disbursement.objects.filter(
        project=project, year=payment.year, month=payment.month, surety=payment.surety, current=True
    )
    before = held.first()
    if before is not None and before.amount == payment.amount:
        return None
    held.update(current=False)
    row = Disbursement.objects.create(
        project=project,
        year=payment.year,
        month=payment.month,
        surety=payment.surety,
        amount=payment.amount,
        entered_by=by,
        entered_at=at,
    )
    changes = {
        "month": f"{payment.month:02}/{payment.year}",
        "surety": payment.surety,
        "amount": [before.amount if before else None, payment.amount],
    }
    journal.record(project, "project.disbursed", by=by, at=at, changes=changes)
    return row


@transaction.atomic
def check_payments(project: Project, *, by: Person, at: datetime) -> int:
    """The financial body compares what was entered with its own books; how many sums she checked."""
    project = locked(project)
    standing = standing_of(by, on=localdate(at))
    rows = list(project.disbursed.filter(current=True, checked_at=None).select_related("project"))
    mine = [row for row in rows if checks(standing, row)]
    if rows and not mine:
        require_check(standing, rows[0])
    Disbursement.objects.filter(pk__in=[row.pk for row in mine]).update(checked_by=by, checked_at=at)
    if mine:
        changes = {"rows": [row.pk for row in mine]}
        journal.record(project, "project.checked", by=by, at=at, changes=changes)
    return len(mine)
