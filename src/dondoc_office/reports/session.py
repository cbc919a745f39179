"""The report to the next session on what became of the last one's conclusions: its numbers and sections. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc.errors import Message
from dondoc_office.reports.accounts import Account, Sentence, sentence, told, told_delay
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness

COLUMNS: tuple[tuple[Message, frozenset[Timeliness]], ...] = (
    (Message("Hoàn thành đúng hạn", "Done on time"), frozenset({Timeliness.DONE_ON_TIME})),
    (Message("Hoàn thành quá hạn", "Done late"), frozenset({Timeliness.DONE_LATE})),
    (
        Message("Chưa hoàn thành, trong hạn", "Open, in time"),
        frozenset({Timeliness.OPEN_IN_TIME, Timeliness.DUE_SOON}),
    ),
    (Message("Chưa hoàn thành, quá hạn", "Open, overdue"), frozenset({Timeliness.OPEN_OVERDUE})),
    (Message("Chưa có hạn", "No date"), frozenset({Timeliness.NO_DEADLINE})),
    (
        Message("Tạm dừng, kết thúc khác", "Suspended or ended otherwise"),
        frozenset({Timeliness.SUSPENDED, Timeliness.ENDED_OTHERWISE}),
    ),
)
"""The four cells of the government's table, and what lies beside them: every task stands in one column."""

IN_TIME, OVERDUE = 2, 3
_NONE = Message("Không có.", "None.")
_WRONG_LEAD = Message("đề nghị xác định lại đơn vị chủ trì", "asks who leads")
_TO_DECIDE = Message("đề nghị xem xét kết quả đã trình", "asks for a decision on what was submitted")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a document, or all together (dòng tổng hợp)."""

    name: str
    document: int | None
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report (mục) and its sentences, one a task."""

    title: Message
    sentences: tuple[Sentence, ...]
    none: Message = _NONE


@dataclass(frozen=True, slots=True)
class Result:
    """The whole report (báo cáo kết quả thực hiện kết luận)."""

    rows: tuple[Row, ...]
    total: Row
    sections: tuple[Section, ...]

    @property
    def summary(self) -> Message:
        """The numbers in one sentence."""
        done_in_time, done_late, in_time, overdue, undated, other = self.total.counts
        named = (
            (Message("chưa có hạn", "no date"), undated),
            (Message("tạm dừng hoặc kết thúc cách khác", "suspended or ended otherwise"), other),
        )
        beside = [(name, count) for name, count in named if count]
        return Message(
            vi=f"Tổng số {_two(self.total.total)} nhiệm vụ. Đã hoàn thành {_two(done_in_time + done_late)} nhiệm vụ "
            f"(đúng hạn {done_in_time}, quá hạn {done_late}); chưa hoàn thành, còn trong hạn {in_time}; "
            f"chưa hoàn thành, quá hạn {overdue}{''.join(f'; {name.vi} {count}' for name, count in beside)}.",
            en=f"Tasks: {self.total.total}. Done: {done_in_time + done_late} "
            f"(on time {done_in_time}, late {done_late}); open, in time {in_time}; "
            f"open, overdue {overdue}{''.join(f'; {name.en} {count}' for name, count in beside)}.",
        )


def _two(number: int) -> str:
    """As official papers write counts: 05, 12, and 0 for none."""
    return f"{number:02d}" if number else "0"


def counted(accounts: Sequence[Account]) -> tuple[int, ...]:
    return tuple(sum(account.cell in cells for account in accounts) for _, cells in COLUMNS)


def reported(accounts: Sequence[Account], documents: Sequence[tuple[int, str]]) -> Result:
    """The report on these tasks; `documents` are key and name, in the order of the table."""
    rows = tuple(
        Row(name, key, counted([account for account in accounts if account.document == key]))
        for key, name in documents
    )
    return Result(rows, Row("Cộng", None, counted(accounts)), _sections(accounts))


def _sections(accounts: Sequence[Account]) -> tuple[Section, ...]:
    def those(*cells: Timeliness) -> tuple[Sentence, ...]:
        return tuple(told(account) for account in accounts if account.cell in cells)

    delays = tuple(told_delay(account, delay) for account in accounts for delay in account.delays)
    found = (
        Section(
            Message("Nhiệm vụ hoàn thành đúng hạn", "Tasks done on time"), those(Timeliness.DONE_ON_TIME)
        ),
        Section(Message("Nhiệm vụ hoàn thành quá hạn", "Tasks done late"), those(Timeliness.DONE_LATE)),
        Section(
            Message("Nhiệm vụ đang thực hiện, còn trong hạn", "Tasks under way, in time"),
            those(Timeliness.OPEN_IN_TIME, Timeliness.DUE_SOON),
        ),
        Section(
            Message("Nhiệm vụ quá hạn, chưa hoàn thành", "Tasks overdue"), those(Timeliness.OPEN_OVERDUE)
        ),
        Section(Message("Nhiệm vụ chưa có thời hạn", "Tasks without a date"), those(Timeliness.NO_DEADLINE)),
        Section(
            Message("Nhiệm vụ tạm dừng, kết thúc cách khác", "Tasks suspended or ended otherwise"),
            those(Timeliness.SUSPENDED, Timeliness.ENDED_OTHERWISE),
        ),
        Section(Message("Gia hạn", "Extensions"), delays),
        Section(
            Message("Khó khăn, kiến nghị", "Difficulties and proposals"),
            tuple(_proposals(accounts)),
            Message("Các đơn vị không có kiến nghị.", "The units propose nothing."),
        ),
    )
    always = {0, 1, 2, 3, 6, 7}
    return tuple(section for place, section in enumerate(found) if place in always or section.sentences)


def _proposals(accounts: Sequence[Account]) -> list[Sentence]:
    """What waits for the session's word: difficulties, requests for time, tasks sent back, products to decide."""
    found = []
    for account in accounts:
        asked = [delay for delay in account.delays if delay.state == "asked"]
        difficulty = account.difficulty if _open(account) else ""
        said = (
            Message(f"khó khăn, vướng mắc: {difficulty}", f"difficulty: {difficulty}")
            if difficulty
            else None,
            Message("đề nghị xem xét gia hạn", "asks for an extension") if asked else None,
            _WRONG_LEAD if account.state is State.SENT_BACK else None,
            _TO_DECIDE if account.state is State.SUBMITTED else None,
        )
        if any(said):
            found.append(sentence(account, *said))
    return found


def _open(account: Account) -> bool:
    return account.cell not in (
        Timeliness.DONE_ON_TIME,
        Timeliness.DONE_LATE,
        Timeliness.ENDED_OTHERWISE,
    )
