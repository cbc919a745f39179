"""What a file would change: each row added, changed, the same or refused, with the reason and the cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

from dondoc.errors import Message
from dondoc_office.site.searching import folded_words
from dondoc_office.site.typed import is_written

Subject = TypeVar("Subject")
CHANGED_SINCE = Message(
    "dòng này vừa được người khác sửa sau khi bạn xem trước.",
    "somebody else changed this row after you looked at the preview.",
)
TWICE = Message("dòng này đã có ở trên trong cùng tệp.", "the same row stands above in this file.")


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs (thay đổi): the title of its column, what stands, what the file says."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken (lý do không nhận), and the cell that says so."""

    why: Message
    cell: str


@dataclass(frozen=True)
class Line(Generic[Subject]):
    """One row of the file (dòng): what it would do, or why it cannot.

    `subject` is the row of the office it is about, None where it would be new; `version` says in which
    state that row was when the file was compared with it.
    """

    number: int
    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    subject: Subject | None = None
    version: str = ""
    changes: Sequence[Change] = ()
    refused: Refusal | None = None

    @property
    def adds(self) -> bool:
        return self.refused is None and self.subject is None


@dataclass(frozen=True)
class Plan(Generic[Subject]):
    """Everything a file would do (kế hoạch nhập)."""

    lines: Sequence[Line[Subject]]

    @property
    def refused(self) -> list[Line[Subject]]:
        return [line for line in self.lines if line.refused]

    @property
    def added(self) -> list[Line[Subject]]:
        return [line for line in self.lines if line.adds]

    @property
    def changed(self) -> list[Line[Subject]]:
        return [line for line in self.lines if line.subject is not None and line.changes and not line.refused]

    @property
    def kept(self) -> list[Line[Subject]]:
        """Rows that meet what stands and change nothing."""
        return [line for line in self.lines if line.subject and not line.changes and not line.refused]

    @property
    def same(self) -> int:
        return len(self.lines) - len(self.refused) - len(self.added) - len(self.changed)

    @property
    def does_something(self) -> bool:
        return bool(self.added or self.changed)

    @property
    def versions(self) -> dict[str, str]:
        """Number of the row → the state it was compared with: what a confirmation must find again."""
        return {str(line.number): line.version for line in self.lines}

    def as_seen(self, versions: Mapping[str, str]) -> Plan[Subject]:
        """The same plan with every row refused that changed since these versions were shown."""
        lines = [
            line
            if versions.get(str(line.number)) == line.version or line.refused
            else replace(line, refused=Refusal(CHANGED_SINCE, str(line.number)))
            for line in self.lines
        ]
        return Plan(lines)


class NotUnderstood(ValueError):
    """A cell that cannot be understood; the message is for the person."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.en)
        self.why = why


def not_understood(words: str) -> NotUnderstood:
    return NotUnderstood(Message(f"không hiểu “{words}”.", f"“{words}” is not understood."))


def day_of(words: str) -> date | None:
    """27/3/2023, 27-03-2023, 2023-03-27; None for an empty cell."""
    if not words:
        return None
    parts = words.split(" ")[0].replace("-", "/").replace(".", "/").split("/")
    try:
        first, month, last = (int(part) for part in parts)
        day = date(first, month, last) if first > 31 else date(last, month, first)
        if not is_written(day):
            raise ValueError(day)
        return day
    except ValueError as error:
        raise NotUnderstood(
            Message(
                f"“{words}” không phải ngày; hãy viết như 27/03/2023.",
                f"“{words}” is no day; write it like 27/03/2023.",
            )
        ) from error


def choice_of(words: str, choices: Sequence[tuple[str, Any]]) -> str:
    """The key of a choice said by its name or its key."""
    for key, name in choices:
        if folded_words(words) in (folded_words(str(name)), folded_words(key)):
            return key
    raise not_understood(words)


def short_enough(words: str, most: int) -> str:
    if len(words) > most:
        raise NotUnderstood(
            Message(
                f"dài {len(words)} chữ cái, quá {most}.", f"is {len(words)} letters long, more than {most}."
            )
        )
    return words
