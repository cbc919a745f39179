"""Subscribing, stopping, trying; and the rounds of the worker: gather what happened, send what is due."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Min
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from dondoc.errors import Message as Said
from dondoc_office.interop.models import Delivery, DeliveryState, Mark, Subscription, SubscriptionState
from dondoc_office.interop.webhooks.hosts import allowed
from dondoc_office.interop.webhooks.sending import SECONDS, Message, Outcome, post
from dondoc_office.interop.webhooks.signing import HEADER, MOST_FAILURES, signature, wait_after
from dondoc_office.interop.webhooks.subjects import KINDS, address_of, seen_subjects
from dondoc_office.journal import actions as journal
from dondoc_office.journal.models import Entry, Head
from dondoc_office.people.models import Person
from dondoc_office.site.errors import HouseError
from dondoc_office.units.policy import standing_of

AT_ONCE = 500
ROUND = 200
LONGEST_ROUND = 20.0
TRIAL = "webhook.trial"


class HostNotAllowed(HouseError):
    """The operator did not name this host."""

    code = "webhook-host-not-allowed"
    http_status = 422
    message = Said(
        vi="Máy nhận tin này chưa được phép (DONDOC_WEBHOOK_HOSTS). Chưa đăng ký gì; hãy nhờ người vận hành thêm.",
        en="This host is not among those allowed (DONDOC_WEBHOOK_HOSTS). Nothing was subscribed; ask the operator to add it.",
    )


def signing_key(subscription: Subscription) -> str:
    """Follows from the office's own secret; nowhere stored, so that a stolen database forges nothing."""
    return "whsec_" + salted_hmac("dondoc.webhook", subscription.salt, algorithm="sha256").hexdigest()


@transaction.atomic
def subscribe(url: str, verbs: Iterable[str], *, by: Person, at: datetime) -> Subscription:
    """From now on the program is told of what this person sees."""
    if not allowed(url, settings.WEBHOOK_HOSTS):
        raise HostNotAllowed
    _mark()
    row = Subscription.objects.create(
        owner=by, url=url, salt=secrets.token_hex(16), verbs=sorted(set(verbs)), made_at=at
    )
    journal.record(row, "webhook.subscribed", by=by, at=at, changes={"url": url, "verbs": row.verbs})
    return row


@transaction.atomic
def change_state(
    subscription: Subscription, state: SubscriptionState, *, by: Person | None, at: datetime
) -> Subscription:
    """Stop it, or start it again with its count of failures at nothing."""
    row = Subscription.objects.select_for_update().get(pk=subscription.pk)
    changes = {"state": [row.state, state]}
    row.state, row.failures = state, 0 if state == SubscriptionState.ACTIVE else row.failures
    row.save(update_fields=["state", "failures"])
    journal.record(row, "webhook.changed", by=by, at=at, changes=changes)
    return row


def try_it(subscription: Subscription, *, at: datetime) -> Delivery:
    """A message that says nothing, to see whether it arrives; sent in the next round."""
    body = json.dumps({"event": TRIAL, "at": at.isoformat()})
    return Delivery.objects.create(
        subscription=subscription, entry=0, verb=TRIAL, subject="", body=body, next_at=at, made_at=at
    )


def _mark() -> Mark:
    """Messages begin with the first subscription, not with the beginning of the journal."""
    end = Head.objects.values_list("number", flat=True).first() or 0
    row, _ = Mark.objects.select_for_update().get_or_create(pk=1, defaults={"number": end})
    return row


@transaction.atomic
def gather(at: datetime) -> int:
    """One message for each new entry and each program whose owner sees its subject; returns how many."""
    active = list(Subscription.objects.filter(state=SubscriptionState.ACTIVE).select_related("owner"))
    mark = _mark()
    after = Entry.objects.filter(number__gt=mark.number).order_by("number")[:AT_ONCE]
    entries = [entry for entry in after if entry.subject.partition(":")[0] in KINDS]
    made: list[Delivery] = []
    for subscription in active:
        wanted = [entry for entry in entries if _wants(subscription, entry)]
        shown = seen_subjects(
            standing_of(subscription.owner, on=localdate(at)), {one.subject for one in wanted}
        )
        made += [
            _delivery(subscription, one, shown[one.subject], at) for one in wanted if one.subject in shown
        ]
    Delivery.objects.bulk_create(made, ignore_conflicts=True)
    mark.number = max((entry.number for entry in after), default=mark.number)
    mark.save(update_fields=["number"])
    return len(made)


def _wants(subscription: Subscription, entry: Entry) -> bool:
    return not subscription.verbs or any(entry.verb.startswith(one) for one in subscription.verbs)


