"""Agencies, offices, posts and places: how they are named, since when, and what they are called."""

from dondoc.bodies.casing import official_casing
from dondoc.bodies.expanding import expand
from dondoc.bodies.finding import find_bodies
from dondoc.bodies.mentions import BodyMention
from dondoc.bodies.registry import Body, bodies
from dondoc.bodies.repairing import Match, match

__all__ = ["Body", "BodyMention", "Match", "bodies", "expand", "find_bodies", "match", "official_casing"]
