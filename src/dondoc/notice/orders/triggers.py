"""Orders that a trigger opens: Giao, Yêu cầu, Đề nghị, Phân công, Chỉ đạo …"""

from __future__ import annotations

from functools import lru_cache

from dondoc.bodies import BodyMention
from dondoc.notice.orders.openings import Frame, Mode, Opening
from dondoc.notice.orders.parts import Part, before_blanks
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.refusals import narrates, tells_the_past
from dondoc.notice.orders.scan import Cue, Scan
from dondoc.text.folding import bare

_GAP = Twin(
    r"(?:\s*\*+)?\s*:?\s*(?:cho |với |đối với |tới |đến |thêm |ngay |các đồng chí:? ?|đồng chí |đ/c "
    r"|trách nhiệm |nhiệm vụ |là |đích danh |toàn bộ ){0,6}"
)
_CLAUSE_END = ',:;(-*"+.'
_LINKS = Twin(
    r"(?:và|thì|nay|cũng|do đó|vì vậy|do vậy|trong đó|ngoài ra|thống nhất|nhất trí|tiếp tục|đồng thời|quyết định|trân trọng)$"
)
_WILL = Twin(r"\bsẽ [^,;:.]{0,80}\bvà$")  # what the sender himself will do
_BACK = 300  # characters before a trigger in which the past is told
_WILL_BACK = 100  # characters from "sẽ" to a trigger
_LINK = 16  # characters of the longest word that links a trigger to what went before
_TOPIC = 60  # characters: the subject of an item is not longer
_NEAR = 24  # characters that may stand between a trigger and a name that was found a little late

_NAMES = {
    "giao": "giao", "yeu": "yeu-cau", "de": "de-nghi", "phan": "phan-cong", "chi": "chi-dao", "luu": "luu-y",
    "dong": "dong-y-giao", "thong": "thong-nhat-giao", "nhat": "nhat-tri-giao", "nhac": "nhac-nho", "uy": "uy-quyen",
}  # fmt: skip
# Words that are as well the task of whoever a heading names ("- Chỉ đạo các trường …").
_TASKS = frozenset(("giao", "phan-cong", "de-nghi", "nhac-nho"))
_BARE_VERB = frozenset(("yeu-cau", "de-nghi", "luu-y"))


@lru_cache(maxsize=256)
def _named(cue: str) -> str:
    """The name of a trigger in the rules of orders."""
    first = bare(cue).split(" ")[0]
    return _NAMES.get(first, first)


