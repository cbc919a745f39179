"""Who hears of a deadline, the later the higher; and the rule as a sentence. No Django, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dondoc.errors import Message
from dondoc_office.urging.distances import Distances


class Rung(StrEnum):
    """A rung of the ladder, lowest first (bậc đôn đốc)."""

    OFFICER = "officer"
    HEAD = "head"
    LEADER = "leader"
    MEETING = "meeting"


RUNG_NAMES: Mapping[Rung, Message] = {
    Rung.OFFICER: Message("người xử lý", "the officer in charge"),
    Rung.HEAD: Message("người đứng đầu đơn vị", "the head of the unit"),
    Rung.LEADER: Message("lãnh đạo chỉ đạo", "the supervising leader"),
    Rung.MEETING: Message("danh sách của phiên họp tới", "the list of the next meeting"),
}


@dataclass(frozen=True, slots=True)
class Ladder:
    """From how many days past the date the upper rungs hear of it (thang đôn đốc)."""

    leader: int = 1
    meeting: int = 7

    def rungs(self, days: int) -> tuple[Rung, ...]:
        """Everybody below hears it too: a leader never knows before the head of the unit does."""
        upper = ((Rung.LEADER, self.leader), (Rung.MEETING, self.meeting))
        return (Rung.OFFICER, Rung.HEAD, *(rung for rung, first in upper if days >= first))


def rule(distances: Distances, ladder: Ladder) -> tuple[Message, ...]:
    """What pages print beside every reminder."""
    return (
        _when(distances),
        Message(
            vi="Ngày nhắc rơi vào ngày nghỉ thì chuyển: trước hạn và đúng hạn sang ngày làm việc liền trước, "
            "sau hạn sang ngày làm việc liền sau.",
            en="A day off moves a reminder: before and on the date to the working day before, after it to the next one.",
        ),
        Message(
            vi="Lần nào cũng báo người xử lý (chưa phân công thì văn thư, chuyên viên của đơn vị) và người đứng đầu đơn vị. "
            f"Quá hạn từ {ladder.leader} ngày thì báo cả lãnh đạo chỉ đạo; "
            f"từ {ladder.meeting} ngày thì đưa vào danh sách của phiên họp tới.",
            en="The officer in charge (else the unit's clerks or officers) and the head of the unit hear every one. "
            f"From {ladder.leader} {_days([ladder.leader])} late the supervising leader hears it too; "
            f"from {ladder.meeting} it goes on the list of the next meeting.",
        ),
        Message(
            vi="Mỗi người một thư một ngày, gộp mọi việc. Người vắng thì người thay nhận.",
            en="One message a day for each person, with everything in it. Who is away is replaced by the deputy.",
        ),
    )


def _when(distances: Distances) -> Message:
    before, after = sorted(distances.before, reverse=True), sorted(distances.after)
    vi, en = (["vào ngày đến hạn"], ["on the date"]) if distances.on else ([], [])
    if before:
        vi.insert(0, f"trước hạn {_listed(before, ' và ')} ngày")
        en.insert(0, f"{_listed(before, ' and ')} {_days(before)} before the date")
    if after:
        vi.append(f"sau hạn {_listed(after, ' và ')} ngày")
        en.append(f"{_listed(after, ' and ')} {_days(after)} after it")
    if distances.again:
        then_vi, then_en = ("rồi ", "then ") if vi else ("khi quá hạn, ", "once it is late, ")
        vi.append(f"{then_vi}{distances.again} ngày một lần")
        en.append(f"{then_en}every {distances.again} {_days([distances.again])}")
    if not vi:
        return Message(
            vi="Cơ quan đã tắt nhắc việc hằng ngày.", en="The office has turned the daily reminders off."
        )
    return Message(vi=f"Nhắc {', '.join(vi)}.", en=f"Reminders come {', '.join(en)}.")


def _listed(numbers: list[int], last: str) -> str:
    words = [str(number) for number in numbers]
    return last.join(filter(None, (", ".join(words[:-1]), words[-1])))


def _days(numbers: list[int]) -> str:
    return "day" if numbers == [1] else "days"
