"""The report to the next session on what became of the last one's conclusions: its numbers and sections. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dondoc_office.reports.accounts import Account, Sentence, told, told_delay
from dondoc_office.tasks.states import State
from dondoc_office.tasks.timeliness import Timeliness

COLUMNS: tuple[tuple[str, frozenset[Timeliness]], ...] = (
    ("Hoàn thành đúng hạn", frozenset({Timeliness.DONE_ON_TIME})),
    ("Hoàn thành quá hạn", frozenset({Timeliness.DONE_LATE})),
    ("Chưa hoàn thành, trong hạn", frozenset({Timeliness.OPEN_IN_TIME, Timeliness.DUE_SOON})),
    ("Chưa hoàn thành, quá hạn", frozenset({Timeliness.OPEN_OVERDUE})),
    ("Chưa có hạn", frozenset({Timeliness.NO_DEADLINE})),
    ("Tạm dừng, kết thúc khác", frozenset({Timeliness.SUSPENDED, Timeliness.ENDED_OTHERWISE})),
)
"""The four cells of the government's table, and what lies beside them: every task stands in one column."""

IN_TIME, OVERDUE = 2, 3


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

    title: str
    sentences: tuple[Sentence, ...]
    none: str = "Không có."


@dataclass(frozen=True, slots=True)
class Result:
    """The whole report (báo cáo kết quả thực hiện kết luận)."""

    rows: tuple[Row, ...]
    total: Row
    sections: tuple[Section, ...]

    @property
    def summary(self) -> str:
        """The numbers in one sentence."""
        done_in_time, done_late, in_time, overdue, undated, other = self.total.counts
        beside = "".join(
            f"; {name} {count}"
            for name, count in (("chưa có hạn", undated), ("tạm dừng hoặc kết thúc cách khác", other))
            if count
        )
        return (
            f"Tổng số {_two(self.total.total)} nhiệm vụ. Đã hoàn thành {_two(done_in_time + done_late)} nhiệm vụ "
            f"(đúng hạn {done_in_time}, quá hạn {done_late}); chưa hoàn thành, còn trong hạn {in_time}; "
            f"chưa hoàn thành, quá hạn {overdue}{beside}."
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
        Section("Nhiệm vụ hoàn thành đúng hạn", those(Timeliness.DONE_ON_TIME)),
        Section("Nhiệm vụ hoàn thành quá hạn", those(Timeliness.DONE_LATE)),
        Section(
            "Nhiệm vụ đang thực hiện, còn trong hạn", those(Timeliness.OPEN_IN_TIME, Timeliness.DUE_SOON)
        ),
        Section("Nhiệm vụ quá hạn, chưa hoàn thành", those(Timeliness.OPEN_OVERDUE)),
        Section("Nhiệm vụ chưa có thời hạn", those(Timeliness.NO_DEADLINE)),
        Section(
            "Nhiệm vụ tạm dừng, kết thúc cách khác", those(Timeliness.SUSPENDED, Timeliness.ENDED_OTHERWISE)
        ),
        Section("Gia hạn", delays),
        Section("Khó khăn, kiến nghị", tuple(_proposals(accounts)), "Các đơn vị không có kiến nghị."),
    )
    always = {0, 1, 2, 3, 6, 7}
    return tuple(section for place, section in enumerate(found) if place in always or section.sentences)


def _proposals(accounts: Sequence[Account]) -> list[Sentence]:
    """What waits for the session's word: difficulties, requests for time, tasks sent back, products to decide."""
    found = []
    for account in accounts:
        asked = [delay for delay in account.delays if delay.state == "asked"]
        said = (
            f"khó khăn, vướng mắc: {account.difficulty}" if account.difficulty and _open(account) else "",
            "đề nghị xem xét gia hạn" if asked else "",
            "đề nghị xác định lại đơn vị chủ trì" if account.state is State.SENT_BACK else "",
            "đề nghị xem xét kết quả đã trình" if account.state is State.SUBMITTED else "",
        )
        rest = "; ".join(filter(None, said))
        if rest:
            found.append(Sentence(account.task, account.lead, account.title, rest))
    return found


def _open(account: Account) -> bool:
    return account.cell not in (
        Timeliness.DONE_ON_TIME,
        Timeliness.DONE_LATE,
        Timeliness.ENDED_OTHERWISE,
    )
