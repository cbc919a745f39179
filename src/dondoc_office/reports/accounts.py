"""What became of one task, as values; and the words in which a report says it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

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
    rest: str


def written_day(on: date | None) -> str:
    """05/3/2023: a zero before days under ten and the months 1 and 2 alone, as the decree writes."""
    if on is None:
        return ""
    month = f"{on:%m}" if on.month < 3 else str(on.month)
    return f"{on:%d}/{month}/{on.year}"


def told(account: Account) -> Sentence:
    """Who, what, and how it stands."""
    return Sentence(account.task, account.lead, account.title, "; ".join(filter(None, _rest(account))))


def _rest(account: Account) -> tuple[str, ...]:
    due, done = written_day(account.due_on), written_day(account.finished_on)
    dated = f"hạn ngày {due}" if due else ""
    parts = f"{account.parts_done}/{account.parts} đơn vị đã hoàn thành" if account.parts else ""
    match account.cell:
        case Timeliness.DONE_ON_TIME:
            return (f"hoàn thành ngày {done}", dated, _product(account))
        case Timeliness.DONE_LATE:
            late = f"hoàn thành ngày {done}, chậm {account.late} ngày so với hạn ngày {due}"
            return (late, _cause(account), _product(account))
        case Timeliness.OPEN_OVERDUE:
            late = f"hạn ngày {due}, đã quá {account.late} ngày"
            return (late, parts, _progress(account), _cause(account) or "chưa báo cáo nguyên nhân")
        case Timeliness.ENDED_OTHERWISE:
            return (_ENDED.get(account.state, "kết thúc"), account.reason)
        case Timeliness.SUSPENDED:
            return ("đang tạm dừng", account.reason)
        case _:
            return (dated or "chưa có thời hạn", parts, _progress(account))


_ENDED = {
    State.DRAFT: "chưa giao",
    State.SENT_BACK: "đơn vị chuyển lại vì giao nhầm",
    State.CANCELLED: "đã hủy theo văn bản",
    State.CLOSED_WITHOUT_RESULT: "kết thúc, không có kết quả",
}


def _product(account: Account) -> str:
    return f"sản phẩm: {account.product}" if account.product else ""


def _cause(account: Account) -> str:
    if account.objective:
        return f"nguyên nhân khách quan đã xác nhận: {account.objective}"
    reason = account.difficulty or account.reason
    return f"nguyên nhân: {reason}" if reason else ""


def _progress(account: Account) -> str:
    if account.state is State.SUBMITTED:
        return "đã trình kết quả, chờ duyệt"
    if account.state is State.RETURNED:
        return "kết quả bị trả lại để bổ sung"
    return f"ước đạt {account.percent}%" if account.percent else ""


def told_delay(account: Account, delay: Delay) -> Sentence:
    """One extension: from when to when, why, and what was answered."""
    span = f"từ ngày {written_day(delay.old)} đến ngày {written_day(delay.new)}"
    answers = {
        "granted": f"được gia hạn {span}",
        "refused": f"xin gia hạn {span}, không được chấp nhận",
        "asked": f"xin gia hạn {span}, chờ quyết định",
    }
    late = " (cho gia hạn sau khi đã hết hạn)" if delay.after_lapse else ""
    by = f"người quyết định: {delay.decided_by}" if delay.decided_by else ""
    rest = (answers[delay.state] + late, f"lý do: {delay.reason}", by)
    return Sentence(account.task, account.lead, account.title, "; ".join(filter(None, rest)))
