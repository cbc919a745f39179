"""What became of one task, as values; and the words in which a report says it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.errors import Message
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """One request for more time (gia hạn), as a report tells it."""

    old: date
    new: date
    reason: str
    state: str
    decided_by: str = ""
    after_lapse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a report knows of one task (tình hình một nhiệm vụ)."""

    task: int
    document: int | None
    title: str
    lead: str
    state: State
    cell: Timeliness
    late: int = 0
    due_on: date | None = None
    finished_on: date | None = None
    percent: int = 0
    product: str = ""
    reason: str = ""
    difficulty: str = ""
    objective: str = ""
    parts_done: int = 0
    parts: int = 0
    delays: Sequence[Delay] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report and the task it leads back to (câu)."""

    task: int
    lead: str
    what: str
    rest: Message


def written_day(on: date | None) -> str:
    """05/3/2023: a zero before days under ten and the months 1 and 2 alone, as the decree writes."""
    if on is None:
        return ""
    month = f"{on:%m}" if on.month < 3 else str(on.month)
    return f"{on:%d}/{month}/{on.year}"


def told(account: Account) -> Sentence:
    """Who, what, and how it stands."""
    return sentence(account, *_rest(account))


def sentence(account: Account, *said: Message | None) -> Sentence:
    """What is said of a task, one thing after the other; the paper says it in Vietnamese, the page in both."""
    parts = [one for one in said if one is not None]
    rest = Message("; ".join(one.vi for one in parts), "; ".join(one.en for one in parts))
    return Sentence(account.task, account.lead, account.title, rest)


NO_CAUSE = Message("chưa báo cáo nguyên nhân", "no cause given")


def _rest(account: Account) -> tuple[Message | None, ...]:
    due, done = written_day(account.due_on), written_day(account.finished_on)
    dated = Message(f"hạn ngày {due}", f"due {due}") if due else None
    parts = None
    if account.parts:
        share = f"{account.parts_done}/{account.parts}"
        parts = Message(f"{share} đơn vị đã hoàn thành", f"{share} units done")
    match account.cell:
        case Timeliness.DONE_ON_TIME:
            return (Message(f"hoàn thành ngày {done}", f"done on {done}"), dated, _product(account))
        case Timeliness.DONE_LATE:
            late = Message(
                f"hoàn thành ngày {done}, chậm {account.late} ngày so với hạn ngày {due}",
                f"done on {done}, {_days(account.late)} after {due}",
            )
            return (late, _cause(account), _product(account))
        case Timeliness.OPEN_OVERDUE:
            late = Message(
                f"hạn ngày {due}, đã quá {account.late} ngày", f"due {due}, {_days(account.late)} late"
            )
            return (late, parts, _progress(account), _cause(account) or NO_CAUSE)
        case Timeliness.ENDED_OTHERWISE:
            return (_ENDED.get(account.state, Message("kết thúc", "ended")), _as_is(account.reason))
        case Timeliness.SUSPENDED:
            return (Message("đang tạm dừng", "suspended"), _as_is(account.reason))
        case _:
            return (dated or Message("chưa có thời hạn", "no date yet"), parts, _progress(account))


_ENDED = {
    State.DRAFT: Message("chưa giao", "not assigned yet"),
    State.SENT_BACK: Message("đơn vị chuyển lại vì giao nhầm", "sent back by the unit as wrongly addressed"),
    State.CANCELLED: Message("đã hủy theo văn bản", "cancelled by a document"),
    State.CLOSED_WITHOUT_RESULT: Message("kết thúc, không có kết quả", "closed without result"),
}


def _days(count: int) -> str:
    return f"{count} {'day' if count == 1 else 'days'}"


def _as_is(words: str) -> Message | None:
    """What people wrote is never translated."""
    return Message(words, words) if words else None


def _product(account: Account) -> Message | None:
    product = account.product
    return Message(f"sản phẩm: {product}", f"product: {product}") if product else None


def _cause(account: Account) -> Message | None:
    if account.objective:
        return Message(
            f"nguyên nhân khách quan đã xác nhận: {account.objective}",
            f"confirmed objective cause: {account.objective}",
        )
    reason = account.difficulty or account.reason
    return Message(f"nguyên nhân: {reason}", f"cause: {reason}") if reason else None


def _progress(account: Account) -> Message | None:
    if account.state is State.SUBMITTED:
        return Message("đã trình kết quả, chờ duyệt", "result submitted, waiting for a decision")
    if account.state is State.RETURNED:
        return Message("kết quả bị trả lại để bổ sung", "result returned to be completed")
    percent = account.percent
    return Message(f"ước đạt {percent}%", f"about {percent}% done") if percent else None


def told_delay(account: Account, delay: Delay) -> Sentence:
    """One extension: from when to when, why, and what was answered."""
    old, new = written_day(delay.old), written_day(delay.new)
    vi, en = f"từ ngày {old} đến ngày {new}", f"from {old} to {new}"
    answers = {
        "granted": Message(f"được gia hạn {vi}", f"extended {en}"),
        "refused": Message(
            f"xin gia hạn {vi}, không được chấp nhận", f"asked for an extension {en}, refused"
        ),
        "asked": Message(f"xin gia hạn {vi}, chờ quyết định", f"asked for an extension {en}, undecided"),
    }
    answer = answers[delay.state]
    if delay.after_lapse:
        answer = Message(
            f"{answer.vi} (cho gia hạn sau khi đã hết hạn)", f"{answer.en} (granted after the date)"
        )
    by = delay.decided_by
    decided = Message(f"người quyết định: {by}", f"decided by {by}") if by else None
    return sentence(account, answer, Message(f"lý do: {delay.reason}", f"reason: {delay.reason}"), decided)
