"""Indicators, periods, targets, values and what adds up from them."""

from __future__ import annotations

from dondoc_office.measures.models.indicator import (
    Definition,
    Indicator,
    IndicatorQuerySet,
    ReportedBy,
    Tracking,
)
from dondoc_office.measures.models.period import Lock, Period
from dondoc_office.measures.models.rollup import Rollup
from dondoc_office.measures.models.target import Target, TargetQuerySet
from dondoc_office.measures.models.value import (
    Batch,
    Change,
    Evidence,
    Remark,
    Status,
    Value,
    ValueQuerySet,
    Via,
)

__all__ = [
    "Batch",
    "Change",
    "Definition",
    "Evidence",
    "Indicator",
    "IndicatorQuerySet",
    "Lock",
    "Period",
    "Remark",
    "ReportedBy",
    "Rollup",
    "Status",
    "Target",
    "TargetQuerySet",
    "Tracking",
    "Value",
    "ValueQuerySet",
    "Via",
]
