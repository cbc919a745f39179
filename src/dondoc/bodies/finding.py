"""Finding every named party of a text, in one pass over the phrases that can begin a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from dondoc.bodies.agencies import REFERRING, agency
from dondoc.bodies.groups import group
from dondoc.bodies.lexicon import PLURALS, Entry, lexicon
from dondoc.bodies.lists import further, more_places, places, plural_head
from dondoc.bodies.mentions import BodyMention
from dondoc.bodies.posts import post, titled
from dondoc.bodies.scanning import Scan
from dondoc.text.phrases import Hit
from dondoc.text.view import View

_JOINT = re.compile(r"[\s,;]*(?:(?:và|va|cùng)\s)?(?:các\s)?|\s?[/&]\s?")
_AGENCIES = frozenset(("body", "level", "field", "open", "firm"))
_JOINT_SIZE = 12
_MARKED = re.compile(r"[ăâđêôơưà-ỹ]")


def find_bodies(view: View) -> list[BodyMention]:
    """Every agency, post, person and group that a text names, in order, none inside another.

    Places are places of the view; line breaks of the view are never crossed.
    """
    scan = Scan(view, lexicon(marks=_has_marks(view.folded)))
    found: list[BodyMention] = []
    done = 0
    for hit in scan.hits:
        if hit.start >= done and hit.value.kind != "refused":
            for mention in _READ[hit.value.kind](scan, hit):
                found.append(mention)
                done = mention.end
    return _numbered(scan, _referred(scan, found))


def _referred(scan: Scan, found: list[BodyMention]) -> list[BodyMention]:
    """ "Sở" alone is the only Sở of the text, where there is only one; else nobody in particular."""
    if not any(_refers(scan, mention) for mention in found):
        return found
    names = {mention.body for mention in found if mention.body}
    return [
        mention._replace(body=_only(scan.cased[mention.start : mention.end], names))
        if _refers(scan, mention)
        else mention
        for mention in found
    ]


def _refers(scan: Scan, mention: BodyMention) -> bool:
    return mention.body is None and scan.cased[mention.start : mention.end] in REFERRING


def _only(head: str, names: set[str]) -> str | None:
    meant = [name for name in names if name.startswith(f"{head} ")]
    return meant[0] if len(meant) == 1 else None


def _has_marks(folded: str) -> bool:
    """Whether the text kept its Vietnamese marks; a line of names alone may have few."""
    sample = folded[:4000]
    return sum(1 for _ in zip(range(8), _MARKED.finditer(sample), strict=False)) * 60 >= min(len(sample), 480)


def _agency(scan: Scan, hit: Hit[Entry]) -> list[BodyMention]:
    mention = agency(scan, hit)
    if mention is None:
        return []
    if hit.value.kind == "level":
        if mention.kind == "group":
            return places(scan, mention) or [mention]
        more = _siblings(scan, hit, mention)
    else:
        more = further(scan, mention, hit.value.head or scan.text[hit.start : hit.end], hit.end)
    return [mention, *more]


def _siblings(scan: Scan, hit: Hit[Entry], mention: BodyMention) -> list[BodyMention]:
    named = mention.level is not None and scan.cased[mention.end - 1].isalnum() and mention.end > hit.end
    return more_places(scan, mention, hit.end) if named and _ends_in_place(scan, mention) else []


def _ends_in_place(scan: Scan, mention: BodyMention) -> bool:
    return scan.capital(scan.cased.rfind(" ", mention.start, mention.end) + 1)


def _post(scan: Scan, hit: Hit[Entry]) -> list[BodyMention]:
    mention = post(scan, hit)
    if mention is None:
        return []
    beside = scan.text[mention.end : mention.end + 1] == " "
    over = scan.entry(mention.end + 1, PLURALS) if beside else None
    members = plural_head(scan, over) if over is not None else []
    if members:  # "Bộ trưởng các Bộ: Công an, Quốc phòng"
        return [
            members[0]._replace(start=hit.start, kind="office"),
            *(m._replace(kind="office") for m in members[1:]),
        ]
    return (places(scan, mention) if mention.kind == "group" else []) or [mention]


def _titled(scan: Scan, hit: Hit[Entry]) -> list[BodyMention]:
    mention = titled(scan, hit)
    return [] if mention is None else [mention]


def _group(scan: Scan, hit: Hit[Entry]) -> list[BodyMention]:
    members = plural_head(scan, hit) if hit.value.kind == "group" else []
    if members:
        return members
    mention = group(scan, hit)
    if mention is None or _announces(scan, mention.end):
        return []
    return places(scan, mention) or [mention]


def _announces(scan: Scan, end: int) -> bool:
    """Whether a group only announces the bodies after a colon: "các chủ đầu tư: Ban Quản lý dự án ..."."""
    if scan.cased[end : end + 2] != ": ":
        return False
    following = scan.entry(end + 2)
    return following is not None and following.value.kind in _AGENCIES and scan.capital(end + 2)


_READ: dict[str, Callable[[Scan, Hit[Entry]], list[BodyMention]]] = {
    "level": _agency,
    "body": _agency,
    "field": _agency,
    "open": _agency,
    "firm": _agency,
    "post": _post,
    "title": _titled,
    "group": _group,
    "noun": _group,
    "whole": _group,
}


def _numbered(scan: Scan, found: list[BodyMention]) -> list[BodyMention]:
    """The mentions with one `list_id` for those that only commas and `và` keep apart."""
    numbers: list[int | None] = [None] * len(found)
    for at, (one, other) in enumerate(pairwise(found)):
        start = other.head[0] if other.head and other.head[0] >= one.end else other.start
        if one.end <= start <= one.end + _JOINT_SIZE and _JOINT.fullmatch(scan.text, one.end, start):
            numbers[at] = numbers[at] if numbers[at] is not None else at
            numbers[at + 1] = numbers[at]
    return [
        mention if number is None else mention._replace(list_id=number)
        for mention, number in zip(found, numbers, strict=True)
    ]
