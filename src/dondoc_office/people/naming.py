"""How people are told apart where only their names stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dondoc_office.people.models import Person


def told_apart(people: Iterable[Person]) -> list[tuple[Person, str]]:
    """Each person with the name to show; those who share one with their post, or their address."""
    all_of_them = list(people)
    bearers = Counter(person.name for person in all_of_them)
    return [
        (
            person,
            f"{person.name} ({person.title or person.email})" if bearers[person.name] > 1 else person.name,
        )
        for person in all_of_them
    ]
