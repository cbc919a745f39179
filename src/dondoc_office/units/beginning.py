"""What an administrator of a new office does first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc_office.units.models import Membership, Role
from dondoc_office.units.policy import visible_units
from dondoc_office.units.standing import Standing


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """How far a new office has come (những bước đầu): its units stand, somebody is its clerk."""

    units: bool
    clerk: bool


def first_steps(standing: Standing, *, on: date) -> FirstSteps | None:
    """For its administrator, until the office has units and a clerk; None for everybody else, and ever after."""
    if not standing.holds(Role.ADMINISTRATOR):
        return None
    clerk = Membership.objects.held(on=on).filter(role=Role.CLERK).exists()
    units = len(visible_units(standing)[:2]) > 1
    return None if clerk and units else FirstSteps(units, clerk)
