"""Until when an order is due."""

from __future__ import annotations

from dondoc.notice.model import Deadline, DeadlineSource
from dondoc.notice.orders.drafting import Draft
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.scan import Scan
from dondoc.text.view import View
from dondoc.vietnamese.times import Reference, TimeExpression, resolve

_ENDS = Twin(r"\s*(?:$|[.;)\n]|, )")
_CONFIDENCE = {"date": 0.95, "period": 0.85, "recurrent": 0.85, "relative": 0.85, "before_event": 0.8}


def read_deadline(scan: Scan, draft: Draft, view: View, reference: Reference) -> Deadline | None:
    """The deadline in an order's words, else that of the heading above it."""
    if draft.task_end is not None and draft.heading_time is not None:
        return _deadline(draft.heading_time, view, reference, "explicit")
    choices = [time for time in scan.times_in(draft.start, draft.end) if time.role == "deadline"]
    for time in _ranked(choices):
        deadline = _deadline(time, view, reference, "explicit")
        if deadline:
            return deadline
    if draft.heading_time is not None:
        return _deadline(draft.heading_time, view, reference, "heading")
    return _last_day(scan, draft, view, reference)


def _last_day(scan: Scan, draft: Draft, view: View, reference: Reference) -> Deadline | None:
    """A plain day to come at the end of an order ("… trình duyệt ngày 20/8/2025") is its deadline."""
    for time in scan.times_in(draft.work, draft.end):
        if time.role != "date" or not _ENDS.of(scan.noise).match(scan.text, time.end):
            continue
        deadline = _deadline(time, view, reference, "explicit")
        if (
            deadline
            and deadline.latest
            and (reference.day is None or deadline.latest >= reference.day.isoformat())
        ):
            return deadline
    return None


def _ranked(choices: list[TimeExpression]) -> list[TimeExpression]:
    """Firm ones first, the last of them first: a completion clause stands at the end."""
    firm = [time for time in choices if time.firm]
    return firm[::-1] + [time for time in reversed(choices) if not time.firm]


def _deadline(
    time: TimeExpression, view: View, reference: Reference, source: DeadlineSource
) -> Deadline | None:
    resolved = resolve(time, reference)
    if resolved.value is None or resolved.kind == "vague":
        return None
    return Deadline(
        kind=resolved.kind,
        raw=view.origin(time.cue_start, time.end),
        value=resolved.value,
        latest=resolved.latest,
        rule=f"deadline.{time.rule}",
        confidence=_CONFIDENCE[resolved.kind] - (0 if time.firm else 0.2),
        source=source,
    )
