"""How many sessions a task has been owed for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

Session = tuple[int, date]
"""Key and day of one session of a series."""


def ages(earlier: Iterable[Session], at: Session) -> Mapping[int, int]:
    """For each session before `at`: at which following session, counted from it, `at` stands.

    What was concluded at the session just before is owed for the first session (1).
    """
    before = sorted(
        (one for one in earlier if (one[1], one[0]) < (at[1], at[0])), key=lambda one: (one[1], one[0])
    )
    return {key: len(before) - place for place, (key, _) in enumerate(before)}
