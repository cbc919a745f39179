"""The reminders of the last days, so that the demonstration shows what people find in the morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dondoc_office.urging.actions.reminding import make_round
from dondoc_office.urging.chosen import chosen

DAYS = 7


def remind(*, now: datetime, today: date) -> None:
    """A round for each working day of the week until today."""
    for back in range(DAYS - 1, -1, -1):
        day = today - timedelta(days=back)
        morning = datetime.combine(day, time(0, 30), tzinfo=UTC)
        make_round(day, chosen=chosen(), at=min(morning, now))
