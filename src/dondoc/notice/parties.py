"""The party that words of a text name: by its own name where it is known, else as it stands there."""

from __future__ import annotations

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.model import Party, Reader
from dondoc.text.spans import Span
from dondoc.text.view import View
from dondoc.values import maker

_party = maker(Party)


def party_of(
    view: View,
    place: tuple[int, int],
    body: BodyMention | None,
    *,
    confidence: float,
    rule: str,
    source: Reader = "grammar",
    cue: Span | None = None,
) -> Party:
    """`place` counts in the folded text of the view; `cue` are the words that say its role."""
    start, end = place
    return _party(
        span=view.origin(start, end),
        value=(body.body if body else None) or view.cased[start:end],
        confidence=confidence,
        rule=rule,
        source=source,
        cues=() if cue is None else (cue,),
        body=body.body if body else None,
        kind=body.kind if body else "agency",
        repaired=bool(body and body.repaired),
        cue=cue,
    )