class Triggers:
    """Finds the trigger of a part; one for each document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.noise = scan.noise

    def find(self, part: Part, frame: Frame) -> Opening | None:
        """The first trigger that orders something of somebody, or something at all."""
        for cue in self.scan.cues_in(part.start, part.end):
            if cue.kind == "trigger" and self._pulls(cue, part, frame):
                opening = self._addressed(cue, part, frame)
                if opening is not None and not self._pulled_before(cue, part):
                    return opening
        return None

    def _name(self, cue: Cue) -> str:
        return _named(self.scan.text[cue.start : cue.end])

    def _pulls(self, cue: Cue, part: Part, frame: Frame) -> bool:
        """Whether a trigger stands where it orders, not inside a phrase or a report."""
        scan, begin, name = self.scan, part.start, self._name(cue)
        place = before_blanks(scan.text, begin, cue.start)
        subject = scan.body_over(place) if place > begin else None
        if name == "chi-dao" and subject is None:
            return False
        task = name in _TASKS and frame.headed
        if place == begin:
            return not (task and not self._next_names(cue))
        return self._may_pull(place, part, frame, subject=subject, task=task)

    def _pulled_before(self, cue: Cue, part: Part) -> bool:
        """Whether the words before a trigger say that it was pulled earlier."""
        place = before_blanks(self.scan.text, part.start, cue.start)
        return tells_the_past(self.scan, max(part.start, place - _BACK), place)

    def _may_pull(
        self, place: int, part: Part, frame: Frame, *, subject: BodyMention | None, task: bool
    ) -> bool:
        """Whether what ends right before a trigger lets it order: the sender, a sign, a linking word."""
        scan, begin = self.scan, part.start
        if subject is not None:
            named = scan.text[subject.start : subject.end]
            return frame.sender.is_sender(named) or (
                frame.sender.is_unknown and self._asks_for(part, subject)
            )
        if scan.text[place - 1] in _CLAUSE_END:
            return not task and not (frame.mode is Mode.PREAMBLE and narrates(scan, begin, place))
        if frame.mode is Mode.PREAMBLE or task:
            return False
        if _WILL.of(self.noise).search(scan.text, max(begin, place - _WILL_BACK), place):
            return False
        return _LINKS.of(self.noise).search(scan.text, max(begin, place - _LINK), place) is not None

    def _asks_for(self, part: Part, subject: BodyMention) -> bool:
        """ "Phòng A yêu cầu các trường thực hiện các nội dung sau:": who asks for the list that follows speaks."""
        return subject.kind == "agency" and self.scan.text.startswith(":", part.last)

    def _next_names(self, cue: Cue) -> bool:
        """Whether somebody is named behind a trigger; else it is the task of whoever the heading names."""
        gap = _GAP.of(self.noise).match(self.scan.text, cue.end)
        place = gap.end() if gap else cue.end
        return bool(self.scan.party_list(place, len(self.scan.text), since=cue.end)[0])

    def _addressed(self, cue: Cue, part: Part, frame: Frame) -> Opening | None:
        scan, name = self.scan, self._name(cue)
        gap = _GAP.of(self.noise).match(scan.text, cue.end, part.end)
        place = gap.end() if gap else cue.end
        leads, end = scan.party_list(place, part.end, since=cue.end)
        if not leads:
            leads, end = self._near(place, part.end)
        if (
            not leads
            and not frame.consent
            and (
                name not in _TASKS
                or (part.opens and cue.start == part.start)
                or self._behind_topic(cue, part, frame)
            )
        ):
            leads, end = self._guessed(place, part.end)
        trigger = (cue.start, cue.end)
        if leads:
            if frame.sender.is_above(scan.text[leads[0].start : leads[0].end]):
                return None
            if scan.after_name(end, part.end) >= part.end:
                return None
            return Opening(cue.start, scan.after_name(end, part.end), f"order.trigger.{name}", trigger, leads)
        if name in _BARE_VERB and scan.verb_at(place) > place and not (name == "luu-y" and frame.running):
            return Opening(cue.start, place, f"order.trigger.{name}", trigger)
        return None

    def _behind_topic(self, cue: Cue, part: Part, frame: Frame) -> bool:
        """ "Việc lắp camera: giao …": a charge right behind the subject of an item."""
        return (
            frame.item
            and cue.start - part.start < _TOPIC
            and self.scan.text[cue.start - 2 : cue.start] == ": "
        )

    def _guessed(self, place: int, limit: int) -> tuple[tuple[BodyMention, ...], int]:
        """Names in no register, where a sure sign of a task follows them."""
        scan = self.scan
        if scan.verb_at(place) > place:
            return (), place
        leads, end = scan.party_list(place, limit, guess=True)
        work = scan.after_name(end, limit)
        return (
            (leads, end)
            if leads and (scan.verb_at(work) > work or ":" in scan.text[end:work])
            else ((), place)
        )

    def _near(self, place: int, limit: int) -> tuple[tuple[BodyMention, ...], int]:
        """Names that begin after a word or two no finder takes for part of a name."""
        scan = self.scan
        for body in scan.bodies_in(place, min(place + _NEAR, limit)):
            between = scan.text[place : body.start]
            if scan.verb_at(place) > place or any(sign in between for sign in ",;.:("):
                break
            return scan.party_list(body.start, limit)
        return (), place
