"""Reading one file of many: what comes out is a result or a trouble, never an exception."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from dondoc.corpus.errors import DefectError
from dondoc.errors import DondocError, Message
from dondoc.notice.model import Notice
from dondoc.notice.source import SourceText

if TYPE_CHECKING:
    from dondoc.assist.server import Server

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """How every file of a run is read (cách đọc)."""

    second: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: date | None = None
    assist: Server | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file gave no result; `detail` is for developers, only where the defect is ours."""

    code: str
    message: Message
    detail: str | None = None

    @classmethod
    def of(cls, error: DondocError) -> Trouble:
        return cls(error.code, error.said)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one file (kết quả của một tệp): `result`, or `trouble`; `note` is said beside it."""

    name: str
    result: T | None = None
    trouble: Trouble | None = None
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """What is done with each file: read as chosen, then formed into what the caller wants.

    `form` must be a function of a module: it travels to other processes by its name.
    """

    form: Callable[[SourceText, Notice], T]
    choice: Choice = Choice()

    def __call__(self, data: Path | bytes, name: str) -> Outcome[T]:
        try:
            result, note = self._done(data, name)
            return Outcome(name, result, note=note)
        except DondocError as error:
            return Outcome(name, trouble=Trouble.of(error))
        except Exception as error:  # the edge of one file: a defect met in one must not stop the others
            said = DefectError(name=name, kind=type(error).__name__).said
            return Outcome(name, trouble=Trouble(DefectError.code, said, traceback.format_exc()))

    def _done(self, data: Path | bytes, name: str) -> tuple[T, Message | None]:
        from dondoc.files import source_of
        from dondoc.notice.cuts import read_in_part, together
        from dondoc.reading import assisted, read_source

        source = source_of(data, name)
        choice = self.choice
        notice = read_source(
            source, second=choice.second, select=choice.select, ignore=choice.ignore, today=choice.today
        )
        note = None
        if choice.assist is not None:
            notice, note = assisted(notice, choice.assist)
        return self.form(source, notice), together(read_in_part(notice, source), note)
