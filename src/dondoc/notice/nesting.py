"""How deep each paragraph stands, under which other, and whether it is a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dondoc.notice.joining import Draft
from dondoc.notice.markers import DASH, STARRED

_TITLE = 240  # characters: no title is longer
_LISTED = ("body", "preamble")
_BETWEEN = ("recipients", "signature", "appendix")  # what stands behind them begins anew
_CLOSED = re.compile(r"[.;!?…][\"”’')\]*_ ]*$")


class Place(NamedTuple):
    """Where a paragraph stands in the tree of a document."""

    level: int
    heading: bool
    parent: int | None


def nest(drafts: Sequence[Draft]) -> list[Place]:
    """The place of every paragraph; only those of the body are nested."""
    places: list[Place] = []
    above: list[tuple[int, int, bool]] = []  # rank, index, heading
    for index, draft in enumerate(drafts):
        if draft.zone in _BETWEEN:
            above.clear()
        if draft.zone not in _LISTED:
            under = (
                next((place for _, place, title in reversed(above) if title), None)
                if draft.zone == "table"
                else None
            )
            places.append(Place(0, False, under))
            continue
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        heading = _is_heading(draft, after)
        rank = draft.marker.rank if draft.marker else STARRED if heading else None
        if rank is None:
            while above and not above[-1][2]:
                above.pop()
            places.append(Place(0, False, above[-1][1] if above else None))
            continue
        while above and above[-1][0] >= rank:
            above.pop()
        places.append(Place(len(above) + 1, heading, above[-1][1] if above else None))
        above.append((rank, index, heading))
    return places


def _is_heading(draft: Draft, after: Draft | None) -> bool:
    if draft.zone == "preamble" or draft.lines[-1].end - draft.lines[0].start > 2 * _TITLE:
        return False
    text = draft.text
    if len(text) > _TITLE:
        return False
    bare = text.strip("*_ ")
    if not bare or _CLOSED.search(bare, max(0, len(bare) - 8)):
        return False
    marker = draft.marker
    if bare.isupper() and len(bare) > 3:
        return True
    if after is None or after.zone not in ("body", "closing"):
        return False
    if marker is None or marker.rank >= DASH:
        return bare[-1] == ":" and len(bare) < 80 and marker is None and _deeper(STARRED, after)
    return _deeper(marker.rank, after) or text.endswith("**")


def _deeper(rank: int, after: Draft) -> bool:
    return after.marker is None or after.marker.rank > rank
