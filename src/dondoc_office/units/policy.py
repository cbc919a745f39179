"""Who may see and change units and roles; what a person stands for on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dondoc.errors import Message
from dondoc_office.people.models import Person
from dondoc_office.site.errors import NotAllowed
from dondoc_office.site.questions import asked, day, number
from dondoc_office.units.models import Absence, Membership, Role, Unit, UnitQuerySet
from dondoc_office.units.standing import Post, Standing, together

ONLY_KEEPERS = Message(
    vi="chỉ người quản trị hoặc văn thư của đơn vị, hay của cấp trên, làm việc này.",
    en="only an administrator or clerk of the unit, or of one above it, does this.",
)
ONLY_ADMINISTRATORS = Message(
    vi="việc này của người quản trị đơn vị hoặc cấp trên của đơn vị.",
    en="this is for the administrator of the unit or of a unit above it.",
)


def standing_of(person: Person, *, on: date) -> Standing:
    """Her roles on the day and, while they are absent, those of the people she stands in for."""
    own: set[Post] = set()
    others: dict[int, set[Post]] = {}
    for owner, role, unit, path in asked(_posts_of, person=person.pk, on=on):
        if owner == person.pk:
            own.add(Post(role, unit, path))
        # An administrator's keys are personal: a deputy does not inherit them.
        elif role != Role.ADMINISTRATOR:
            others.setdefault(owner, set()).add(Post(role, unit, path))
    standings = [Standing(pk, frozenset(held)) for pk, held in others.items()]
    return together(Standing(person.pk, frozenset(own)), standings)


def _posts_of() -> QuerySet[Membership, Any]:
    """What the person holds on the day, and what those hold who are absent and for whom she stands in."""
    person, on = number("person"), day("on")
    away = Absence.objects.filter(deputy=person, valid_from__lte=on, valid_until__gte=on).order_by()
    whose = Q(person=person) | Q(person__in=away.values("person"))
    rows = Membership.objects.held(on=on).filter(whose, person__is_active=True).order_by()
    return rows.values_list("person", "role", "unit", "unit__path")


def visible_units(standing: Standing) -> UnitQuerySet:
    """Everybody signed in with a role sees the tree of units; a stranger sees nothing."""
    return Unit.objects.all() if standing.posts else Unit.objects.none()


def may_administer(standing: Standing, unit: Unit | None) -> bool:
    """An administrator of the unit or above it; a new top unit only by an administrator of a top unit."""
    if unit is None:
        return standing.holds_at_top(Role.ADMINISTRATOR)
    return standing.holds(Role.ADMINISTRATOR, at=unit.path)


def require_administration(standing: Standing, unit: Unit | None) -> None:
    if not may_administer(standing, unit):
        raise NotAllowed(ONLY_ADMINISTRATORS)


NAME_OFFICERS = (Role.HEAD, Role.LEADER, Role.CLERK)
"""Who says inside a unit which officer does what, and hands it on when somebody leaves."""


def hands_over(standing: Standing, unit: Unit) -> bool:
    """Leaders and clerks at or above an ended unit pass its open work to its heirs; administrators see no work."""
    return standing.holds(Role.LEADER, Role.CLERK, at=unit.path)


def hands_over_people(standing: Standing) -> bool:
    """Who names officers somewhere hands over what somebody of there still does."""
    return standing.holds(*NAME_OFFICERS)


def sets_rhythm(standing: Standing, unit: Unit) -> bool:
    """The administrator or the clerk of the unit, or of one above it."""
    return standing.holds(Role.ADMINISTRATOR, Role.CLERK, at=unit.path)


def require_setting_rhythm(standing: Standing, unit: Unit) -> None:
    if not sets_rhythm(standing, unit):
        raise NotAllowed(ONLY_KEEPERS)


def require_some_administration(standing: Standing) -> None:
    if not standing.holds(Role.ADMINISTRATOR):
        raise NotAllowed(ONLY_ADMINISTRATORS)


def administered_units(standing: Standing, *, on: date) -> UnitQuerySet:
    """The units she administers that exist on the day."""
    return Unit.objects.existing(on=on).under(list(standing.paths(Role.ADMINISTRATOR)))


def reads_journal(standing: Standing) -> bool:
    """The auditor of a top unit."""
    return standing.holds_at_top(Role.AUDITOR)


def visible_people(standing: Standing) -> QuerySet[Person]:
    """Everybody with a role sees who the others are; a stranger sees nobody."""
    return Person.objects.all() if standing.posts else Person.objects.none()


def may_administer_person(standing: Standing, person: Person, *, on: date) -> bool:
    """An administrator of every unit in which the person holds a role."""
    posts = list(Membership.objects.held(on=on).filter(person=person).select_related("unit"))
    if not posts:
        return may_administer(standing, None)
    return all(may_administer(standing, post.unit) for post in posts)
