"""A reminder as an e-mail: subject and plain text in the reader's language. No Django, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.errors import Message
from dondoc_office.urging.distances import Side, Step
from dondoc_office.urging.ladder import Rung

HIDDEN = Message("một nhiệm vụ hạn chế", "a restricted task")
"""All that a message or a calendar says of a restricted task."""

EVENTS: Mapping[str, Message] = {
    "task.assign": Message("Việc mới giao", "Newly assigned"),
    "task.return": Message("Kết quả bị trả lại", "Result returned"),
    "task.submit": Message("Kết quả chờ quyết định", "Result waits for a decision"),
    "extension.granted": Message("Được gia hạn", "Extension granted"),
    "extension.refused": Message("Không được gia hạn", "Extension refused"),
}
"""What is told at once, by its verb in the journal."""

_HEADINGS: Mapping[Side, Message] = {
    Side.AFTER: Message("QUÁ HẠN", "OVERDUE"),
    Side.ON: Message("ĐẾN HẠN HÔM NAY", "DUE TODAY"),
    Side.BEFORE: Message("SẮP ĐẾN HẠN", "DUE SOON"),
}
_COUNTED: Mapping[Side, Message] = {
    Side.AFTER: Message("{n} việc quá hạn", "{n} overdue"),
    Side.ON: Message("{n} việc đến hạn hôm nay", "{n} due today"),
    Side.BEFORE: Message("{n} việc sắp đến hạn", "{n} due soon"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One line as it is written: `title` is empty where the task is restricted (dòng trong thư)."""

    title: str
    unit: str
    due_on: date
    days: int
    rung: Rung
    page: str
    reply: str = ""
    units_late: int = 0
    instead_of: str = ""

    @property
    def side(self) -> Side:
        return Step(self.days).side


def distance(days: int) -> Message:
    """`quá hạn 4 ngày`, `hôm nay`, `còn 3 ngày`."""
    if days > 0:
        return Message(f"quá hạn {days} ngày", f"{days} {'day' if days == 1 else 'days'} late")
    if days < 0:
        return Message(f"còn {-days} ngày", f"{-days} {'day' if days == -1 else 'days'} left")
    return Message("hôm nay", "today")


def by_hand(name: str, note: str) -> Message:
    """Who sent it, with the words that she added."""
    added = f": “{note}”" if note else "."
    return Message(
        f"{name} nhắc bạn các việc dưới đây{added}", f"{name} reminds you of the work below{added}"
    )


def subject(lines: Sequence[Said], day: date, language: str, *, by: str = "") -> str:
    """No title stands in a subject: it is read on locked telephones and by mail servers."""
    counts = [
        _COUNTED[side].in_language(language).format(n=sum(line.side is side for line in lines))
        for side in _COUNTED
        if any(line.side is side for line in lines)
    ]
    start = Message(f"Nhắc việc ngày {day:%d/%m/%Y}", f"Reminder of {day:%d/%m/%Y}")
    if by:
        start = Message(f"{by} nhắc việc ngày {day:%d/%m/%Y}", f"Reminder of {day:%d/%m/%Y} from {by}")
    return f"{start.in_language(language)}: {', '.join(counts)}"


def body(
    name: str,
    lines: Sequence[Said],
    *,
    home: str,
    rule: Iterable[Message],
    language: str,
    said: Message | None = None,
) -> str:
    """The latest first; links to the page for those with an account, to the answer for those without."""

    def say(vi: str, en: str) -> str:
        return Message(vi, en).in_language(language)

    text = [say(f"Kính gửi: {name}", f"Dear {name},")]
    text += [f"\n{said.in_language(language)}"] if said else []
    text += _sections(lines, language)
    text.append(say(f"\nTất cả nhắc việc của bạn: {home}", f"\nAll your reminders: {home}"))
    reasons = [f"- {one.in_language(language)}" for one in rule]
    if reasons:
        text.append(say("\nVì sao có thư này:", "\nWhy this came:"))
    return "\n".join([*text, *reasons]) + "\n"


def _sections(lines: Sequence[Said], language: str) -> Iterator[str]:
    for side, heading in _HEADINGS.items():
        here = sorted((line for line in lines if line.side is side), key=lambda line: -line.days)
        if here:
            yield f"\n{heading.in_language(language)} ({len(here)})"
        for line in here:
            yield from _entry(line, language)


def _entry(line: Said, language: str) -> Iterator[str]:
    def say(vi: str, en: str) -> str:
        return Message(vi, en).in_language(language)

    title = line.title or HIDDEN.in_language(language)
    yield f"\n* {title[:1].upper()}{title[1:]}"
    due = say(f"Hạn {line.due_on:%d/%m/%Y}", f"Due {line.due_on:%d/%m/%Y}")
    yield f"  {due}, {distance(line.days).in_language(language)}"
    if line.units_late:
        yield say(f"  {line.units_late} đơn vị chưa xong", f"  {line.units_late} units not done")
    elif line.title and line.rung is Rung.LEADER:
        yield say(f"  Chủ trì: {line.unit}", f"  Lead: {line.unit}")
    if line.instead_of:
        yield say(f"  Bạn nhận thay {line.instead_of}", f"  For {line.instead_of}, who is away")
    yield say(f"  Xem: {line.page}", f"  See: {line.page}")
    if line.reply:
        yield say(
            f"  Báo cáo ngay, không cần tài khoản: {line.reply}",
            f"  Report now, without an account: {line.reply}",
        )
