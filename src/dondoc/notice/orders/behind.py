"""Orders whose actor stands behind what is to be done, or behind the subject of the sentence."""

from __future__ import annotations

from dondoc.bodies import BodyMention
from dondoc.notice.orders.actors import STATED_BY
from dondoc.notice.orders.brackets import opens_bracket
from dondoc.notice.orders.joins import deadline_in
from dondoc.notice.orders.openings import Frame, Mode, Opening, after_also
from dondoc.notice.orders.parts import Part
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.scan import HOLDER, Scan
from dondoc.notice.orders.unknown import STATED

_FARTHEST = 150  # characters from the start of a sentence within which its actor stands
_LEAST = 6  # characters: no object and no subject is shorter
# "Lịch trực do Phòng A lập", "Hồ sơ phải được Phòng B kiểm tra", "Giấy mời giao Văn phòng phát hành".
_BY = Twin(
    r"[^;.]{5,}? (?:do|(?:phải |cần |sẽ )?được|(?:thì )?(?<!bàn )(?<!chuyển )giao(?: cho)?) (?:đồng chí )?$"
)
# "Việc rà soát quyền truy cập Phòng A thực hiện xong …", "Số liệu này Phòng B đối chiếu …".
_PLAIN = Twin(r"(?:việc|công tác) [^,;:.]{4,100} $|[^,;:.]{4,40} (?:này|nói trên|nêu trên) $")
# "Bắn pháo hoa, Ban A …", "Hồ sơ sửa chữa: Phòng B …", "Nếu đến 31/12 chưa xong thì Phòng C …".
_SUBJECT = Twin(r"(?!.*\bnào\b)[^;.]{5,}?(?:: |, | thì )(?:đồng chí |(?:tạm )?giao )?$")
_SIGN = Twin(r"(?:(?<!\bông),|:) | thì | do |được ")  # "các ông, bà có tên trên" are one list
_PAST = Twin(r"\b(?:đã|vừa|từng|mới|đang|chưa|bị|không|theo|để|về việc|kết luận|ý kiến|báo cáo|dự thảo) ")
_BY_WHOM = Twin(r"(?<!phải )(?<!cần )(?<!sẽ )\b(?:do|được) (?:đồng chí )?$")
_NEAR = 30  # characters of "phải được đồng chí "
# "Tuyến N3 do Công ty A thi công …": whose work a thing is, and how it stands.
_OWNED = Twin(
    r"(?:thi công|cung cấp|tài trợ|ủng hộ|đầu tư|làm chủ đầu tư|quản lý|vận hành|khai thác|sản xuất|trúng thầu|sở hữu)\b"
)
_STANDS = Twin(
    r"\b(?:đã|đạt|ước|chiếm|đang|hiện|nay|còn|chưa|vẫn|từng|cơ bản|tăng|giảm|thuộc|dự kiến|chậm(?! nhất)"
    r"|hư hỏng|xuống cấp|ổn định|vượt)\b"
)
_SHORT_OF = Twin(r"\b(?:mới|chỉ|chưa|còn|thấp|chậm|không|nếu|khi|sau khi|trước khi)\b")
_FIGURE = Twin(r"\b(?:đạt|ước|chiếm|tăng|giảm) [^,;:.]{0,40}\d")
_TELLS = Twin(
    r"(?:đã|đang|vừa|từng|mới|chưa|còn|vẫn|sẽ|trình bày|báo cáo|đề nghị|phát động|nêu|phản ánh"
    r"|thông báo (?:để|cho|đến)|<praised>)\b"
    r"|[^.;]*\b(?:nhưng|song|còn \d|chưa (?:đạt|có|hoàn))\b"
)