def _delivery(subscription: Subscription, entry: Entry, about: dict[str, Any], at: datetime) -> Delivery:
    said = {
        "event": entry.verb,
        "number": entry.number,
        "at": entry.at.isoformat(),
        "by": entry.by_id,
        "subject": about,
        "url": f"{settings.ADDRESS}/api/v1/{address_of(entry.subject)}",
    }
    return Delivery(
        subscription=subscription,
        entry=entry.number,
        verb=entry.verb,
        subject=entry.subject,
        body=json.dumps(said, ensure_ascii=False),
        next_at=at,
        made_at=at,
    )


def send_due(at: datetime) -> int:
    """Send what is due, one after the other for each program, programs side by side; returns how many."""
    claimed = _claimed(at)
    by_program: dict[int, list[Delivery]] = {}
    for row in claimed:
        by_program.setdefault(row.subscription_id, []).append(row)
    with ThreadPoolExecutor(max_workers=8) as pool:
        for tried in pool.map(lambda rows: _in_turn(rows, at), by_program.values()):
            for row, outcome in tried:
                _keep(row, outcome, at=at)
    return len(claimed)


@transaction.atomic
def _claimed(at: datetime) -> list[Delivery]:
    """Due messages whose owner still may see their subject; nobody else sends them for some minutes."""
    due = (
        Delivery.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(state=DeliveryState.WAITING, next_at__lte=at, subscription__state=SubscriptionState.ACTIVE)
        .select_related("subscription__owner")
        .order_by("pk")[:ROUND]
    )
    rows = list(due)
    kept = [row for row in rows if row.verb == TRIAL or _still_seen(row, at)]
    gone = [row.pk for row in rows if row not in kept]
    Delivery.objects.filter(pk__in=gone).update(state=DeliveryState.WITHHELD, body="{}", tried_at=at)
    lease = at + timedelta(seconds=LONGEST_ROUND + SECONDS + 60)
    Delivery.objects.filter(pk__in=[row.pk for row in kept]).update(next_at=lease)
    return kept


def _still_seen(row: Delivery, at: datetime) -> bool:
    owner = row.subscription.owner
    standing = standing_of(owner, on=localdate(at))
    return owner.is_active and row.subject in seen_subjects(standing, [row.subject])


def _in_turn(rows: list[Delivery], at: datetime) -> list[tuple[Delivery, Outcome]]:
    """Stops at the first that fails: what follows keeps its order. Runs in a thread, without the database."""
    tried, begun = [], time.monotonic()
    for row in rows:
        outcome = _sent(row, at)
        tried.append((row, outcome))
        if not outcome.taken or time.monotonic() - begun > LONGEST_ROUND:
            break
    return tried


def _sent(row: Delivery, at: datetime) -> Outcome:
    if not allowed(row.subscription.url, settings.WEBHOOK_HOSTS):
        return Outcome(False, "DONDOC_WEBHOOK_HOSTS")
    body = row.body.encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "dondoc",
        "Dondoc-Event": row.verb,
        "Dondoc-Delivery": str(row.pk),
        HEADER: signature(signing_key(row.subscription), body, int(at.timestamp())),
    }
    return post(Message(row.subscription.url, body, headers))


@transaction.atomic
def _keep(row: Delivery, outcome: Outcome, *, at: datetime) -> None:
    tries = row.tries + 1
    wait = wait_after(tries)
    state, next_at = DeliveryState.SENT, None
    if not outcome.taken:
        state = DeliveryState.WAITING if wait else DeliveryState.GIVEN_UP
        next_at = at + wait if wait else None
    Delivery.objects.filter(pk=row.pk).update(
        state=state, tries=tries, tried_at=at, next_at=next_at, answer=outcome.said
    )
    program = Subscription.objects.select_for_update().get(pk=row.subscription_id)
    program.failures = 0 if outcome.taken else program.failures + 1
    program.save(update_fields=["failures"])
    if program.failures >= MOST_FAILURES and program.state == SubscriptionState.ACTIVE:
        change_state(program, SubscriptionState.FAILING, by=None, at=at)
    _release(row.subscription_id, at)


def _release(subscription: int, at: datetime) -> None:
    """What was claimed but not reached in this round is due again with the first that failed, or at once."""
    waiting = Delivery.objects.filter(subscription=subscription, state=DeliveryState.WAITING, tries=0)
    first = Delivery.objects.filter(subscription=subscription, state=DeliveryState.WAITING, tries__gt=0)
    soonest = first.aggregate(at=Min("next_at"))["at"] or at
    waiting.filter(next_at__gt=soonest).update(next_at=soonest)


def round_of(at: datetime) -> None:
    """For the worker, every minute."""
    if not settings.WEBHOOK_HOSTS:
        return
    gather(at)
    send_due(at)
