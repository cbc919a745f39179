"""What the offices have set: the distances and the ladder."""

from __future__ import annotations

from functools import cache

from dondoc_office.units.models import OfficeSetting, Unit
from dondoc_office.urging.distances import Distances
from dondoc_office.urging.gathering import Chosen
from dondoc_office.urging.ladder import Ladder


def chosen() -> Chosen:
    """As of now; read once a round."""
    rhythms = OfficeSetting.objects.rhythms()
    paths = dict(Unit.objects.values_list("pk", "path"))

    @cache
    def distances_of(office: int) -> Distances:
        rhythm = rhythms.at(paths[office])
        return Distances(before=rhythm.remind_before, after=rhythm.remind_after)

    return Chosen(distances_of, Ladder())
