"""The whole way from a file to a checked notice; what `import dondoc` offers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from dondoc.errors import Message
from dondoc.notice.model import Notice, Problem
from dondoc.notice.second import RoleReader
from dondoc.notice.source import SourceText

if TYPE_CHECKING:
    from dondoc.assist.server import Server


class Choices(TypedDict, total=False):
    """How to read and check (cách đọc).

    `second`: add the statistical reader to the grammar (it is added unless told otherwise).
    `select`, `ignore`: codes of rules or their beginnings, as `lint` takes them.
    `today`: lets the linter say which deadlines of a draft are over; the engine asks no clock.
    """

    second: bool
    select: Collection[str]
    ignore: Collection[str]
    today: date | None


def read(
    what: Path | str | bytes,
    *,
    name: str | None = None,
    told: Callable[[int, int], None] | None = None,
    **choices: Unpack[Choices],
) -> Notice:
    """Read a file (a path, or its bytes with a `name`) into a notice with its problems.

    `told` is called while a scanned PDF is recognised, with the pages that are done and how many there are.

    Raises a `DondocError` with a sentence in Vietnamese and English where the file cannot be read, is
    no notice, or carries a mark of secrecy.
    """
    from dondoc.files import source_of

    return read_source(source_of(Path(what) if isinstance(what, str) else what, name, told), **choices)


def read_text(text: str, *, name: str = "", **choices: Unpack[Choices]) -> Notice:
    """Read a text that is in memory already; offsets count its code points."""
    from dondoc.notice.model import Source
    from dondoc.notice.secrecy import refuse_secret

    refuse_secret(text)
    return read_source(SourceText(Source(name=name), text), **choices)


def read_source(source: SourceText, **choices: Unpack[Choices]) -> Notice:
    """Read what `dondoc.files.source_of` gave: the orders, the figures, and what is wrong with them."""
    from dondoc.learn.calibration import calibrate, load_calibration
    from dondoc.lint import lint as lint_notice
    from dondoc.notice.document import read_document
    from dondoc.notice.reader import read_notice

    document = read_document(source.text)  # once, for the reader and for the linter
    second = _second_reader() if choices.get("second", True) else None
    notice = calibrate(read_notice(source, second=second, document=document), load_calibration())
    problems = lint_notice(
        notice,
        source,
        document=document,
        select=choices.get("select", ()),
        ignore=choices.get("ignore", ()),
        today=choices.get("today"),
    )
    return replace(notice, problems=problems)


def lint(
    notice: Notice,
    source: SourceText | None = None,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    today: date | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with a notice, in reading order; `select` and `ignore` hold codes or their beginnings."""
    from dondoc.lint import lint as lint_notice

    return lint_notice(notice, source, select=select, ignore=ignore, today=today)


def assisted(notice: Notice, server: Server) -> tuple[Notice, Message]:
    """The notice with what a language model on the own network confirms or proposes, and what it did.

    It never changes what the other readers found; where it is silent or unusable the notice stays as it is.
    """
    from dondoc.assist.errors import AssistUnavailableError
    from dondoc.assist.third import summary, third_reading

    try:
        notice, told = third_reading(notice, server.ask)
    except AssistUnavailableError as error:
        return notice, error.said
    return notice, summary(told)


def _second_reader() -> RoleReader:
    from dondoc.learn.tagger import load

    return load()
