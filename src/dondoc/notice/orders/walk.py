"""Walks a document from paragraph to paragraph and drafts its orders."""

from __future__ import annotations

from collections.abc import Callable

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.document import Document, Paragraph
from dondoc.notice.orders.drafting import Draft, Drafter, settle_colon
from dondoc.notice.orders.finding import Finder
from dondoc.notice.orders.headings import (
    Head,
    heading_mode,
    heading_time,
    list_tail,
    titled_units,
    unit_heading,
)
from dondoc.notice.orders.items import Item, Tools, item_parts
from dondoc.notice.orders.joins import deadline_in, says_result_of_before
from dondoc.notice.orders.openings import Frame, Mode
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Opener, Twin, holds
from dondoc.notice.orders.refusals import is_basis
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.senders import Sender
from dondoc.notice.plain import is_capitals
from dondoc.vietnamese.times import TimeExpression

_LEAST = 30  # characters: less than this before "các nhiệm vụ sau:" is no content of its own
_BULLETS = frozenset(("+", "-", "*", "•", "–", "o"))
_SHORT_LEAD_IN = 45
_TOPIC = Twin(r"[^.;:]{0,60}:")
_TITLED = Opener(
    r"(?:đối với|về) (?:việc|công tác|nội dung|vấn đề|lĩnh vực|nhiệm vụ)\b[^.;:]{3,220}[.:][*_]*$", "đối|về"
)
_ENUMERATES = Twin(r"\b(?:gồm|bao gồm|gồm có)(?: các \w+(?: \w+)?)?(?: sau)? ?:[\s*_]*$")
_TAIL = 40  # characters of "bao gồm các tài liệu sau:"
# "Nội dung 3: Sửa mương tổ 5": what somebody raised, with the answer under it.
_NUMBERED = Opener(
    r"(?:nội dung|ý kiến|kiến nghị|vấn đề|câu hỏi)(?: thứ)? \d{1,3}\s*:[^.;]{3,200}[.:*_]*$",
    "nội|ý|kiến|vấn|câu",
)
_SHOUTED = 80  # characters: a task in capitals is shorter
_RUNNING = frozenset(("body", "preamble", "closing"))
_LONGEST_HEAD = 300
_TOPIC_SIZE = 90
_SHORTEST = 4  # characters: less neither orders nor heads anything
ORDERS = 2_500  # no office gives more at once, and a text made to have a million can't take us all day