class Behind:
    """Finds actors that do not open their sentence; one for each document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.noise = scan.noise

    def find(self, part: Part, frame: Frame) -> Opening | None:
        """The first name that is told to act on what stands before it."""
        if frame.consent or frame.mode not in (Mode.ORDERS, Mode.MIXED) or not self._may_order(part, frame):
            return None
        also = self._also(part, frame)
        if also is not None:
            return also
        last = min(part.start + _FARTHEST, part.end)
        for first in self._names(part.start + _LEAST, last):
            opening = self._acts(first, part, frame)
            if opening is not None:
                return opening
        return None

    def _names(self, start: int, last: int) -> list[int]:
        """Where names begin: those of the register, and behind a sign what units and posts are called by."""
        found = {body.head[0] if body.head else body.start for body in self.scan.bodies_in(start, last)}
        for sign in _SIGN.of(self.noise).finditer(self.scan.text, start, last):
            if HOLDER.match(self.scan.text, sign.end(), last, self.noise):
                found.add(sign.end())
        return sorted(found)

    def _also(self, part: Part, frame: Frame) -> Opening | None:
        """ "Đồng thời thay bóng đèn …": behind an order the verb need be in no list."""
        scan, also = self.scan, after_also(self.scan, part.start, part.end)
        if also == part.start or not (part.opens and frame.running and frame.mode is Mode.ORDERS):
            return None
        if scan.opens_with_noun(also) or scan.body_at(also) or scan.cased[also : also + 1].isupper():
            return None
        if _TELLS.of(self.noise).match(scan.text, also) or STATED_BY.of(self.noise).search(
            scan.text, also, min(also + STATED, part.end)
        ):
            return None
        return Opening(
            part.start, also, "order.anaphora.dong-thoi", (part.start, part.start + len("đồng thời"))
        )

    def _may_order(self, part: Part, frame: Frame) -> bool:
        """Among conclusions only a day it is due tells a sentence of this kind from a statement."""
        return frame.mode is Mode.ORDERS or deadline_in(self.scan, part.start, part.end) is not None

    def _acts(self, first: int, part: Part, frame: Frame) -> Opening | None:
        scan, text = self.scan, self.scan.text
        start = self._start(first, part)
        if start is None or frame.sender.is_above(text[first : first + 40]):
            return None
        leads, end = scan.party_list(first, part.end, guess=True)
        work = scan.after_name(end, part.end)
        if not leads or work >= part.end or work != end + 1 or not self._is_set(leads, work, frame):
            return None
        if self._describes(first, work, part):
            return None
        return Opening(start, work, "order.actor.behind", None, leads)

    def _is_set(self, leads: tuple[BodyMention, ...], work: int, frame: Frame) -> bool:
        scan = self.scan
        if frame.sender.rules(scan.text[leads[-1].start : leads[-1].end]):
            return False
        if _TELLS.of(self.noise).match(scan.text, work):
            return False
        return scan.verb_at(work) > work or scan.text.startswith(("cùng ", "phải "), work)

    def _describes(self, first: int, work: int, part: Part) -> bool:
        """Whether "do X …", "được X …" only says whose work a thing is, or goes on to how it stands."""
        text, noise = self.scan.text, self.noise
        if _BY_WHOM.of(noise).search(text, max(part.start, first - _NEAR), first) is None:
            return False
        if _STANDS.of(noise).search(text, work, min(work + STATED, part.end)):
            return True
        owned = _OWNED.of(noise).match(text, work, part.end)
        return owned is not None and deadline_in(self.scan, work, part.end) is None

    def _start(self, first: int, part: Part) -> int | None:
        """Where the order begins: with its object, or with the actor behind a subject; None if it is none."""
        text, noise = self.scan.text, self.noise
        if opens_bracket(text, part.start, first):
            return None  # "(chủ trì: Phòng A, …"
        before = text[part.start : first]
        if _BY.of(noise).fullmatch(before) or _PLAIN.of(noise).fullmatch(before):
            topic = before.rfind(": ") + 2 if ": " in before else 0
            return None if _PAST.of(noise).search(before) else part.start + topic
        if not part.opens or _SUBJECT.of(noise).fullmatch(before) is None:
            return None
        if _FIGURE.of(noise).search(before) and _SHORT_OF.of(noise).search(before) is None:
            return None  # "Tỷ lệ che phủ đạt 52%, Hạt B tuần tra định kỳ"
        return None if self.scan.body_over(part.start + len(before.rstrip(" ,:"))) else first
