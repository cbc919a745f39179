"""The whole way from a file to a checked notice; what `import dondoc` offers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from dondoc.notice.model import Notice, Problem
from dondoc.notice.second import RoleReader
from dondoc.notice.source import SourceText


def read(
    what: Path | str | bytes, *, name: str | None = None, second: bool = True, today: date | None = None
) -> Notice:
    """Read a file (a path, or its bytes with a `name`) into a notice with its problems.

    `second` adds the statistical reader to the grammar. `today` lets the linter speak of dates that
    have passed. Raises a `DondocError` with a sentence in Vietnamese and English where the file cannot
    be read, is no notice, or carries a mark of secrecy.
    """
    from dondoc.files import source_of

    return read_source(
        source_of(Path(what) if isinstance(what, str) else what, name), second=second, today=today
    )


def read_text(text: str, *, second: bool = True, today: date | None = None) -> Notice:
    """Read a text that is in memory already; offsets count its code points."""
    from dondoc.notice.model import Source
    from dondoc.notice.secrecy import refuse_secret

    refuse_secret(text)
    return read_source(SourceText(Source(name=""), text), second=second, today=today)


def read_source(source: SourceText, *, second: bool = True, today: date | None = None) -> Notice:
    """Read what `dondoc.files.source_of` gave: the orders, the figures, and what is wrong with them."""
    from dondoc.notice.reader import read_notice

    notice = read_notice(source, second=_second_reader() if second else None)
    return replace(notice, problems=lint(notice, source, today=today))


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


def _second_reader() -> RoleReader:
    from dondoc.learn.tagger import load

    return load()
