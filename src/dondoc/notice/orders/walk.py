"""Walks a document from paragraph to paragraph and drafts its orders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.document import Document, Paragraph
from dondoc.notice.model import DirectiveKind, LeadSource
from dondoc.notice.orders.headings import Head, heading_mode, heading_time, list_tail, unit_heading
from dondoc.notice.orders.openings import Frame, Mode, Opening, Openings
from dondoc.notice.orders.parts import Part, parts
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.refusals import is_closing, is_closing_paragraph, is_liability, is_tail
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.senders import Sender
from dondoc.vietnamese.times import TimeExpression

_LEAST = 30  # characters: less than this before "các nhiệm vụ sau:" is no content of its own
_REPORTS = Twin(
    r"(?:hoàn thành|xong|báo cáo|gửi|trình|kết quả|thời hạn|thời gian|hạn|tiến độ|văn bản|"
    r"ý kiến|nộp|danh sách|hồ sơ|sản phẩm|tổng hợp)\b"
)
_COMPLETES = Twin(
    r"(?:hoàn thành|xong|báo cáo|gửi|trình|nộp|kết thúc|thời hạn|thời gian|bảo đảm|đảm bảo|"
    r"phấn đấu|kịp thời báo cáo|định kỳ)\b"
)


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
    unlisted: tuple[int, int] | None = None
    lead_source: LeadSource = "none"
    heading_time: TimeExpression | None = None
    colon: bool = False
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
        self.openings = Openings(scan)
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
        cues = self.scan.cues_in(paragraph.start, min(paragraph.end, paragraph.start + 200))
        return any(cue.kind == "trigger" for cue in cues) and not self.document.cased(paragraph).isupper()

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
        if drafts:
            last = drafts[-1]
            tail = list_tail(scan, last.work, end)
            if tail is not None or end - last.work < 45:
                content_end = tail if tail is not None else last.work
                if content_end - last.work < _LEAST:
                    self.drafts.pop()
                else:
                    last.end = content_end
        mode = Mode.ORDERS if drafts else heading_mode(scan, max(start, end - 160), end)
        head = Head(
            leads, mode, heading_time(scan, start, end) if mode is Mode.ORDERS and not drafts else None
        )
        self.heads[paragraph.index] = head
        self._as_lead_in(paragraph, head)

    def _read_parts(self, paragraph: Paragraph, head: Head) -> None:
        scan = self.scan
        current: Draft | None = None
        closes = is_closing_paragraph(scan, paragraph.start, paragraph.end)
        first = True
        inside = False  # the sentence that is being read belongs to the current order
        for part in self._parts(paragraph):
            inside = inside and not part.opens
            if is_tail(scan, part.start, part.end) or (
                part.opens and is_liability(scan, part.start, part.end)
            ):
                first = False
                continue
            frame = Frame(head.mode or self.mode, self.sender, bool(head.leads), first, current is not None)
            first = False
            opening = self.openings.find(part, frame)
            draft = self._decide(part, opening, current, _Under(paragraph, head)) if opening else None
            if draft is None:
                inside = self._goes_on(part, current, said=opening is not None or inside)
                continue
            self._add(draft, part, closes=closes)
            if draft.kind == "closing":
                return
            current = current if part.bracket and current else draft
            inside = True

    def _add(self, draft: Draft, part: Part, *, closes: bool) -> None:
        if closes or is_closing(self.scan, draft.work, part.end):
            draft.kind = "closing"
        self.drafts.append(draft)
        self.last = draft

    def _goes_on(self, part: Part, current: Draft | None, *, said: bool) -> bool:
        """Whether a part without an order of its own belongs to the current one."""
        if current is None:
            return False
        if said or self._adds(part):
            current.end = part.end
            return True
        current.notes.append((part.start, part.end))
        return False

    def _parts(self, paragraph: Paragraph) -> Iterator[Part]:
        return parts(self.scan.cased, self.scan.folded, paragraph.start, paragraph.end)

    def _decide(self, part: Part, opening: Opening, current: Draft | None, under: _Under) -> Draft | None:
        """A new order, or None where the part goes on with the current one."""
        named = opening.leads or opening.unlisted
        if current is None:
            return self._draft(part, opening, under)
        if opening.rule.startswith("order.anaphora"):
            return self._follow(part, opening, current, under.paragraph)
        if not named or _same(self.scan, opening.leads, current.leads):
            return (
                self._follow(part, opening, current, under.paragraph)
                if self._stands_alone(part, opening, current)
                else None
            )
        return self._draft(part, opening, under)

    def _stands_alone(self, part: Part, opening: Opening, current: Draft) -> bool:
        """Whether a further task of the same actor has its own product and its own deadline."""
        scan = self.scan
        if _COMPLETES.of(scan.noise).match(scan.text, opening.work):
            return False
        if not _has_deadline(scan, part.start, part.end):
            return False
        if _has_deadline(scan, current.start, current.end):
            return True
        return any(
            cue.kind == "report" and scan.bodies_in(cue.end, cue.end + 12)
            for cue in scan.cues_in(part.start, part.end)
        )

    def _adds(self, part: Part) -> bool:
        """Whether a sentence without a verb of its own still says when or to whom the result is due."""
        scan = self.scan
        if _REPORTS.of(scan.noise).match(scan.text, part.start) is None:
            return False
        return _has_deadline(scan, part.start, part.end) or any(
            cue.kind == "report" for cue in scan.cues_in(part.start, part.end)
        )

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
            current.unlisted,
            "explicit" if opening.leads else source,
            current.heading_time,
        )

    def _draft(self, part: Part, opening: Opening, under: _Under) -> Draft:
        paragraph, head = under
        leads, source = opening.leads, "explicit"
        if not leads and not opening.unlisted:
            leads, source = head.leads, "heading"
            if not leads and opening.rule.startswith("order.anaphora") and self.last:
                leads, source = self.last.leads, "anaphora"
        named = bool(leads or opening.unlisted)
        return Draft(
            opening.start,
            part.end,
            opening.work,
            opening.rule,
            "assigned" if named else "general",
            paragraph,
            opening.trigger,
            leads,
            opening.unlisted,
            source if named else "none",  # type: ignore[arg-type]  # literal by construction
            head.time,
            opening.colon,
        )


def _has_deadline(scan: Scan, start: int, end: int) -> bool:
    return any(time.role == "deadline" for time in scan.times_in(start, end))


def _same(scan: Scan, named: tuple[BodyMention, ...], current: tuple[BodyMention, ...]) -> bool:
    names = {scan.text[body.start : body.end] for body in named}
    return bool(names) and names <= {scan.text[body.start : body.end] for body in current}


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