class Walk:
    """One walk over one document."""

    def __init__(
        self, document: Document, scan: Scan, sender: Sender, counts: Callable[[Draft], bool]
    ) -> None:
        self.document = document
        self.scan = scan
        self.sender = sender
        self.mode = Mode.MIXED
        self.heads: dict[int, Head] = {}
        self.lead_in: tuple[Paragraph, Head] | None = None
        self.drafter = Drafter(scan)
        self.tools = Tools(scan, sender, Finder(scan), self.drafter)
        self.named = False  # the lead-in is nothing but names
        self.listing: Draft | None = None  # the order whose things the list under it names
        self.drafts: list[Draft] = []
        self.counts = counts  # whether a draft is one of the orders that will be kept
        self.left = ORDERS  # so many more of those are read

    def run(self) -> list[Draft]:
        """The orders of the running text, in reading order; only those that count use up what may be read."""
        for paragraph in self.document.paragraphs:
            if self.left <= 0:
                break
            if paragraph.zone == "appendix":
                self.mode, self.lead_in, self.drafter.last = Mode.MIXED, None, None
            elif paragraph.zone in _RUNNING and paragraph.end - paragraph.start >= _SHORTEST:
                begun = len(self.drafts)
                self._paragraph(paragraph)
                self.left -= sum(map(self.counts, self.drafts[begun:]))
        return self.drafts

    def _paragraph(self, paragraph: Paragraph) -> None:
        start, end = paragraph.start, paragraph.end
        if end - start > _SHOUTED and is_capitals(self.document.cased(paragraph)):
            return  # a title that runs over lines, in capitals throughout
        leads = self._units(start, end) if end - start < _LONGEST_HEAD else ()
        if not leads and paragraph.heading and paragraph.number and end - start < _LONGEST_HEAD:
            leads = titled_units(self.scan, start, end)
        if leads and self._decides(paragraph):
            return  # "CHỦ TỊCH UBND TỈNH" over the legal bases of his decision
        if leads:
            head = Head(leads, Mode.ORDERS, heading_time(self.scan, leads[-1].end, end))
            self.heads[paragraph.index] = head
            self._as_lead_in(paragraph, head, named=True)
        elif paragraph.heading and not self._orders_itself(paragraph):
            self._heading(paragraph)
        elif self._is_topic(paragraph):
            if self.document.folded(paragraph).endswith(":"):
                self._opens_list(paragraph, len(self.drafts))
        else:
            self._item(paragraph)

    def _units(self, start: int, end: int) -> tuple[BodyMention, ...]:
        """The names a paragraph only heads with, also behind a topic: "Về trang trí: Giao Phòng A:"."""
        found = unit_heading(self.scan, start, end)
        if found or self.scan.text[start:end].rstrip(" *_")[-1:] != ":":
            return found
        topic = self.scan.text.find(": ", start, min(start + _TOPIC_SIZE, end))
        return unit_heading(self.scan, topic + 2, end) if topic > 0 else ()

    def _decides(self, paragraph: Paragraph) -> bool:
        """Whether a name in capitals is that of the one who decides: the sender's, or over what it rests on."""
        if paragraph.marker or not self.document.cased(paragraph).isupper():
            return False
        if self.sender.rules(self.document.folded(paragraph).strip(" *_:")):
            return True
        after = self.document.paragraphs[paragraph.index + 1 : paragraph.index + 2]
        return paragraph.zone == "preamble" or any(
            is_basis(self.scan, each.start, each.end) for each in after
        )

    def _orders_itself(self, paragraph: Paragraph) -> bool:
        """A title with a trigger in it ("2. Giao Sở X thực hiện:") is read as an item first."""
        if self.document.cased(paragraph).isupper():
            return False
        part = Part(paragraph.start, paragraph.end, True, False, paragraph.end)
        opening = self.tools.finder.find(part, Frame(Mode.MIXED, self.sender, False, True, False))
        return opening is not None and opening.named

    def _is_topic(self, paragraph: Paragraph) -> bool:
        """ "Về việc lập, trình phương án:" with the orders under it: a title, though it holds verbs."""
        scan, start, end = self.scan, paragraph.start, paragraph.end
        if _NUMBERED.match(scan.text, start, end, scan.noise):
            told = any(cue.kind in ("trigger", "lead") for cue in scan.cues_in(start, end))
            return not told and deadline_in(scan, start, end) is None
        if _TITLED.match(scan.text, start, end, scan.noise) is None:
            return False
        if any(cue.kind == "trigger" for cue in scan.cues_in(start, end)) or self._orders_itself(paragraph):
            return False
        after = paragraph.index + 1
        paragraphs = self.document.paragraphs
        return after < len(paragraphs) and (
            scan.text[end - 1] == ":" or paragraphs[after].parent == paragraph.index
        )

    def _heading(self, paragraph: Paragraph) -> None:
        scan, start, end = self.scan, paragraph.start, paragraph.end
        mode = heading_mode(scan, start, end)
        self.heads[paragraph.index] = Head(
            (), mode, heading_time(scan, start, end) if mode is Mode.ORDERS else None
        )
        self.lead_in = None
        if paragraph.level <= 1 and (mode is not None or self.mode is Mode.ASSESSMENT):
            self.mode = mode or Mode.MIXED

    def _as_lead_in(self, paragraph: Paragraph, head: Head, *, named: bool = False) -> None:
        self.lead_in = (paragraph, head)
        self.named = named
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
            return self.named  # running text under "4. Phòng Y tế." as well
        if self.named and {paragraph.marker, lead_in.marker} <= _BULLETS:
            return paragraph.marker != lead_in.marker  # "+ Phòng Y tế:" with "- …" under it
        return paragraph.level > lead_in.level or (lead_in.level == 0 and paragraph.parent == lead_in.parent)

    def _item(self, paragraph: Paragraph) -> None:
        head = self._context(paragraph)
        if self.lead_in and not self._under(paragraph, self.lead_in[0]):
            self.lead_in = self.listing = None
        begun = len(self.drafts)
        if self._ends_before(paragraph):
            return
        mode = self._topic_mode(paragraph) or head.mode or self.mode
        item = Item(self.tools, paragraph, head, mode, is_last=self._is_last(paragraph))
        left = self.left
        for draft in item.orders():
            self.drafts.append(draft)
            left -= self.counts(draft)
            if left <= 0:
                break
        settle_colon(self.drafts[begun:])
        if self.listing is not None and self.lead_in is not None and len(self.drafts) == begun:
            self.listing.end = paragraph.end
        if self.document.folded(paragraph).rstrip(" *_").endswith(":"):
            self._opens_list(paragraph, begun)
        elif paragraph.zone == "preamble":
            return

    def _is_last(self, paragraph: Paragraph) -> bool:
        """Whether running text ends the body of the document."""
        after = paragraph.index + 1
        paragraphs = self.document.paragraphs
        return not paragraph.marker and (
            after >= len(paragraphs) or paragraphs[after].zone not in ("body", "table")
        )

    def _ends_before(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph belongs to the order before it: it says when its result is due, and no more."""
        last = self.drafter.last
        if (
            last is None
            or paragraph.marker
            or last.kind == "closing"
            or paragraph.zone not in ("body", "closing")
        ):
            return False
        if paragraph.index - last.paragraph.index > 2 or deadline_in(self.scan, last.start, last.end):
            return False
        for part in item_parts(self.scan, paragraph):
            if says_result_of_before(self.scan, part.start, part.end):
                last.end = part.end
                return True
            break
        return False

    def _opens_list(self, paragraph: Paragraph, begun: int) -> None:
        """A paragraph that ends in a colon: its addressees and its period hold for the list under it."""
        scan, start, end = self.scan, paragraph.start, paragraph.end
        drafts = self.drafts[begun:]
        leads = drafts[-1].leads if drafts else ()
        kept = bool(drafts) and self._keep_content(drafts[-1], end)
        if drafts and not kept:
            self.drafts.pop()
        mode = (
            Mode.ORDERS
            if drafts or self._asks(start, end)
            else heading_mode(scan, max(start, end - 160), end)
        )
        head = Head(leads, mode, heading_time(scan, start, end) if mode is Mode.ORDERS and not kept else None)
        self.listing = self.drafts[-1] if kept and self._enumerates(start, end) else None
        if self._enumerates(start, end):
            head = head._replace(mode=Mode.MIXED)  # "Lập danh sách các hộ, gồm:" lists things, not tasks
        self.heads[paragraph.index] = head
        self._as_lead_in(paragraph, head)

    def _enumerates(self, start: int, end: int) -> bool:
        """Whether a lead-in lists the things its own task is about."""
        match = _ENUMERATES.of(self.scan.noise).search(self.scan.text, max(start, end - _TAIL), end)
        return match is not None and not holds("listed", self.scan.text[start:end], self.scan.noise)

    def _asks(self, start: int, end: int) -> bool:
        """Whether a lead-in ends in asking for what follows ("… chỉ thị:", "… làm ngay những việc sau:")."""
        return list_tail(self.scan, start, end) is not None

    def _keep_content(self, draft: Draft, end: int) -> bool:
        """Cut "… thực hiện các nhiệm vụ sau:" off an order; False where nothing else is left of it."""
        if self._enumerates(draft.work, end):
            return True
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

    def _topic_mode(self, paragraph: Paragraph) -> Mode | None:
        """ "Về kết quả: …": an item whose first words look back tells, whatever the section is."""
        topic = _TOPIC.of(self.scan.noise).match(self.scan.text, paragraph.start, paragraph.end)
        if topic is None or topic.end() >= paragraph.end or self.scan.bodies_in(paragraph.start, topic.end()):
            return None
        mode = heading_mode(self.scan, paragraph.start, topic.end())
        return mode if mode is Mode.ASSESSMENT else None
