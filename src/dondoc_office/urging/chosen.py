"""What the offices have set: the distances and the ladder."""

from __future__ import annotations

from functools import cache

from dondoc_office.units.models import OfficeSetting, Unit
from dondoc_office.units.rhythm import Rhythm
from dondoc_office.urging.distances import Distances
from dondoc_office.urging.gathering import Chosen
from dondoc_office.urging.ladder import Ladder


def chosen() -> Chosen:
    """As of now; read once a round."""
    rhythms = OfficeSetting.objects.rhythms()
    paths = dict(Unit.objects.values_list("pk", "path"))

    @cache
    def distances_of(office: int) -> Distances:
        return distances(rhythms.at(paths[office]))

    @cache
    def ladder_of(office: int) -> Ladder:
        return ladder(rhythms.at(paths[office]))

    return Chosen(distances_of, ladder_of)


def distances(rhythm: Rhythm) -> Distances:
    """The days on which a deadline is spoken of."""
    return Distances(
        rhythm.remind_before, rhythm.remind_after, again=rhythm.remind_again, on=rhythm.remind_on_day
    )


def ladder(rhythm: Rhythm) -> Ladder:
    """Who hears of it, from which day on."""
    return Ladder(leader=rhythm.leader_after, meeting=rhythm.meeting_after)
