"""Walks a document from paragraph to paragraph and drafts its orders."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.document import Document, Paragraph
from dondoc.notice.orders.actors import Actors
from dondoc.notice.orders.drafting import Draft, Drafter, Under, settle_colon
from dondoc.notice.orders.headings import Head, heading_mode, heading_time, list_tail, unit_heading
from dondoc.notice.orders.joins import deadline_in, ends_in_names, says_result
from dondoc.notice.orders.openings import Frame, Mode, Opening, leads_in
from dondoc.notice.orders.parts import Part, before_blanks, parts
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
_SHORT_LEAD_IN = 45
_PULLING = frozenset(("trigger",))
_WORKING = frozenset(("trigger", "lead", "coordinating", "adviser", "supervise"))
_NAME_NEAR = 40  # characters from the start of a part within which its actor is named
_HELD = Opener(r"<holder>\b", "<holder>")
_TOPIC = Twin(r"[^.;:]{0,60}:")


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
        self.drafter = Drafter(scan)
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
        if paragraph.level <= 1 and (mode is not None or self.mode is Mode.ASSESSMENT):
            self.mode = mode or Mode.MIXED

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
        settle_colon(self.drafts[begun:])
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
            draft = self.drafter.decide(part, opening, current, Under(paragraph, head)) if opening else None
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
        place = before_blanks(self.scan.text, part.start, trigger.start)
        topic = place > part.start and self.scan.text[place - 1] == ":"
        return trigger if topic or leads_in(self.scan, part.start) else actor

    def _topic_mode(self, paragraph: Paragraph) -> Mode | None:
        """ "Về kết quả: …": an item whose first words look back tells, whatever the section is."""
        topic = _TOPIC.of(self.scan.noise).match(self.scan.text, paragraph.start, paragraph.end)
        if topic is None or topic.end() >= paragraph.end or self.scan.bodies_in(paragraph.start, topic.end()):
            return None
        mode = heading_mode(self.scan, paragraph.start, topic.end())
        return mode if mode is Mode.ASSESSMENT else None

    def _add(self, draft: Draft, part: Part, *, closes: bool) -> None:
        last = part.end if draft.paragraph.zone == "closing" else part.last
        if closes or is_closing(self.scan, draft.work, part.end, last):
            draft.kind = "closing"
        self.drafts.append(draft)
        self.drafter.last = draft

    def _goes_on(self, part: Part, current: Draft | None, *, said: bool) -> bool:
        """Whether a part without an order of its own belongs to the current one."""
        if current is None:
            return False
        if said or says_result(self.scan, part.start, part.end):
            current.end = part.end + part.bracket
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
