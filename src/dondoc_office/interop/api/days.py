"""Days that programs send: the same that the pages take."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from dondoc_office.site.typed import FIRST_DAY, LAST_DAY, is_written


def _written(day: date) -> date:
    if not is_written(day):
        bounds = {"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
        raise PydanticCustomError("date_beyond", "a day from {first} to {last}", bounds)
    return day


Day = Annotated[date, AfterValidator(_written)]
"""A day that an office writes (ngày); worded in `wording`."""
