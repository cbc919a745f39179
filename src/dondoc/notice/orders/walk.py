"""Walks a document from paragraph to paragraph and drafts its orders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.document import Document, Paragraph
from dondoc.notice.model import DirectiveKind, LeadSource
from dondoc.notice.orders.actors import Actors
from dondoc.notice.orders.headings import Head, heading_mode, heading_time, list_tail, unit_heading
from dondoc.notice.orders.joins import deadline_in, ends_in_names, says_result, stands_alone
from dondoc.notice.orders.openings import Frame, Mode, Opening, leads_in
from dondoc.notice.orders.parts import Part, parts
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.refusals import is_closing, is_closing_paragraph, is_liability, is_tail
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.senders import Sender
from dondoc.notice.orders.triggers import Triggers
from dondoc.vietnamese.times import TimeExpression

_LEAST = 30  # characters: less than this before "các nhiệm vụ sau:" is no content of its own
_CONSENT = Opener(
    r"(?:uỷ ban nhân dân \w+ |ubnd \w+ |chủ tịch [^,;.]{0,40} )?(?:cơ bản |"
    r"về cơ bản )?(?:thống nhất|đồng ý|nhất trí|cho phép|chấp thuận|ghi nhận"
    r"|biểu dương|đánh giá cao|hoan nghênh|phê bình|tán thành)\b",
    "uỷ|ub|chủ|cơ|về|thống|đồng|nhất|cho|chấp|ghi|biểu|đánh|hoan|phê|tán",
)
_SHORT_WATCH = 60  # characters: "trực tiếp chỉ đạo" and little more names a supervisor of what went before
_SHORT_LEAD_IN = 45
_DIRECTS = Twin(
    r"(?:(?:theo|trên) (?:từng )?(?:lĩnh vực|nhiệm vụ|địa bàn|phân công)[^,;.]{0,40}?[, ]+)?"
    r"(?:(?:là|làm) (?:tổ trưởng|trưởng ban|trưởng đoàn),? )?(?:<watches>,? )*<directs>\b"
)
_LEADER = Twin(r"(?:(?:các )?đồng chí|đ/c|ông|bà|(?:các )?phó chủ tịch|(?:các )?phó giám đốc)\b")
_PULLING = frozenset(("trigger",))
_WORKING = frozenset(("trigger", "lead", "coordinating", "adviser", "supervise"))
_NAME_NEAR = 40  # characters from the start of a part within which its actor is named
_HELD = Opener(r"<holder>\b", "<holder>")
_TOPIC = Twin(r"[^.;:]{0,60}:")


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
    task_end: int | None = None  # in a table: where the cell that says the task ends
    notes: list[tuple[int, int]] = field(default_factory=list)


class _Under(NamedTuple):
    paragraph: Paragraph
    head: Head


class Walk:
    """One walk over one document."""

    def __init__(self, document: Document, scan: Scan, sender: Sender) -> None:
        self.document = document
        self.scan = scan
        self.sender = sender
        self.triggers = Triggers(scan)
        self.actors = Actors(scan)
        self.mode = Mode.MIXED
        self.heads: dict[int, Head] = {}
        self.lead_in: tuple[Paragraph, Head] | None = None
        self.last: Draft | None = None
        self.drafts: list[Draft] = []

    def run(self) -> list[Draft]:
        """The orders of the running text, in reading order."""
        for paragraph in self.document.paragraphs:
            if paragraph.zone in ("body", "preamble", "closing"):
                self._paragraph(paragraph)
        return self.drafts

    def _paragraph(self, paragraph: Paragraph) -> None:
        start, end = paragraph.start, paragraph.end
        leads = unit_heading(self.scan, start, end) if end - start < 300 else ()
        if leads:
            self.heads[paragraph.index] = Head(leads, Mode.ORDERS)
            self._as_lead_in(paragraph, Head(leads, Mode.ORDERS))
        elif paragraph.heading and not self._orders_itself(paragraph):
            self._heading(paragraph)
        else:
            self._item(paragraph)

    def _orders_itself(self, paragraph: Paragraph) -> bool:
        """A title with a trigger in it ("2. Giao Sở X thực hiện:") is read as an item first."""
        part = Part(paragraph.start, paragraph.end, True, False, paragraph.end)
        opening = self._opening(part, Frame(Mode.MIXED, self.sender, False, True, False))
        return opening is not None and opening.named and not self.document.cased(paragraph).isupper()

    def _heading(self, paragraph: Paragraph) -> None:
        scan, start, end = self.scan, paragraph.start, paragraph.end
        mode = heading_mode(scan, start, end)
        self.heads[paragraph.index] = Head(
            (), mode, heading_time(scan, start, end) if mode is Mode.ORDERS else None
        )
        self.lead_in = None
        if mode is not None and paragraph.level <= 1:
            self.mode = mode

    def _as_lead_in(self, paragraph: Paragraph, head: Head) -> None:
        self.lead_in = (paragraph, head)
        if head.mode is not None:
            self.mode = head.mode

    # --- one item

    def _context(self, paragraph: Paragraph) -> Head:
        """What the headings above a paragraph and the lead-in before it say."""
        leads: tuple[BodyMention, ...] = ()
        mode: Mode | None = Mode.PREAMBLE if paragraph.zone == "preamble" else None
        time: TimeExpression | None = None
        above = paragraph.parent
        heads = []
        while above is not None:
            if above in self.heads:
                heads.append(self.heads[above])
            above = self.document.paragraphs[above].parent
        if self.lead_in and self._under(paragraph, self.lead_in[0]):
            heads.insert(0, self.lead_in[1])
        for head in heads:
            leads = leads or head.leads
            mode = mode or head.mode
            time = time or head.time
        return Head(leads, mode or self.mode, time)

    def _under(self, paragraph: Paragraph, lead_in: Paragraph) -> bool:
        """Whether an item stands in the list a lead-in opened."""
        if paragraph.index == lead_in.index + 1:
            return True
        if not paragraph.marker:
            return False
        return paragraph.level > lead_in.level or (lead_in.level == 0 and paragraph.parent == lead_in.parent)

    def _item(self, paragraph: Paragraph) -> None:
        head = self._context(paragraph)
        if self.lead_in and not self._under(paragraph, self.lead_in[0]):
            self.lead_in = None
        begun = len(self.drafts)
        self._read_parts(paragraph, head)
        _settle_colon(self.drafts[begun:])
        if self.document.folded(paragraph).rstrip(" *_").endswith(":"):
            self._opens_list(paragraph, begun)
        elif paragraph.zone == "preamble":
            return

    def _opens_list(self, paragraph: Paragraph, begun: int) -> None:
        """A paragraph that ends in a colon: its addressees and its period hold for the list under it."""
        scan, start, end = self.scan, paragraph.start, paragraph.end
        drafts = self.drafts[begun:]
        leads = drafts[-1].leads if drafts else ()
        if drafts and not self._keep_content(drafts[-1], end):
            self.drafts.pop()
        mode = (
            Mode.ORDERS
            if drafts or self._asks(start, end)
            else heading_mode(scan, max(start, end - 160), end)
        )
        head = Head(
            leads, mode, heading_time(scan, start, end) if mode is Mode.ORDERS and not drafts else None
        )
        self.heads[paragraph.index] = head
        self._as_lead_in(paragraph, head)

    def _asks(self, start: int, end: int) -> bool:
        """Whether a lead-in ends in asking for what follows ("… chỉ thị:", "… làm ngay những việc sau:")."""
        return list_tail(self.scan, start, end) is not None

    def _keep_content(self, draft: Draft, end: int) -> bool:
        """Cut "… thực hiện các nhiệm vụ sau:" off an order; False where nothing else is left of it."""
        if not draft.leads:
            return False
        tail = list_tail(self.scan, draft.work, end)
        if tail is None and end - draft.work >= _SHORT_LEAD_IN:
            return True
        content_end = draft.work if tail is None else tail
        if content_end - draft.work < _LEAST:
            return False
        draft.end = content_end
        return True

    def _read_parts(self, paragraph: Paragraph, head: Head) -> None:
        scan = self.scan
        current: Draft | None = None
        closes = is_closing_paragraph(scan, paragraph.start, paragraph.end)
        first = True
        inside = False  # the sentence that is being read belongs to the current order
        mode = self._topic_mode(paragraph) or head.mode or self.mode
        if mode in (Mode.PREAMBLE, Mode.ASSESSMENT) and not self._has_cue(paragraph, mode):
            return
        consent = False
        for part in self._parts(paragraph):
            if part.opens:
                inside = False
                consent = _CONSENT.match(scan.text, part.start, len(scan.text), scan.noise) is not None
            if is_tail(scan, part.start, part.end) or (
                part.opens and is_liability(scan, part.start, part.last)
            ):
                first = False
                continue
            if inside and current is not None and not part.opens and self._runs_on(part, current):
                current.end = part.end
                continue
            frame = Frame(mode, self.sender, bool(head.leads), first, current is not None, consent)
            first = False
            opening = self._opening(part, frame)
            draft = self._decide(part, opening, current, _Under(paragraph, head)) if opening else None
            if draft is None:
                inside = self._goes_on(part, current, said=opening is not None or inside)
                continue
            self._add(draft, part, closes=closes)
            if draft.kind == "closing":
                return
            current = current if part.bracket and current else draft
            inside = True

    def _runs_on(self, part: Part, current: Draft) -> bool:
        """Whether nothing in a part behind a semicolon could begin another order: no name, trigger or deadline."""
        scan = self.scan
        if scan.bodies_in(part.start, part.start + _NAME_NEAR) or scan.cased[part.start].isupper():
            return False
        if any(cue.kind == "trigger" for cue in scan.cues_in(part.start, part.end)):
            return False
        if _HELD.match(scan.text, part.start, part.end, scan.noise):
            return False
        return (
            deadline_in(scan, part.start, part.end) is None
            and deadline_in(scan, current.start, part.start) is None
        )

    def _has_cue(self, paragraph: Paragraph, mode: Mode) -> bool:
        """Whether anything in a part that looks back could order at all."""
        kinds = _PULLING if mode is Mode.PREAMBLE else _WORKING
        return any(cue.kind in kinds for cue in self.scan.cues_in(paragraph.start, paragraph.end))

    def _opening(self, part: Part, frame: Frame) -> Opening | None:
        """Whichever opens first; a trigger right behind the sender's name wins over that name."""
        trigger = self.triggers.find(part, frame)
        if trigger is not None and trigger.start == part.start:
            return trigger
        actor = self.actors.find(part, frame)
        if actor is None or trigger is None:
            return actor or trigger
        if trigger.start <= actor.start or (actor.work >= trigger.start and not actor.colon):
            return trigger
        if actor.named or not trigger.named:
            return actor
        topic = self.scan.text[part.start : trigger.start].rstrip().endswith(":")
        return trigger if topic or leads_in(self.scan, part.start) else actor

    def _topic_mode(self, paragraph: Paragraph) -> Mode | None:
        """ "Về kết quả: …": an item whose first words look back tells, whatever the section is."""
        topic = _TOPIC.of(self.scan.noise).match(self.scan.text, paragraph.start, paragraph.end)
        if topic is None or topic.end() >= paragraph.end or self.scan.bodies_in(paragraph.start, topic.end()):
            return None
        mode = heading_mode(self.scan, paragraph.start, topic.end())
        return mode if mode is Mode.ASSESSMENT else None

    def _add(self, draft: Draft, part: Part, *, closes: bool) -> None:
        if closes or is_closing(self.scan, draft.work, part.end, part.last):
            draft.kind = "closing"
        self.drafts.append(draft)
        self.last = draft

    def _goes_on(self, part: Part, current: Draft | None, *, said: bool) -> bool:
        """Whether a part without an order of its own belongs to the current one."""
        if current is None:
            return False
        if said or says_result(self.scan, part.start, part.end):
            current.end = part.end
            return True
        current.notes.append((part.start, part.end))
        return False

    def _parts(self, paragraph: Paragraph) -> Iterator[Part]:
        """The parts; a list of names that semicolons divide stays whole."""
        scan = self.scan
        held: Part | None = None
        for part in parts(scan.cased, scan.folded, paragraph.start, paragraph.end):
            if held is not None and not part.opens:
                part = part._replace(start=held.start, opens=held.opens)
            elif held is not None:
                yield held
            held = part if part.end < part.last and ends_in_names(scan, part.start, part.end) else None
            if held is None:
                yield part
        if held is not None:
            yield held

    def _decide(self, part: Part, opening: Opening, current: Draft | None, under: _Under) -> Draft | None:
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
            return self._draft(part, opening, under)
        if self._stands_alone(part, opening, current):
            return self._follow(part, opening, current, under.paragraph)
        return None

    def _stands_alone(self, part: Part, opening: Opening, current: Draft) -> bool:
        due = deadline_in(self.scan, current.start, current.end)
        if opening.rule == "order.anaphora.don-vi" and deadline_in(self.scan, part.start, part.end):
            return True
        return stands_alone(self.scan, part.start, opening.work, part.end, before=due)

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
        if not opening.leads or _DIRECTS.of(self.scan.noise).match(self.scan.text, opening.work) is None:
            return ()
        return opening.leads if all(self._is_leader(body) for body in opening.leads) else ()

    def _is_leader(self, body: BodyMention) -> bool:
        """Whether a name is that of a person or of one of the sender's leaders."""
        if body.kind == "person":
            return True
        return _LEADER.of(self.scan.noise).match(self.scan.text, body.start, body.end) is not None

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

    def _draft(self, part: Part, opening: Opening, under: _Under) -> Draft:
        paragraph, head = under
        leads, source = self._leads(opening, head)
        watches = self._supervisors(opening)
        if watches:
            leads, source = self._directed(opening, part), "explicit"
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
        cue = self.scan.cues_in(opening.work, part.end)[0]
        leads, end = self.scan.party_list(cue.end + 1, part.end)
        return leads if leads and self.scan.verb_at(end + 1) > end + 1 else ()


def _settle_colon(drafts: list[Draft]) -> None:
    """ "Đơn vị: việc. Đồng thời, việc": with two orders the name is a heading outside both."""
    if len(drafts) < 2 or not drafts[0].colon or drafts[1].lead_source != "anaphora":
        return
    first = drafts[0]
    if first.leads and first.leads == drafts[1].leads:
        first.start, first.lead_source = first.work, "heading"
        for draft in drafts[1:]:
            if draft.leads == first.leads:
                draft.lead_source = "heading"
