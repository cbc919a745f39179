"""Times: how Vietnamese writes days, periods, recurrences and deadlines, and what they mean."""

from dondoc.vietnamese.times.calendar import bounds
from dondoc.vietnamese.times.finding import find_times
from dondoc.vietnamese.times.model import PartialDate, Reference, Resolved, TimeExpression, When
from dondoc.vietnamese.times.resolving import resolve

__all__ = [
    "PartialDate",
    "Reference",
    "Resolved",
    "TimeExpression",
    "When",
    "bounds",
    "find_times",
    "resolve",
]
