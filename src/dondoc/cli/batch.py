"""What commands share that take files: which files, read where, how far, and how many failed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dondoc.cli.console import language, say_error
from dondoc.corpus.errors import NoFilesError
from dondoc.corpus.listing import SLOW, File, listed
from dondoc.corpus.local import run_here, run_in_pool
from dondoc.corpus.outcome import Outcome, Work
from dondoc.errors import DondocError, Message

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PIPE = Path("-")
_POOL_FROM = 64  # fewer texts are read sooner than processes start
_SLOW_FROM = 2  # scans and conversions take seconds each

_NO_COUNT = Message(
    vi="“{text}” không phải số nguyên từ 1 trở lên", en="“{text}” is no whole number from 1 up"
)
_READING = Message(vi="Đọc văn bản", en="Reading")
_SUMMARY = Message(vi="{read}/{files} tệp đọc được", en="{read} of {files} files read")
_ORDERS = Message(vi=", {orders} nội dung giao", en=", {orders} orders")
_FAILED = Message(vi="; {failures} tệp lỗi", en="; {failures} failed")


def add_files(command: argparse.ArgumentParser, least: str = "+") -> None:
    """The arguments for files and how many at a time, the same for every command."""
    command.add_argument(
        "files",
        nargs=least,
        type=Path,
        metavar="FILE",
        help="tệp, thư mục, hoặc - (files, folders, or - for the pipe)",
    )
    command.add_argument(
        "--jobs", type=_positive, metavar="N", help="số tiến trình (processes; default: all cores)"
    )
    command.add_argument(
        "--engine", metavar="ADDRESS", help="cụm Dask có sẵn (a Dask cluster: tcp://host:8786)"
    )


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(_NO_COUNT.filled(text=text).in_language(language()))
    return int(text)


def gathered(paths: Sequence[Path]) -> list[File]:
    """The files a person means, `-` for what comes through the pipe; refuses folders without any."""
    piped = [File(PIPE, "-", sys.stdin.buffer.read()) for path in paths if path == PIPE][:1]
    files = piped + list(listed(path for path in paths if path != PIPE))
    if not files:
        raise NoFilesError(name=", ".join(map(str, paths)))
    return files


def are_many(paths: Sequence[Path]) -> bool:
    """Whether a person asked for several files; a folder counts, whatever is in it."""
    return len(paths) > 1 or paths[0].is_dir()


def outcomes(
    files: Sequence[File], work: Work[T], *, jobs: int | None, engine: str | None
) -> Iterator[Outcome[T]]:
    """The outcomes in the order of the files, read where it is asked for or where it is fastest."""
    if engine:
        from dondoc.corpus.cluster import run_on_cluster

        return run_on_cluster(files, work, engine)
    if jobs is None:
        jobs = (os.cpu_count() or 1) if _are_worth_a_pool(files) else 1
    return (
        run_in_pool(files, work, min(jobs, len(files)))
        if min(jobs, len(files)) > 1
        else run_here(files, work)
    )


def _are_worth_a_pool(files: Sequence[File]) -> bool:
    slow = sum(file.path.suffix.lower() in SLOW for file in files)
    return len(files) >= _POOL_FROM or slow >= _SLOW_FROM


class Tally:
    """Counts files as they come, tells of those that failed, and shows how far it is.

    No bar is drawn where results are printed into the same terminal (`printing`).
    """

    def __init__(self, files: int, *, many: bool, printing: bool) -> None:
        self._files, self._many = files, many
        self._read = self.failures = 0
        self._orders: int | None = None
        drawn = many and sys.stderr.isatty() and not (printing and sys.stdout.isatty())
        self._bar = _bar(files) if drawn else None

    def count(self, outcome: Outcome[Any], orders: int | None = None) -> None:
        """One file more; where it failed, its one sentence goes to standard error."""
        if outcome.trouble is None:
            self._read += 1
            if orders is not None:
                self._orders = (self._orders or 0) + orders
            if outcome.note:
                self._tell(f"“{outcome.name}”: {outcome.note.in_language(language())}")
        else:
            self.failures += 1
            self._tell(outcome.trouble.message.in_language(language()))
            if outcome.trouble.detail and os.environ.get("DONDOC_DEBUG"):
                self._tell(outcome.trouble.detail)
        if self._bar:
            self._bar.advance(self._bar.task_ids[0])
            if self._read + self.failures == self._files:
                self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def sum_up(self) -> None:
        """One line for many files."""
        if not self._many:
            return
        said = [_SUMMARY.filled(read=self._read, files=self._files)]
        if self._orders is not None:
            said.append(_ORDERS.filled(orders=self._orders))
        if self.failures:
            said.append(_FAILED.filled(failures=self.failures))
        say_error("".join(part.in_language(language()) for part in said))

    def failed(self, error: DondocError) -> None:
        """Something went wrong with a file after it was read."""
        self.failures += 1
        self._tell(error.said.in_language(language()))

    def _tell(self, sentence: str) -> None:
        if self._bar:
            self._bar.console.print(f"dondoc: {sentence}")
        else:
            say_error(sentence)


def _bar(files: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    said = _READING.in_language(language())
    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Redirecting would send results for a file or a pipe to the terminal.
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task(said, total=files)
    bar.start()
    return bar
