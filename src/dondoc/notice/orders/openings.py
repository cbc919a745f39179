"""How an order opens: by a trigger, by the one who acts, by "Đồng thời", or by its verb."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.refusals import narrates, tells_the_past
from dondoc.notice.orders.scan import Cue, Scan
from dondoc.notice.orders.senders import Sender


class Mode(Enum):
    """What the part of the document is about."""

    PREAMBLE = "preamble"  # who met, why: only plain triggers order here
    ASSESSMENT = "assessment"  # what was done: triggers and strong verbs only
    MIXED = "mixed"  # conclusions: whoever is named acts, verbs alone do when they are known
    ORDERS = "orders"  # a list of tasks: an item that opens with a verb is one


class Opening(NamedTuple):
    """Where an order begins, why, and who was named to do it."""

    start: int
    work: int  # where the task itself begins
    rule: str
    trigger: tuple[int, int] | None = None
    leads: tuple[BodyMention, ...] = ()
    unlisted: tuple[int, int] | None = None  # a name no finder knew, by its position
    colon: bool = False  # "Đơn vị: việc"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a part: the kind of section, what it hangs under, what went before."""

    mode: Mode
    sender: Sender
    headed: bool  # a heading above names who acts
    item: bool  # the part opens an item of a list
    running: bool  # an order of the same paragraph went before


_GAP = Twin(
    r"(?:\s*\*+)?\s*:?\s*(?:cho |với |đối với |tới |đến |thêm |ngay |các đồng chí:? ?|"
    r"đồng chí |đ/c |trách nhiệm |nhiệm vụ |là )*"
)
_CLAUSE_END = (",", ":", ";", "(", "-", "*", '"', "+")
_LINKS = frozenset(
    (
        "và",
        "thì",
        "nay",
        "cũng",
        "do đó",
        "vậy",
        "đó",
        "là",
        "ra",
        "nhất",
        "ý",
        "trí",
        "tiếp",
        "tục",
        "thời",
        "định",
    )
)
_BARE_LINKS = frozenset(
    ("va", "thi", "nay", "cung", "vay", "do", "la", "ra", "nhat", "y", "tri", "tiep", "tuc", "thoi", "dinh")
)
_WORKS = Twin(
    r"(?:chủ trì|chịu trách nhiệm|có trách nhiệm|phối hợp|tham mưu|là (?:cơ quan|đơn vị|"
    r"đầu mối)|làm đầu mối|đầu mối|khẩn trương|tập trung|cần|phải|chủ động|tiếp tục)\b"
)
_PAST_ACT = Twin(
    r"(?:đã|đang|chưa|còn|vẫn|được|bị|là|nhận|nhận được|nhận thấy|cơ bản|thống nhất|"
    r"có (?!trách nhiệm|văn bản|kế hoạch|giải pháp|biện pháp|phương án|ý kiến|báo cáo|"
    r"công văn)"
    r"|ghi nhận|biểu dương|đánh giá cao|kết luận|sẽ|mới|luôn|không|ước|đạt|"
    r"tổ chức (?:cuộc )?(?:họp|hội nghị)|chủ trì (?:cuộc |phiên |hội )?(?:họp|nghị|làm)|dự |"
    r"thông báo|trân trọng|kính|xin|hoan nghênh|nhất trí|đồng ý|báo cáo,? xin)"
)
_PREFIX = Twin(
    r"(?:trên cơ sở|đối với|riêng|căn cứ|để|nhằm|theo|trong|từ|về|tại|trước mắt|trước hết|"
    r"thời gian tới|bên cạnh|ngoài ra|do đó|vì vậy|do vậy|trường hợp|nếu|khi|sau khi|ngay sau|"
    r"cùng với|qua|với|"
    r"hằng|hàng|định kỳ|chậm nhất|muộn nhất|trước|đến|xuất phát|song song|mặt khác|cụ thể|"
    r"một là|hai là|ba là|bốn là|năm là|thứ|sau|ngoài|nhân|giai đoạn|năm|tháng|quý|tuần|ngày|"
    r"song|hiện nay|hiện|tới đây|liên quan|thực hiện|phát huy|xác định|trong đó|gắn với|"
    r"đặc biệt|nhất là)\b"
)
_FUNCTION = Twin(
    r"(?:,? ?(?:theo|căn cứ) (?:đúng )?(?:chức năng|nhiệm vụ|quyền hạn|thẩm quyền|phạm vi|"
    r"lĩnh vực|trách nhiệm)[^;:.]{0,90}?)(?:,? )(?=(?:tổ chức|chủ động|triển khai|chủ trì|"
    r"phối hợp|tham mưu|có trách nhiệm|rà soát|thực hiện|tăng cường|kiểm tra|hướng dẫn|"
    r"tập trung|khẩn trương|xây dựng|chỉ đạo|kịp thời|tiếp tục|tham gia|quản lý)\b)"
)
_KEPT_PREFIX = Twin(r"(?:căn cứ|hằng|hàng|định kỳ|chậm nhất|muộn nhất|ngoài ra|đồng thời)\b")
_ALSO = Twin(r"(?:đồng thời|ngoài ra|song song(?: với)?(?: đó)?|bên cạnh đó|cùng với đó)\b,?\s*")
_COLON = Twin(r"[\s.*]*(?::|(?<=\S) -)\s*")
_UNLISTED = Twin(
    r"([^,;:.()]{4,90}?)\s*(?=(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp với|"
    r"khẩn trương|tham mưu)\b)"
)


