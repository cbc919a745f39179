"""Orders that open with the one who acts, and orders that open with their verb."""

from __future__ import annotations

import re
from typing import NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.orders.brackets import opens_bracket
from dondoc.notice.orders.meant import meant_for, raises
from dondoc.notice.orders.openings import (
    Frame,
    Mode,
    Opening,
    after_also,
    after_function,
    aims,
    leads_in,
    order_start,
    places,
)
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import NUMBERS, Opener, Twin
from dondoc.notice.orders.scan import Scan
from dondoc.notice.orders.unknown import STATED, open_unknown

_WORKS = Opener(r"<works>\b", "<works>")
_TOLD_OF = Opener(
    r"(?:<told>\b|là (?!cơ quan|đơn vị|đầu mối|thường trực)|có (?!<has>\b))", "<told>|là |có |la |co "
)
_TOLD = Opener(
    r"(?:<told>\b|<tied>\b|là (?!cơ quan|đơn vị|đầu mối|thường trực)|có (?!<has>\b)"
    r"|không (?!được|để|cho|yêu cầu|chấp thuận|tổ chức|sử dụng|đề xuất|tham mưu|bố trí|ban hành|vận động|thu|trình|giải quyết))",
    "<told>|<tied>|là|có|không",
)
_HELD = Opener(r"<held>\b", "<held>")
_PRAISED = Opener(r"<praised>\b", "<praised>")
_NO_WORD = frozenset(",.;:)0123456789")
_AGAIN = Twin(
    r"(?:quý )?(?:phòng|sở|ban|văn phòng|trung tâm|đơn vị|địa phương|uỷ ban nhân dân|ubnd|công ty|chi cục|cục|các đơn vị"
    r"|các địa phương|các phòng|các cơ quan)(?: này| trên| nêu trên)? (?=<works>\b|<task>\b)"
)
_HOLDER = Opener(
    r"(?:\d+ )?(?:các |những |mỗi )?(?!<nobody>\b)<holder>(?!\w)", f"các|những|mỗi|{NUMBERS}|<holder>"
)
_WHICH = Twin(
    r"(?:có (?!<has>\b|thể\b|quyền\b)|chưa (?:có|đạt|hoàn thành)|không có|nơi|còn|thuộc|được (?:giao|phân công)|đang|trong"
    r"|sử dụng|phụ trách)\b"
)
# "Phát triển cụm công nghiệp là nhiệm vụ quan trọng": a statement, though it opens with a verb.
_IS = Twin(
    r"[^,;:.]{3,90} là (?:một )?(?:nhiệm vụ|trách nhiệm|yêu cầu|việc|khâu|giải pháp|nội dung|vấn đề|động lực|nền tảng|quyền)\b"
)
STATED_BY = Twin(
    r"\b(?:đã|đạt|ước|chiếm|đang|hiện|gồm|là|còn|chưa|vẫn|mới|từng|cơ bản|tăng|giảm|bằng|thuộc|nêu|cho rằng|cho biết) "
)
_TOPIC = 90  # characters: the subject of an item is not longer
_CAPITALS = 2  # a name that is not called as units are has so many
_LONG_WHICH = 60  # characters of "có rừng", "thuộc Sở có liên quan"
_BY_LAW = Opener(
    r"theo (?:đúng )?(?:quy định|luật|nghị định|thông tư|điều|bộ luật|hiến pháp|quyết định số|pháp luật)\b",
    "theo",
)
_LOOKS_BACK = Opener(
    r"(?:tuy nhiên|tuy vậy|mặc dù|nguyên nhân|tồn tại|hạn chế là|bên cạnh những kết quả)\b",
    "tuy|mặc|nguyên|tồn|hạn|bên",
)
_CLAUSE = Twin(
    r"(?:trên cơ sở|căn cứ|sau khi|thông qua|ngay sau|với vai trò|với tư cách|theo|từ) [^;:.]{3,160}?, (?=(?:<works>|<task>)\b)"
)
_ROLE = Opener(r"(?:với|trong) (?:vai trò|tư cách|trách nhiệm)\b", "với|trong")
_CHARGE = Twin(r"(?:phụ trách|theo dõi|được phân công|trực tiếp phụ trách)\b")
_COUNT = re.compile(r"\d{1,4} ")
_APART = Opener(
    r"riêng (?=(?:xã|phường|thị trấn|đặc khu|huyện|thôn|bản|ấp|khu phố|tổ dân phố|đơn vị) )", "riêng"
)
_MEMBER = Opener(
    r"(?:phó )?(?:tổ trưởng|trưởng ban|trưởng đoàn|trưởng tiểu ban|chủ tịch hội đồng)\b"
    r"|(?:tổ phó|phó tổ|phó ban|phó đoàn|uỷ viên|thành viên|thư ký)\b",
    "phó|tổ|trưởng|chủ|uỷ|thành|thư",
)
_COLON = Twin(r"[\s.*]*(?::|(?<=\S) -)\s*")
_NUMBER = Twin(r" (?:thêm |được |mới )?\d")
_OF = Twin(r" (?:của|là|này|nêu|số \d)\b")


