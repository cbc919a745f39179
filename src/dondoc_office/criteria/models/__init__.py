"""Tables of criteria."""

from __future__ import annotations

from dondoc_office.criteria.models.assessment import Assessment, CellTask, Proof, Step
from dondoc_office.criteria.models.campaign import Campaign, Inheritance, Ownership, RatedUnit
from dondoc_office.criteria.models.criteria_set import CriteriaSet, Criterion, CriterionQuerySet, Threshold

__all__ = [
    "Assessment",
    "Campaign",
    "CellTask",
    "CriteriaSet",
    "Criterion",
    "CriterionQuerySet",
    "Inheritance",
    "Ownership",
    "Proof",
    "RatedUnit",
    "Step",
    "Threshold",
]
