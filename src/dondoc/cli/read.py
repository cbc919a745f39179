"""`dondoc read`: from files to facts."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from dondoc.cli import sinks
from dondoc.cli.batch import Tally, add_files, are_many, gathered, outcomes
from dondoc.cli.console import EXIT_FAILED, EXIT_FINE, language, say_error
from dondoc.cli.errors import OutputIsFolderError, OutputIsInputError, OutputNeededError
from dondoc.corpus.journal import Journal, Record
from dondoc.corpus.listing import File
from dondoc.corpus.outcome import Choice, Outcome, Work
from dondoc.errors import Message

_FORMATS: tuple[sinks.Format, ...] = ("table", "json", "csv", "xlsx")

_RESUMED = Message(
    vi="đọc tiếp lần chạy trước, dùng lại {kept} kết quả",
    en="going on from before, {kept} results are reused",
)


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    one = commands.add_parser("read", help="đọc văn bản thành dữ kiện (read notices into facts)")
    add_files(one)
    one.add_argument("--format", choices=_FORMATS, help="mặc định table, hoặc theo đuôi của -o")
    one.add_argument("-o", "--output", type=Path, metavar="OUT", help="ghi vào tệp (write to a file)")
    one.add_argument("--reader", choices=("both", "grammar"), default="both", help="with the CRF or without")
    one.add_argument(
        "--assist", metavar="URL", help="mô hình ngôn ngữ trong mạng nội bộ (a model on the own network)"
    )
    one.add_argument("--assist-model", metavar="NAME", default="default", help="tên mô hình (its name there)")
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Read, write, and say on standard error what could not be read."""
    kind = _format(chosen.format, chosen.output)
    many, files = are_many(chosen.files), gathered(chosen.files)
    if chosen.output:
        _check_output(chosen.output, files)
    work = Work(sinks.as_json if kind == "json" else sinks.as_sheet, _choice(chosen))
    journal = _journal(chosen, work) if many and chosen.output else None
    read = partial(outcomes, work=work, jobs=chosen.jobs, engine=chosen.engine)
    tally = Tally(len(files), many=many, printing=chosen.output is None)
    try:
        with sinks.sink(kind, chosen.output, many=many) as sink:
            _pour(journal.run(files, read) if journal else read(files), sink, tally)
    finally:
        tally.close()
    tally.sum_up()
    if journal:
        journal.finished()
    return EXIT_FAILED if tally.failures else EXIT_FINE


def _choice(chosen: argparse.Namespace) -> Choice:
    if not chosen.assist:
        return Choice(second=chosen.reader == "both")
    from dondoc.assist.server import Server

    return Choice(second=chosen.reader == "both", assist=Server(chosen.assist, chosen.assist_model))


def _pour(results: Iterable[Outcome[Record]], sink: sinks.Sink, tally: Tally) -> None:
    for outcome in results:
        tally.count(outcome, outcome.result.orders if outcome.result else None)
        if outcome.result:
            sink.add(outcome.result)
        elif outcome.trouble:
            sink.add_failure(outcome.name, outcome.trouble.message.in_language(language()))


def _format(asked: sinks.Format | None, output: Path | None) -> sinks.Format:
    by_ending = {f".{kind}": kind for kind in _FORMATS}.get(output.suffix.lower()) if output else None
    kind = asked or by_ending or "table"
    if kind == "xlsx" and output is None:
        raise OutputNeededError
    return kind


def _check_output(output: Path, files: Iterable[File]) -> None:
    if output.is_dir():
        raise OutputIsFolderError(name=output)
    if any(_same(file.path, output) for file in files):
        raise OutputIsInputError


def _same(path: Path, output: Path) -> bool:
    return output.exists() and path.exists() and output.samefile(path)


def _journal(chosen: argparse.Namespace, work: Work[Record]) -> Journal:
    from importlib.metadata import version

    output: Path = chosen.output
    stamp = f"{version('dondoc')} {work.form.__name__} {work.choice}"
    journal = Journal(output.with_name(f"{output.name}.partial"), stamp)
    if journal.kept:
        say_error(_RESUMED.filled(kept=journal.kept).in_language(language()))
    return journal
