"""Finds how a part opens: whichever of trigger, actor and verb comes first."""

from __future__ import annotations

from dondoc.notice.orders.actors import Actors
from dondoc.notice.orders.behind import Behind
from dondoc.notice.orders.openings import Frame, Opening, after_also, leads_in
from dondoc.notice.orders.parts import Part, before_blanks
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.triggers import Triggers
from dondoc.notice.orders.unknown import UNKNOWN_VERB


class Finder:
    """Finds the openings of one document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.triggers = Triggers(scan)
        self.actors = Actors(scan)
        self.behind = Behind(scan)

    def find(self, part: Part, frame: Frame) -> Opening | None:
        """Whichever opens first; a trigger right behind the sender's name wins over that name."""
        trigger = self.triggers.find(part, frame)
        if trigger is not None and trigger.start == part.start:
            return trigger
        if trigger is not None and trigger.start == after_also(self.scan, part.start, part.end):
            return trigger._replace(start=part.start)  # "đồng thời yêu cầu …"
        actor = self.actors.find(part, frame)
        if trigger is None and not (actor and (actor.named or _opens_surely(actor, part))):
            return (None if self.actors.refuses(part) else self.behind.find(part, frame)) or actor
        if actor is None or trigger is None:
            return actor or trigger
        if not actor.named and self._speaks(trigger.start, part, frame):
            return trigger  # "Triển khai Luật …, Bộ A đề nghị các tỉnh …"
        if trigger.start <= actor.start or (actor.work >= trigger.start and not actor.colon):
            return trigger
        if actor.named or not trigger.named:
            return actor
        place = before_blanks(self.scan.text, part.start, trigger.start)
        topic = place > part.start and self.scan.text[place - 1] == ":"
        return trigger if topic or leads_in(self.scan, part.start) else actor

    def _speaks(self, trigger: int, part: Part, frame: Frame) -> bool:
        """Whether the sender's own name stands right before a trigger, the subject of its sentence."""
        place = before_blanks(self.scan.text, part.start, trigger)
        subject = self.scan.body_over(place) if place > part.start else None
        return subject is not None and frame.sender.is_sender(self.scan.text[subject.start : subject.end])


def _opens_surely(actor: Opening, part: Part) -> bool:
    """Whether a part opens with what is known to order; a name further on tells more than an unknown verb."""
    return actor.start == part.start and actor.rule != UNKNOWN_VERB
