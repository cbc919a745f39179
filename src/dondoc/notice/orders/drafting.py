"""From the opening of a part to a draft: a new order, or more of the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.document import Paragraph
from dondoc.notice.model import DirectiveKind, LeadSource
from dondoc.notice.orders.brackets import who_in_bracket
from dondoc.notice.orders.headings import Head
from dondoc.notice.orders.joins import deadline_in, stands_alone
from dondoc.notice.orders.openings import Opening
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.scan import Scan
from dondoc.text.folding import bare
from dondoc.vietnamese.times import TimeExpression

_SHORT_WATCH = 60  # characters: "trực tiếp chỉ đạo" and little more names a supervisor of what went before
_DIRECTS = Twin(
    r"(?:(?:theo|trên) (?:từng )?(?:lĩnh vực|nhiệm vụ|địa bàn|phân công)[^,;.]{0,40}?[, ]+)?"
    r"(?:(?:là|làm) (?:tổ trưởng|trưởng ban|trưởng đoàn),? )?(?:phụ trách [^,;.]{3,30}? )?(?:<watches>,? ){0,5}<directs>\b"
)
_LEADS = Twin(r"chủ trì$")
_JOINS = Twin(r"phối hợp (?!với|cùng|chặt chẽ)")
_HELPS = Twin(
    r"(?:cùng )?phối hợp(?: chặt chẽ)?(?: cùng)?(?: (?:thực hiện|tham gia|triển khai|giải quyết|hỗ trợ))*"
)
_SHORT_JOIN = 45  # characters: no task of its own is shorter
_TIED = Opener(r"<tied>\b", "<tied>")
_TOLD_TO = Twin(r"[^;.]{0,60}?<directs>(?:,? (?:và )?(?:hướng dẫn|đôn đốc|kiểm tra|theo dõi|chỉ đạo)){0,3} ")
_LEADER = Twin(r"(?:(?:các )?đồng chí|đ/c|ông|bà|(?:các )?phó chủ tịch|(?:các )?phó giám đốc)\b")


@dataclass(slots=True)
class Draft:
    """An order in the making; places are those of the view."""

    start: int
    end: int
    work: int
    rule: str
    kind: DirectiveKind
    paragraph: Paragraph
    trigger: tuple[int, int] | None = None
    leads: tuple[BodyMention, ...] = ()
    lead_source: LeadSource = "none"
    heading_time: TimeExpression | None = None
    colon: bool = False
    supervisors: tuple[BodyMention, ...] = ()
    coordinating: tuple[BodyMention, ...] = ()
    task_end: int | None = None  # where the task ends, and a table or labels go on to say who and when
    notes: list[tuple[int, int]] = field(default_factory=list)


class Under(NamedTuple):
    """Where a part stands: its paragraph and what the headings above it say."""

    paragraph: Paragraph
    head: Head


class Drafter:
    """Drafts the orders of one document; it remembers the last one for "Đồng thời …"."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.last: Draft | None = None

    def decide(self, part: Part, opening: Opening, current: Draft | None, under: Under) -> Draft | None:
        """A new order, or None where the part goes on with the current one."""
        if current is None:
            return self._draft(part, opening, under)
        if opening.rule == "order.anaphora.dong-thoi":
            return self._follow(part, opening, current, under.paragraph)
        watches = self._supervisors(opening)
        if watches and part.end - opening.work < _SHORT_WATCH:
            current.supervisors, current.end = watches, part.end
            return None
        if opening.named and not self._is_same(opening, current):
            if self._joins(part, opening, current):
                current.coordinating += opening.leads
                current.end = part.end
                return None
            return self._draft(part, opening, under)
        if self._stands_alone(part, opening, current):
            return self._follow(part, opening, current, under.paragraph)
        return None

    def _stands_alone(self, part: Part, opening: Opening, current: Draft) -> bool:
        due = deadline_in(self.scan, current.start, current.end)
        if opening.rule == "order.anaphora.don-vi" and deadline_in(self.scan, part.start, part.end):
            return True
        return stands_alone(self.scan, part.start, opening.work, part.end, before=due)

    def _joins(self, part: Part, opening: Opening, current: Draft) -> bool:
        """ "Phòng A chủ trì; Phòng B phối hợp …": the second only joins in the work of the first."""
        scan = self.scan
        if part.end - opening.work < _SHORT_JOIN and _HELPS.of(scan.noise).fullmatch(
            scan.text, opening.work, part.end
        ):
            return True
        if _LEADS.of(scan.noise).search(scan.text, max(current.work, current.end - 20), current.end) is None:
            return False
        return _JOINS.of(scan.noise).match(scan.text, opening.work) is not None

    def _is_same(self, opening: Opening, current: Draft) -> bool:
        """Whether an actor is that of the current order, or a part of those it speaks of ("những …")."""
        if not opening.leads:
            return False
        names = {self.scan.text[body.start : body.end] for body in opening.leads}
        if opening.trigger is None and any(name.startswith(("những ", "nhung ")) for name in names):
            return True
        return names <= {self.scan.text[body.start : body.end] for body in current.leads}

    def _supervisors(self, opening: Opening) -> tuple[BodyMention, ...]:
        """The leaders named, where they are told to direct in person."""
        told = _DIRECTS.of(self.scan.noise).match(self.scan.text, opening.work) if opening.leads else None
        if told is None:
            return ()
        alone = bare(told.group()) == "chi dao"
        return opening.leads if all(self._is_leader(body, alone=alone) for body in opening.leads) else ()

    def _is_leader(self, body: BodyMention, *, alone: bool) -> bool:
        """Whether a name is that of a person or of one of the sender's leaders.

        The head of a unit who is told to direct his people, `alone` and not in person, does his unit's task.
        """
        if body.kind == "person":
            return True
        if _LEADER.of(self.scan.noise).match(self.scan.text, body.start, body.end):
            return True
        return not alone and body.kind == "office" and "các" not in self.scan.text[body.start : body.end]

    def _follow(self, part: Part, opening: Opening, current: Draft, paragraph: Paragraph) -> Draft:
        """An order whose actor is that of the order before it."""
        source: LeadSource = "anaphora" if current.leads else "none"
        return Draft(
            opening.start,
            part.end,
            opening.work,
            opening.rule,
            current.kind,
            paragraph,
            opening.trigger,
            opening.leads or current.leads,
            "explicit" if opening.leads else source,
            current.heading_time,
        )

    def _draft(self, part: Part, opening: Opening, under: Under) -> Draft:
        paragraph, head = under
        leads, source = self._leads(opening, head)
        watches = self._supervisors(opening)
        if watches:
            leads, source = self._directed(opening, part), "explicit"
        beside = (
            None if leads or watches or part.bracket else who_in_bracket(self.scan, opening.work, part.end)
        )
        if beside is not None:
            leads, source = beside.leads, "explicit"
        named = bool(leads or watches)
        return Draft(
            opening.start,
            part.end,
            opening.work,
            opening.rule,
            "assigned" if named else "general",
            paragraph,
            opening.trigger,
            leads,
            source if leads else "none",
            head.time,
            opening.colon,
            watches,
            beside.partners if beside else (),
            beside.task_end if beside else None,
        )

    def _leads(self, opening: Opening, head: Head) -> tuple[tuple[BodyMention, ...], LeadSource]:
        if opening.named:
            return opening.leads, "explicit"
        if head.leads:
            return head.leads, "heading"
        if opening.rule.startswith("order.anaphora") and self.last:
            return self.last.leads, "anaphora"
        return (), "none"

    def _directed(self, opening: Opening, part: Part) -> tuple[BodyMention, ...]:
        """ "Đồng chí A trực tiếp chỉ đạo Phòng X …": the unit told to work."""
        told = _TOLD_TO.of(self.scan.noise).match(self.scan.text, opening.work, part.end)
        leads, end = self.scan.party_list(told.end(), part.end) if told else ((), part.end)
        if (
            not leads
            or all(lead.kind == "group" for lead in leads)
            or self.scan.text[end : end + 1] != " "
            or end >= part.end
        ):
            return ()
        return () if _TIED.match(self.scan.text, end + 1, part.end, self.scan.noise) else leads


def settle_colon(drafts: list[Draft]) -> None:
    """ "Đơn vị: việc. Đồng thời, việc": with two orders the name is a heading outside both."""
    if len(drafts) < 2 or not drafts[0].colon or drafts[1].lead_source != "anaphora":
        return
    first = drafts[0]
    if first.leads and first.leads == drafts[1].leads:
        first.start, first.lead_source = first.work, "heading"
        for draft in drafts[1:]:
            if draft.leads == first.leads:
                draft.lead_source = "heading"
