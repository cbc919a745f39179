"""Reads one item: its parts in order, each a new order, more of the one before, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.document import Paragraph
from dondoc.notice.orders.drafting import Draft, Drafter, Under
from dondoc.notice.orders.finding import Finder
from dondoc.notice.orders.headings import Head
from dondoc.notice.orders.joins import (
    deadline_in,
    ends_in_names,
    says_result,
    says_what_then,
)
from dondoc.notice.orders.labels import past_content_label, read_label
from dondoc.notice.orders.openings import Frame, Mode, Opening
from dondoc.notice.orders.parts import Part, before_signs, parts, trimmed
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.refusals import (
    is_basis,
    is_closing,
    is_closing_paragraph,
    is_liability,
    is_tail,
    says_who_carries_out,
    tells_the_past,
)
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.senders import Sender

_CONSENT = Opener(
    r"(?:uỷ ban nhân dân \w+ |ubnd \w+ |chủ tịch [^,;.]{0,40} )?(?:cơ bản |"
    r"về cơ bản )?(?:thống nhất|đồng ý|nhất trí|cho phép|chấp thuận|ghi nhận"
    r"|biểu dương|đánh giá cao|hoan nghênh|phê bình|tán thành|(?:trân trọng )?(?:cảm|cám) ơn|chúc mừng)\b",
    "uỷ|ub|chủ|cơ|về|thống|đồng|nhất|cho|chấp|ghi|biểu|đánh|hoan|phê|tán|trân|cảm|cám|chúc",
)
# "Bổ sung máy quét: nhất trí, …": what is asked for, then the answer.
_ANSWER = Twin(
    r"[^:.;]{4,120}: (?:cơ bản |về cơ bản |giám đốc |đã )?"
    r"(?:nhất trí|đồng ý|thống nhất|ghi nhận|không đồng ý|(?:sẽ )?xem xét)\b(?! (?:giao|phân công))"
)
_PRAISE = Twin(r"[^,;.:]{3,60} (?:biểu dương|phê bình|đánh giá cao|hoan nghênh|ghi nhận|cảm ơn)\b")
_ISSUES = Opener(
    r"(?:phê duyệt|ban hành|công bố)\b[^;]{0,200}?\bkèm theo\b", "phê|ban|công"
)  # what a decision does
_DECIDES = Opener(
    r"(?:nay )?(?:ban hành|phê duyệt|thành lập|kiện toàn|công nhận|bổ nhiệm|bãi bỏ|huỷ bỏ|thay thế|"
    r"sửa đổi|công bố|thu hồi|giải thể|sáp nhập|quy định|tặng)\b",
    "nay|ban|phê|thành|kiện|công|bổ|bãi|huỷ|thay|sửa|thu|giải|sáp|quy|tặng",
)  # what an article of a decision does by saying it
_ARTICLES = ("Điều", "ĐIỀU")
_STATES = Opener(
    r"(?:đây|đó)(?: cũng)? là\b"
    r"|(?:quyết định|nghị quyết|chỉ thị|quy chế|quy định|kế hoạch|thông báo|văn bản)(?: này)? (?:có|chịu|hết) hiệu lực\b",
    "đây|đó|quyết|nghị|chỉ|quy|kế|thông|văn",
)  # a judgement: "Đây là kết quả từ việc chủ động …"
_CONTENT = Twin(
    r"\btheo (?:hướng|nguyên tắc)(?: sau)?\s*:[^.]*$"
)  # what is to be written into a draft follows
_PULLING = frozenset(("trigger",))
_WORKING = frozenset(("trigger", "lead", "coordinating", "adviser", "supervise"))
_TOPIC = 60  # characters: "Việc lắp camera: giao …"
_LABELS = 6  # paragraphs: so many lines of labels may follow an order
_OWN_WORK = 8  # characters of the task of whoever was named first
_NAME_NEAR = 40  # characters from the start of a part within which its actor is named
_HELD = Opener(r"(?!<nobody>\b)<holder>(?!\w)", "<holder>")


class Tools(NamedTuple):
    """What every item of a document is read with."""

    scan: Scan
    sender: Sender
    finder: Finder
    drafter: Drafter


class Item:
    """One paragraph while it is read."""

    def __init__(
        self, tools: Tools, paragraph: Paragraph, head: Head, mode: Mode, *, is_last: bool = False
    ) -> None:
        self.scan, self.sender, self.finder, self.drafter = tools
        self.paragraph = paragraph
        self.head = head
        self.mode = mode
        self.is_last = is_last or paragraph.zone == "closing"  # what stands here closes the document
        self.carried_out = says_who_carries_out(self.scan, paragraph.start, paragraph.end)
        self.closes = self.carried_out or is_closing_paragraph(self.scan, paragraph.start, paragraph.end)
        self.current: Draft | None = None
        self.first = True  # nothing of the item was read yet
        self.labelled = False  # the part before was a label
        self.inside = False  # the sentence that is being read belongs to the current order
        self.consent = False  # it agrees to something
        self.closed = False  # the closing formula was read

    def orders(self) -> Iterator[Draft]:
        """The orders of the item."""
        if self.mode in (Mode.PREAMBLE, Mode.ASSESSMENT) and not self._has_cue():
            return
        if self._is_basis():
            return
        for part in self._parts():
            if part.opens:
                self.inside = False
                self.consent = self._consents(part)
            part = past_content_label(self.scan, part) if self.first else part
            draft = None if self._is_label(part) or self._is_passed_over(part) else self._read(part)
            self.first = False
            if draft is not None:
                yield draft

    def _parts(self) -> Iterator[Part]:
        """The parts of the item; who carries out a decision is one list of names, whatever signs stand in it."""
        if not self.carried_out:
            return item_parts(self.scan, self.paragraph)
        start, end = trimmed(self.scan.folded, self.paragraph.start, self.paragraph.end)
        return iter((Part(start, end, True, False, end),))

    def _is_basis(self) -> bool:
        """Whether the paragraph is one of the legal bases of a decision."""
        paragraph = self.paragraph
        if paragraph.marker or self.head.leads:
            return False
        return is_basis(self.scan, paragraph.start, paragraph.end)

    def _is_label(self, part: Part) -> bool:
        """Whether a part only says by a label who does the order before it, or until when."""
        last = self.current or (self.drafter.last if self.first or self.labelled else None)
        if last is None or last.kind == "closing" or self.paragraph.index - last.paragraph.index > _LABELS:
            return False
        self.labelled = read_label(self.scan, part, last)
        return self.labelled

    def _consents(self, part: Part) -> bool:
        """Whether a sentence agrees, praises or blames; a verb alone orders nothing in it."""
        scan = self.scan
        if _CONSENT.match(scan.text, part.start, part.last, scan.noise):
            return True
        answer = _ANSWER.of(scan.noise).match(scan.text, part.start, part.last)
        if answer is not None:
            return not self._acts_behind(answer.end(), part)
        if _STATES.match(scan.text, part.start, part.last, scan.noise):
            return True
        if self.paragraph.marker.startswith(_ARTICLES) and _DECIDES.match(
            scan.text, part.start, part.last, scan.noise
        ):
            return True
        if not self.head.leads and _ISSUES.match(scan.text, part.start, part.last, scan.noise):
            return True
        return _PRAISE.of(scan.noise).match(scan.text, part.start, part.last) is not None

    def _acts_behind(self, answer: int, part: Part) -> bool:
        """Whether somebody is named to act behind an answer ("…: nhất trí, thôn A làm …")."""
        scan = self.scan
        comma = scan.text.find(", ", answer, min(answer + _NAME_NEAR, part.end))
        leads, end = scan.party_list(comma + 2, part.end) if comma > 0 else ((), answer)
        work = scan.after_name(end, part.end)
        return bool(leads) and work < part.end and scan.verb_at(work) > work

    def _is_passed_over(self, part: Part) -> bool:
        """A tail, a clause of pure liability, or a part that plainly goes on."""
        scan = self.scan
        if is_tail(scan, part.start, part.end):
            return True
        if part.bracket and self.mode is Mode.PREAMBLE:
            return True
        if is_liability(scan, part.start, part.last if part.opens else part.end):
            return True
        if part.opens or not self.inside or self.current is None:
            return False
        told = _CONTENT.of(scan.noise).search(scan.text, self.current.start, part.start)
        if told is None and not self._runs_on(part, self.current):
            return False
        self.current.end = part.end
        return True

    def _read(self, part: Part) -> Draft | None:
        frame = Frame(
            self.mode, self.sender, bool(self.head.leads), self.first, self.current is not None, self.consent
        )
        opening = self.finder.find(part, frame)
        draft = self._draft(part, opening) if opening else None
        if self.closed and not self._is_apart(part, opening, draft):
            return None
        if draft is None:
            self.inside = self._goes_on(part, said=opening is not None or self.inside)
            return None
        self._take(draft, part)
        return draft

    def _draft(self, part: Part, opening: Opening) -> Draft | None:
        return self.drafter.decide(part, opening, self.current, Under(self.paragraph, self.head))

    def _take(self, draft: Draft, part: Part) -> None:
        last = part.end if self.is_last else part.last
        self.drafter.last = draft
        if (self.closes and not self._is_due(draft, part)) or (
            is_closing(self.scan, draft.work, part.end, last) and not self._watches(draft, part)
        ):
            draft.kind = "closing"
            self.closed, self.current = not self.paragraph.marker, None
            return
        self.current = self.current if part.bracket and self.current else draft
        self.inside = True

    def _is_due(self, draft: Draft, part: Part) -> bool:
        """ "Nhận được công văn này, yêu cầu các trường … báo cáo trước ngày 20/4": more than a formula."""
        due = deadline_in(self.scan, draft.work, part.end)
        return bool(draft.leads) and due is not None and due.firm

    def _watches(self, draft: Draft, part: Part) -> bool:
        """An item of a list that tells somebody to watch over the others is no formula."""
        if not self.paragraph.marker:
            return False
        return any(
            self.scan.found(word, draft.work, part.end) for word in ("kiểm tra", "đôn đốc", "giám sát")
        )

    def _goes_on(self, part: Part, *, said: bool) -> bool:
        """Whether a part without an order of its own belongs to the current one."""
        if self.current is None:
            return False
        if (
            said
            or says_result(self.scan, part.start, part.end)
            or says_what_then(self.scan, part.start, part.end)
        ):
            self.current.end = part.end + part.bracket
            return True
        self.current.notes.append((part.start, part.end))
        return False

    def _is_apart(self, part: Part, opening: Opening | None, draft: Draft | None) -> bool:
        """Behind the closing formula only a charge of its own is an order: "Giao Sở A theo dõi, đôn đốc …"."""
        if draft is None or opening is None or not part.opens or opening.trigger is None:
            return False
        return opening.rule == "order.trigger.giao" and all(lead.kind != "group" for lead in opening.leads)

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

    def _has_cue(self) -> bool:
        """Whether anything in a paragraph that looks back could order at all."""
        kinds = _PULLING if self.mode is Mode.PREAMBLE else _WORKING
        return any(cue.kind in kinds for cue in self.scan.cues_in(self.paragraph.start, self.paragraph.end))


def _cut_at_actors(scan: Scan, found: Iterator[Part]) -> Iterator[Part]:
    """ "Giao Sở A lập hồ sơ, Sở B thẩm định": a comma before somebody else who acts divides as well."""
    for part in found:
        start, opens = part.start, part.opens
        for place in _actors_behind(scan, part):
            end = before_signs(scan.text, start, place)
            yield part._replace(start=start, end=end, opens=opens)
            start, opens = place, False
        yield part._replace(start=start, opens=opens)


def _actors_behind(scan: Scan, part: Part) -> Iterator[int]:
    """Where somebody else begins to act behind a comma, in a part that somebody is told to act in."""
    if scan.text.find(", ", part.start, part.end) < 0:
        return
    work = _first_work(scan, part)
    if work is None:
        return
    for body in scan.bodies_in(work + _OWN_WORK, part.end):
        place = _other_actor(scan, body, part)
        if place is not None and not tells_the_past(scan, part.start, place):
            yield place


def _first_work(scan: Scan, part: Part) -> int | None:
    """Where the names of those end who are told to act at the start of a part; None where nobody is."""
    colon = scan.text.find(": ", part.start, min(part.start + _TOPIC, part.end))
    for place in (part.start, colon + 2):
        cue = scan.cue_at(place)
        if cue is not None and cue.kind == "trigger":
            leads, work = scan.party_list(cue.end + 1, part.end)
        else:
            leads, work = scan.party_list(place, part.end)
            behind = scan.after_name(work, part.end)
            leads = leads if scan.verb_at(behind) > behind else ()
        if leads:
            return work
        if colon < 0:
            break
    return None


def _other_actor(scan: Scan, body: BodyMention, part: Part) -> int | None:
    """Where a name behind a comma, or the trigger before it, begins another order."""
    before = scan.text.rfind(", ", part.start, body.start)
    if before < 0 or scan.body_over(before) is not None:
        return None
    first = body.head[0] if body.head else body.start
    trigger = next((cue for cue in scan.cues_in(before + 2, first) if cue.start == before + 2), None)
    if trigger is not None and trigger.kind == "trigger" and trigger.end + 1 == first:
        return before + 2
    behind = scan.after_name(body.end, part.end)
    if first != before + 2 or body.body is None or body.kind != "agency" or behind != body.end + 1:
        return None
    return first if scan.verb_at(behind) > behind and not _only_joins(scan, before, behind) else None


def _only_joins(scan: Scan, before: int, behind: int) -> bool:
    """ "Phòng A chủ trì, Phòng B phối hợp …": the second only joins in the work of the first."""
    return scan.found("chủ trì", before - len("chủ trì"), before) and scan.found(
        "phối hợp", behind, behind + 8
    )


def item_parts(scan: Scan, paragraph: Paragraph) -> Iterator[Part]:
    """The parts of a paragraph; a list of names that semicolons divide stays whole."""
    held: Part | None = None
    for part in _cut_at_actors(scan, parts(scan.cased, scan.folded, paragraph.start, paragraph.end)):
        if held is not None and not part.opens:
            part = part._replace(start=held.start, opens=held.opens)
        elif held is not None:
            yield held
        held = part if part.end < part.last and ends_in_names(scan, part.start, part.end) else None
        if held is None:
            yield part
    if held is not None:
        yield held