class _Named(NamedTuple):
    leads: tuple[BodyMention, ...]
    start: int
    end: int


class Actors:
    """Finds who acts, or which verb opens, in a part; one for each document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.noise = scan.noise

    def find(self, part: Part, frame: Frame) -> Opening | None:
        """The first place where somebody is named to act or, where that is enough, a verb orders."""
        if self.refuses(part):
            return None
        found = (
            self._after_topic(part, frame)
            or self._held_first(part, frame)
            or self._set_apart(part, frame)
            or self._named_or_verb(part, frame)
        )
        return (
            found
            or self._again(part, frame)
            or self._unlisted(part, frame)
            or open_unknown(self.scan, part, frame)
        )

    def refuses(self, part: Part) -> bool:
        """Whether a part cites what the law says, or opens as what looks back does."""
        if _BY_LAW.match(self.scan.text, part.start, part.end, self.noise):
            return True
        return part.opens and bool(_LOOKS_BACK.match(self.scan.text, part.start, part.end, self.noise))

    def _named_or_verb(self, part: Part, frame: Frame) -> Opening | None:
        verb: Opening | None = None
        late = aims(self.scan, part.start)
        for place in places(self.scan, part):
            at = self._honorific(place)
            leads, end = self.scan.party_list(at, part.end)
            if leads and self._lists_on(part.start, place) and leads_in(self.scan, part.start):
                if len(leads) == 1 and self._sets_to_work(end + 1, part):
                    return self._acts(_Named(leads, at, end), part, frame) or verb
            elif leads and not self._lists_on(part.start, place):
                return self._acts(_Named(leads, at, end), part, frame) or verb
            if verb is None and not (late and place == part.start) and self._opens(place, frame):
                verb = self._by_verb(place, part, frame)
                if verb is not None and not late:
                    return verb
        return verb

    def _sets_to_work(self, work: int, part: Part) -> bool:
        """Whether the words behind a name surely tell it to act: "chủ trì", or the verb of a task."""
        sure = _WORKS.match(self.scan.text, work, part.end, self.noise) is not None
        return sure or self.scan.verb_at(work) > work

    def _opens(self, place: int, frame: Frame) -> bool:
        return self.scan.verb_at(place) > place and self._may_open(frame)

    def _held_first(self, part: Part, frame: Frame) -> Opening | None:
        """An item that opens as names of units and posts do, though no register has the name."""
        if (
            not frame.item
            or self.scan.body_at(part.start) is not None
            or not self._is_held(part.start, part.end)
        ):
            return None
        return self._unlisted(part, frame)

    def _set_apart(self, part: Part, frame: Frame) -> Opening | None:
        """ "Riêng xã Hoa Mai tập trung …": one of those named before, in no register."""
        alone = _APART.match(self.scan.text, part.start, part.end, self.noise)
        if alone is None or self.scan.body_at(alone.end()) or frame.mode in (Mode.PREAMBLE, Mode.ASSESSMENT):
            return None
        return self._stranger(alone.end(), part, frame)

    def _is_held(self, place: int, end: int) -> bool:
        """Whether words open as the names of units and posts do."""
        if self.scan.verb_at(place) > place:
            return False  # "Tổ chức …", "Ban hành …"
        return _HOLDER.match(self.scan.text, place, end, self.noise) is not None

    def _after_topic(self, part: Part, frame: Frame) -> Opening | None:
        """ "Bảo vệ rừng: Hạt Kiểm lâm …": the one who acts stands behind the subject."""
        colon = (
            self.scan.text.find(": ", part.start, min(part.start + _TOPIC, part.end)) if frame.item else -1
        )
        if colon < 0 or self.scan.party_list(part.start, colon)[0]:  # "Sở A sửa quy chế theo hướng: Sở B …"
            return None
        leads, end = self.scan.party_list(colon + 2, part.end)
        if not leads or self.scan.body_over(colon) or opens_bracket(self.scan.text, part.start, colon):
            return None
        return self._acts(_Named(leads, colon + 2, end), part, frame)

    def _lists_on(self, start: int, place: int) -> bool:
        """Whether a name behind a comma only goes on with the names before it."""
        before = self.scan.text[start:place].rstrip(" ,")
        return bool(before) and self.scan.body_over(start + len(before)) is not None

    # --- who acts

    def _honorific(self, place: int) -> int:
        text = self.scan.text
        number = _COUNT.match(text, place)
        if number and self.scan.body_at(number.end()) is not None:
            return number.end()
        for word in ("đồng chí ", "dong chi ", "đ/c ", "các đồng chí: ", "riêng ", "rieng "):
            if text.startswith(word, place) and self.scan.body_at(place) is None:
                return place + len(word)
        return place

    def _acts(self, named: _Named, part: Part, frame: Frame) -> Opening | None:
        scan, leads = self.scan, named.leads
        after = scan.beside(named.end, part.end)
        colon = _COLON.of(self.noise).match(scan.text, after, part.end)
        behind = scan.after_name(colon.end() if colon else after, part.end)
        work = after_function(scan, self._after_clause(leads[-1], behind, part, frame), part.end)
        if behind < work - 1 and self._which(leads[-1], behind, part) and work - behind < _LONG_WHICH:
            leads = (*leads[:-1], leads[-1]._replace(end=work - 1))
        if scan.cased[work : work + 1].isupper() and not (colon and ":" in colon.group()):
            if colon and _MEMBER.match(scan.text, work, part.end, self.noise):
                return None  # "Giám đốc Sở A - Tổ phó thường trực": a list of members
            work = scan.next_verb(work, part.end)
        if work >= part.end or frame.sender.is_above(scan.text[leads[0].start : leads[0].end]):
            return None
        start = order_start(scan, part.start, named.start)
        if colon and ":" in colon.group():
            return self._one_of_them(leads, work, part, frame) or self._headed(leads, start, work, frame)
        if not self._is_ordered(leads, work, frame):
            return None
        return Opening(start, work, "order.actor.verb", None, leads)

    def _headed(self, leads: tuple[BodyMention, ...], start: int, work: int, frame: Frame) -> Opening | None:
        """ "Phòng A: việc": a name that heads its task."""
        if not self._may_list(work, frame):
            return None
        return Opening(start, work, "order.actor.colon", None, leads, colon=True)

    def _one_of_them(
        self, leads: tuple[BodyMention, ...], work: int, part: Part, frame: Frame
    ) -> Opening | None:
        """ "Các Phó Giám đốc: đ/c A chủ trì …": behind the name of many stands which of them acts."""
        at = self._honorific(work)
        inner, end = self.scan.party_list(at, part.end)
        if not inner or frame.mode is Mode.ASSESSMENT or not self._are_many(leads):
            return None
        return self._acts(_Named(inner, work, end), part._replace(start=work), frame)

    def _are_many(self, leads: tuple[BodyMention, ...]) -> bool:
        """Whether a name stands for several, by its kind or its plural word."""
        named = self.scan.text[leads[0].start : leads[-1].end]
        return any(body.kind == "group" for body in leads) or named.startswith(("các ", "cac "))

    def _after_clause(self, body: BodyMention, place: int, part: Part, frame: Frame) -> int:
        """ "UBND các xã có dịch tổ chức …": which of a group are meant stands before the task."""
        clause = _CLAUSE.of(self.noise).match(self.scan.text, place, part.end)
        if clause:
            return clause.end()
        if _ROLE.match(self.scan.text, place, part.end, self.noise):
            return self.scan.next_verb(place, part.end)
        if body.kind == "office" and _CHARGE.of(self.noise).match(self.scan.text, place, part.end):
            cues = self.scan.cues_in(place, place + 60)
            return cues[0].start if cues and cues[0].kind == "supervise" else place
        if frame.mode is not Mode.ORDERS or not self._which(body, place, part):
            return place
        return self.scan.next_verb(place, part.end)

    def _which(self, body: BodyMention, place: int, part: Part) -> bool:
        return (
            body.kind == "group" and _WHICH.of(self.noise).match(self.scan.text, place, part.end) is not None
        )

    def _is_told(self, work: int) -> bool:
        """Whether the words behind a name tell of it, or go on with it."""
        text = self.scan.text
        return text[work : work + 1] in _NO_WORD or _TOLD.match(text, work, len(text), self.noise) is not None

    def _is_done(self, work: int, frame: Frame, *, speaks: bool) -> bool:
        """Whether the words behind a name say what the one who speaks did: it held a meeting, it agreed."""
        if not speaks and frame.mode is Mode.ORDERS:
            return False
        return _HELD.match(self.scan.text, work, len(self.scan.text), self.noise) is not None

    def _is_praised(self, work: int, frame: Frame) -> bool:
        """Whether "làm tốt …" looks back: behind another order, or in a list of tasks, it looks ahead."""
        if frame.mode is Mode.ORDERS or (frame.running and frame.mode is Mode.MIXED):
            return False
        return _PRAISED.match(self.scan.text, work, len(self.scan.text), self.noise) is not None

    def _may_list(self, work: int, frame: Frame) -> bool:
        if frame.mode in (Mode.ORDERS, Mode.MIXED):
            return _TOLD_OF.match(self.scan.text, work, len(self.scan.text), self.noise) is None
        return _WORKS.match(self.scan.text, work, len(self.scan.text), self.noise) is not None

    def _is_ordered(self, leads: tuple[BodyMention, ...], work: int, frame: Frame) -> bool:
        scan = self.scan
        if frame.mode is Mode.PREAMBLE or self._tells(leads[0], work, frame):
            return False
        speaks = frame.sender.rules(scan.text[leads[-1].start : leads[-1].end])
        if self._is_done(work, frame, speaks=speaks):
            return False
        if speaks and (
            frame.mode is not Mode.ORDERS or (len(leads) == 1 and frame.sender.signs(leads[0].body))
        ):
            return _WORKS.match(scan.text, work, len(scan.text), self.noise) is not None
        if _WORKS.match(scan.text, work, len(scan.text), self.noise):
            return True
        if frame.mode is Mode.ASSESSMENT:
            return False
        if scan.verb_at(work) > work:
            return True
        if scan.cased[work].isupper():
            return False
        return frame.mode is Mode.ORDERS or frame.item or not self._is_stated(leads[-1].end, work)

    def _tells(self, lead: BodyMention, work: int, frame: Frame) -> bool:
        """Whether the words behind a name tell of it, praise it, or say what it wishes."""
        return self._is_told(work) or self._is_praised(work, frame) or raises(self.scan, lead, work)

    def _is_stated(self, end: int, work: int) -> bool:
        """Whether words behind a name, their verb in no list, tell how things stand rather than what to do."""
        stop = self.scan.text.find(".", work, work + STATED)
        stop = stop if stop > 0 else work + STATED
        return STATED_BY.of(self.noise).search(self.scan.text, end, stop) is not None

    def _unlisted(self, part: Part, frame: Frame) -> Opening | None:
        """A name no finder knew: an item that opens with words before "chủ trì", "có trách nhiệm" …"""
        scan = self.scan
        if frame.mode in (Mode.PREAMBLE, Mode.ASSESSMENT):
            return None
        if not frame.item:
            return self._stranger_behind(part, frame)
        if frame.headed or leads_in(scan, part.start):
            return None
        return self._stranger(part.start, part, frame)

    def _stranger_behind(self, part: Part, frame: Frame) -> Opening | None:
        """A sentence further on that opens as names do, or with a count of units ("Trong đó, 6 xã …")."""
        if frame.mode is not Mode.ORDERS:
            return None
        if not part.opens:  # "…; tổ vận động đến từng hộ …"
            return self._stranger(part.start, part, frame) if self._is_held(part.start, part.end) else None
        for place in places(self.scan, part):
            if self.scan.text[place].isdigit() or (place == part.start and self._is_held(place, part.end)):
                return self._stranger(place, part, frame)
        return None

    def _stranger(self, place: int, part: Part, frame: Frame) -> Opening | None:
        """A name in no register, then a task."""
        scan = self.scan
        if place == part.start and part.opens and scan.cased[place].islower():
            return None
        leads, end = scan.party_list(place, part.end, guess=True)
        work = scan.after_name(end, part.end)
        if not leads or work >= part.end or self._is_told(work) or raises(self.scan, leads[0], work):
            return None
        if self._is_done(work, frame, speaks=frame.sender.rules(scan.text[place:end])):
            return None
        known = _HOLDER.of(self.noise).match(scan.text, place, part.end) is not None
        told = scan.verb_at(work) > work or ":" in scan.text[end:work]
        if not (_WORKS.match(scan.text, work, len(scan.text), self.noise) or (known and told)):
            return None
        if not known and sum(word[:1].isupper() for word in scan.cased[place:end].split()) < _CAPITALS:
            return None
        return Opening(order_start(scan, part.start, place), work, "order.actor.unlisted", None, leads)

    def _again(self, part: Part, frame: Frame) -> Opening | None:
        """ "Phòng có trách nhiệm …": the unit named before, by its kind only."""
        if not frame.running or not part.opens:
            return None
        match = _AGAIN.of(self.noise).match(self.scan.text, part.start, part.end)
        return None if match is None else Opening(part.start, match.end(), "order.anaphora.don-vi")

    # --- which verb opens

    def _may_open(self, frame: Frame) -> bool:
        if frame.mode is Mode.PREAMBLE or frame.consent:
            return False
        if frame.mode is Mode.ASSESSMENT:
            return frame.running
        return frame.running or frame.headed or frame.item or frame.mode is Mode.ORDERS

    def _by_verb(self, place: int, part: Part, frame: Frame) -> Opening | None:
        scan = self.scan
        end = scan.verb_at(place)
        if _OF.of(self.noise).match(scan.text, end) or (
            place > part.start and _NUMBER.of(self.noise).match(scan.text, end)
        ):
            return None
        if not frame.headed and self._submits(end, frame):
            return None
        if place == part.start and part.opens and _IS.of(self.noise).match(scan.text, end, part.last):
            return None
        towards = meant_for(scan, part, place) if place > part.start else ()
        if towards:
            start = towards[0].head[0] if towards[0].head else towards[0].start
            return Opening(order_start(scan, part.start, start), place, "order.actor.towards", None, towards)
        also = after_also(scan, part.start, part.end)
        if part.opens and also > part.start and place <= also:
            return Opening(part.start, also, "order.anaphora.dong-thoi", (part.start, part.start + 9))
        return Opening(order_start(scan, part.start, place), place, "order.verb.first")

    def _submits(self, end: int, frame: Frame) -> bool:
        """ "Báo cáo Ban Thường vụ …", with nobody named: the sender will do it himself."""
        for body in self.scan.bodies_in(end, end + 12):
            return frame.sender.is_above(self.scan.text[body.start : body.end])
        return False