class _Named(NamedTuple):
    leads: tuple[BodyMention, ...]
    start: int
    end: int


class Openings:
    """Finds how a part opens; one for each document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.noise = scan.noise
        self._links = _BARE_LINKS | _LINKS if scan.noise else _LINKS

    def find(self, part: Part, frame: Frame) -> Opening | None:
        """How the part opens an order, or None."""
        opening = self._by_trigger(part, frame)
        if opening is None:
            opening = self._by_actor(part, frame)
        if opening is None and self._may_open_with_verb(part, frame):
            opening = self._by_verb(part, frame)
        return opening

    # --- by trigger

    def _by_trigger(self, part: Part, frame: Frame) -> Opening | None:
        for cue in self.scan.cues_in(part.start, part.end):
            if cue.kind == "trigger" and self._pulls(cue, part, frame):
                opening = self._addressed(cue, part, frame)
                if opening is not None:
                    return opening
        return None

    def _pulls(self, cue: Cue, part: Part, frame: Frame) -> bool:
        """Whether a trigger stands where it orders, not inside a phrase or a report."""
        scan, begin, place = self.scan, part.start, cue.start
        before = scan.text[begin:place].rstrip()
        if not before:
            return not (frame.headed and frame.item and self._is_work(cue))
        if tells_the_past(scan, scan.text.rfind(";", begin, place) + 1 or begin, place):
            return False
        subject = scan.body_over(begin + len(before))
        if subject is not None:
            return frame.sender.is_sender(scan.text[subject.start : subject.end])
        if frame.mode is Mode.PREAMBLE and narrates(scan, begin, place):
            return False
        if before.endswith(_CLAUSE_END):
            return not self._is_work(cue) or not frame.headed
        return before.rsplit(" ", 1)[-1] in self._links

    def _is_work(self, cue: Cue) -> bool:
        """Whether the trigger may as well be the task of whoever the heading names."""
        return self.scan.text[cue.start : cue.end] in (
            "chỉ đạo",
            "chi dao",
            "giao",
            "phân công",
            "phan cong",
            "đề nghị",
            "de nghi",
        )

    def _addressed(self, cue: Cue, part: Part, frame: Frame) -> Opening | None:
        scan = self.scan
        gap = _GAP.of(self.noise).match(scan.text, cue.end, part.end)
        place = gap.end() if gap else cue.end
        name = scan.text[cue.start : cue.end].split(" ")[0]
        leads, end = scan.party_list(place, part.end)
        trigger = (cue.start, cue.end)
        if not leads:
            leads, end = self._near(place, part.end)
        if leads:
            if not self._goes_on(end, part.end):
                return None
            return Opening(cue.start, self._after_name(end, part.end), _rule("trigger", name), trigger, leads)
        if scan.verb_at(place) > place and self._verb_after_trigger(name, cue, frame):
            return Opening(cue.start, place, _rule("trigger", name), trigger)
        return self._unlisted(cue, place, part, name)

    def _near(self, place: int, limit: int) -> tuple[tuple[BodyMention, ...], int]:
        """Names that begin after a word or two no finder takes for part of a name."""
        for body in self.scan.bodies_in(place, min(place + 24, limit)):
            between = self.scan.text[place : body.start]
            if "," in between or ";" in between or "." in between or self.scan.verb_at(place) > place:
                break
            return self.scan.party_list(body.start, limit)
        return (), place

    def _unlisted(self, cue: Cue, place: int, part: Part, name: str) -> Opening | None:
        match = _UNLISTED.of(self.noise).match(self.scan.text, place, part.end)
        if match is None or name in ("chỉ", "chi"):
            return None
        found = (match.start(1), match.end(1))
        return Opening(cue.start, match.end(), _rule("trigger", name), (cue.start, cue.end), (), found)

    def _verb_after_trigger(self, name: str, cue: Cue, frame: Frame) -> bool:
        """Whether "Yêu cầu rà soát …" orders; "giao quản lý" and "chỉ đạo thực hiện" are no triggers."""
        return name in ("yêu", "yeu", "đề", "de", "lưu", "luu")

    def _goes_on(self, end: int, limit: int) -> bool:
        return self.scan.text[end:limit].strip(" ,.:;*") != ""

    # --- by the one who acts

    def _by_actor(self, part: Part, frame: Frame) -> Opening | None:
        for place in self._places(part):
            leads, end = self.scan.party_list(self._honorific(place), part.end)
            if leads:
                return self._acts(_Named(leads, place, end), part, frame)
        return self._unlisted_actor(part, frame)

    def _honorific(self, place: int) -> int:
        text = self.scan.text
        for word in ("đồng chí ", "dong chi ", "đ/c ", "các đồng chí: ", "riêng ", "rieng "):
            if text.startswith(word, place) and self.scan.body_at(place) is None:
                return place + len(word)
        return place

    def _acts(self, named: _Named, part: Part, frame: Frame) -> Opening | None:
        scan, leads, end = self.scan, named.leads, named.end
        after = scan.beside(end, part.end)
        colon = _COLON.of(self.noise).match(scan.text, after, part.end)
        work = self._after_name(colon.end() if colon else after, part.end)
        if work >= part.end:
            return None
        start = self._with_deadline(part.start, named.start)
        rule = _rule("actor", "colon" if colon else "verb")
        if colon and ":" in colon.group():
            return (
                Opening(start, work, rule, None, leads, None, True) if self._may_list(work, frame) else None
            )
        if not self._is_ordered(leads, work, frame):
            return None
        return Opening(start, work, rule, None, leads)

    def _may_list(self, work: int, frame: Frame) -> bool:
        if frame.mode in (Mode.ORDERS, Mode.MIXED):
            return _PAST_ACT.of(self.noise).match(self.scan.text, work) is None
        return _WORKS.of(self.noise).match(self.scan.text, work) is not None

    def _is_ordered(self, leads: tuple[BodyMention, ...], work: int, frame: Frame) -> bool:
        scan = self.scan
        if _PAST_ACT.of(self.noise).match(scan.text, work):
            return False
        if (
            frame.sender.is_sender(scan.text[leads[-1].start : leads[-1].end])
            and frame.mode is not Mode.ORDERS
        ):
            return False
        if _WORKS.of(self.noise).match(scan.text, work):
            return frame.mode is not Mode.PREAMBLE
        if frame.mode in (Mode.PREAMBLE, Mode.ASSESSMENT):
            return False
        return scan.verb_at(work) > work

    def _after_name(self, place: int, limit: int) -> int:
        """Where the task begins after a name: blanks, a bracket and "theo chức năng …" passed over."""
        scan = self.scan
        place = scan.beside(place, limit)
        while place < limit and scan.text[place] in " ,:-*":
            place += 1
        function = _FUNCTION.of(self.noise).match(scan.text, place, limit)
        return function.end() if function else place

    def _unlisted_actor(self, part: Part, frame: Frame) -> Opening | None:
        """A name no finder knew: an item that opens with words before "chủ trì", "có trách nhiệm" …"""
        if (
            not frame.item
            or frame.mode in (Mode.PREAMBLE, Mode.ASSESSMENT)
            or not self.scan.cased[part.start].isupper()
        ):
            return None
        match = _UNLISTED.of(self.noise).match(self.scan.text, part.start, part.end)
        if (
            match is None
            or self.scan.verb_at(part.start) > part.start
            or self.scan.opens_with_noun(part.start)
        ):
            return None
        if _PREFIX.of(self.noise).match(self.scan.text, part.start):
            return None
        return Opening(
            part.start, match.end(), _rule("actor", "unlisted"), None, (), (match.start(1), match.end(1))
        )

    # --- by its verb

    def _may_open_with_verb(self, part: Part, frame: Frame) -> bool:
        if frame.mode is Mode.PREAMBLE:
            return False
        if frame.mode is Mode.ASSESSMENT:
            return frame.running
        return frame.running or frame.headed or frame.item or frame.mode is Mode.ORDERS

    def _by_verb(self, part: Part, frame: Frame) -> Opening | None:
        scan = self.scan
        also = _ALSO.of(self.noise).match(scan.text, part.start, part.end)
        if also and part.opens and scan.verb_at(also.end()) > also.end():
            return Opening(part.start, also.end(), "order.anaphora.dong-thoi", (part.start, part.start + 9))
        for place in self._places(part):
            if scan.verb_at(place) > place and not self._is_noun_use(place):
                return Opening(self._with_deadline(part.start, place), place, _rule("verb", "first"))
        if frame.item and frame.mode is Mode.ORDERS and self._looks_like_task(part, frame):
            return Opening(part.start, part.start, _rule("verb", "unknown"))
        return None

    def _is_noun_use(self, place: int) -> bool:
        """ "Báo cáo của …", "Đề nghị của …": the verb is a noun here."""
        end = self.scan.verb_at(place)
        return self.scan.text.startswith((" của ", " cua ", " là ", " này"), end)

    def _looks_like_task(self, part: Part, frame: Frame) -> bool:
        scan = self.scan
        if (
            part.end - part.start < (8 if frame.headed else 25)
            or scan.opens_with_noun(part.start)
            or scan.body_at(part.start)
        ):
            return False
        return (
            _PREFIX.of(self.noise).match(scan.text, part.start) is None and scan.cased[part.start].isupper()
        )

    # --- where the first words may end

    def _places(self, part: Part) -> list[int]:
        """Where the actor or the verb may stand: at the start, or after the clauses that lead in."""
        scan, start, end = self.scan, part.start, part.end
        places = [start]
        also = _ALSO.of(self.noise).match(scan.text, start, end)
        if also:
            places.append(also.end())
        function = _FUNCTION.of(self.noise).match(scan.text, start, end)
        if function:
            return [*places, function.end()]
        for time in scan.times_in(start, min(start + 3, end)):
            places.append(_past_blank(scan.text, time.end))
        if (
            also is None
            and _PREFIX.of(self.noise).match(scan.text, start) is None
            and not scan.opens_with_noun(start)
        ):
            return places
        comma = scan.text.find(",", start, min(start + 420, end))
        colon = scan.text.find(":", start, min(start + 120, end))
        while comma > 0 and len(places) < 12:
            places.append(_past_blank(scan.text, comma + 1))
            comma = scan.text.find(",", comma + 1, min(start + 420, end))
        if colon > 0:
            places.append(_past_blank(scan.text, colon + 1))
        return places

    def _with_deadline(self, start: int, place: int) -> int:
        """The order begins with the words before it only where they hold its deadline or belong to it."""
        if place == start:
            return start
        if any(time.role == "deadline" for time in self.scan.times_in(start, place)):
            return start
        if _KEPT_PREFIX.of(self.noise).match(self.scan.text, start):
            return start
        return place


def _past_blank(text: str, place: int) -> int:
    while place < len(text) and text[place] in " ,*":
        place += 1
    return place


_NAMES = {
    "giao": "giao",
    "yêu": "yeu-cau",
    "yeu": "yeu-cau",
    "đề": "de-nghi",
    "de": "de-nghi",
    "phân": "phan-cong",
    "phan": "phan-cong",
    "chỉ": "chi-dao",
    "chi": "chi-dao",
    "lưu": "luu-y",
    "luu": "luu-y",
    "đồng": "dong-y-giao",
    "dong": "dong-y-giao",
    "thống": "thong-nhat-giao",
    "thong": "thong-nhat-giao",
}


def _rule(how: str, word: str) -> str:
    return f"order.{how}.{_NAMES.get(word, word)}"
