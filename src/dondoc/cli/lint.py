"""`dondoc lint`: what is wrong with notices before they are signed."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dondoc.cli.batch import Tally, add_files, are_many, gathered, outcomes
from dondoc.cli.console import EXIT_FAILED, EXIT_FINE, EXIT_PROBLEMS, language, say, say_error
from dondoc.cli.errors import NothingToCheckError, WriteAloneError
from dondoc.cli.fixing import fix
from dondoc.corpus.listing import File
from dondoc.corpus.outcome import Choice, Outcome, Work
from dondoc.errors import DondocError, Message
from dondoc.files.out.wording import SEVERITIES
from dondoc.notice.model import Notice, Problem, Severity, Source
from dondoc.notice.source import SourceText

_LEVELS: tuple[Severity, ...] = ("error", "warning", "info")

_NO_DAY = Message(
    vi="“{text}” không phải ngày có thật viết như 2026-01-31", en="“{text}” is no day written like 2026-01-31"
)
_FOUND = Message(
    vi="{found}; {fixable} chỗ sửa được bằng --fix", en="{found}; {fixable} can be fixed with --fix"
)
_CLEAN = Message(vi="Không thấy lỗi.", en="Nothing found.")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with one file, and what a fix needs to know of it."""

    source: Source
    text: str
    problems: tuple[Problem, ...]


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    one = commands.add_parser("lint", help="soát lỗi văn bản trước khi ký (check notices)")
    add_files(one, least="*")
    one.add_argument("--format", choices=tuple(_PRINTERS), default="text")
    one.add_argument("--select", type=_codes, default=(), metavar="CODES", help="chỉ các mã này: TT,CT010")
    one.add_argument("--ignore", type=_codes, default=(), metavar="CODES", help="bỏ các mã này")
    one.add_argument("--level", choices=_LEVELS, default="info", help="mức thấp nhất (lowest severity)")
    one.add_argument("--fix", action="store_true", help="sửa: .docx có theo dõi thay đổi, văn bản in diff")
    one.add_argument("--write", action="store_true", help="với --fix: ghi thẳng vào tệp (change the file)")
    one.add_argument("--today", type=_day, metavar="DATE", help="ngày kiểm tra, mặc định hôm nay")
    one.add_argument("--explain", metavar="CODE", help="giải thích một quy tắc (the manual of a rule)")
    one.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check, print, fix; 1 where something graver than a remark was found."""
    from dondoc.lint.linting import chosen_rules

    if chosen.explain:
        return _explain(chosen.explain)
    if not chosen.files:
        raise NothingToCheckError
    if chosen.write and not chosen.fix:
        raise WriteAloneError
    chosen_rules(chosen.select, chosen.ignore)  # a wrong code is said once, not for every file
    many, files = are_many(chosen.files), gathered(chosen.files)
    today = chosen.today or datetime.now(UTC).astimezone().date()
    work = Work(checked, Choice(select=chosen.select, ignore=chosen.ignore, today=today))
    tally = Tally(len(files), many=many, printing=True)
    named = [File(file.path, str(file.path), file.data) for file in files]
    read = outcomes(named, work, jobs=chosen.jobs, engine=chosen.engine)
    results = _wanted(read, tally, chosen.level)
    try:
        found = (
            _fixed(results, tally, write=chosen.write) if chosen.fix else _PRINTERS[chosen.format](results)
        )
    finally:
        tally.close()
    tally.sum_up()
    if tally.failures:
        return EXIT_FAILED
    return EXIT_PROBLEMS if found else EXIT_FINE


def checked(source: SourceText, notice: Notice) -> Checked:
    """The form of a result that the linter prints."""
    return Checked(source.source, notice.text, notice.problems)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_NO_DAY.filled(text=text).in_language(language())) from None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.replace(" ", "").upper().split(",")))


def _wanted(read: Iterator[Outcome[Checked]], tally: Tally, level: Severity) -> Iterator[Checked]:
    """The files that could be read, with the problems at least as grave as asked for."""
    shown = _LEVELS[: _LEVELS.index(level) + 1]
    for outcome in read:
        tally.count(outcome)
        if outcome.result:
            one = outcome.result
            problems = tuple(problem for problem in one.problems if problem.severity in shown)
            yield Checked(one.source, one.text, problems)


def _text(results: Iterator[Checked]) -> bool:
    from dondoc.lint.rendering import as_text

    counts: Counter[str] = Counter()
    fixable = 0
    read = False
    for one in results:
        read = True
        if one.problems:
            say(as_text(one.problems, one.text, one.source.name, language()))
        counts.update(problem.severity for problem in one.problems)
        fixable += sum(bool(problem.fix) for problem in one.problems)
    parts = [
        f"{counts[level]} {SEVERITIES[level].in_language(language())}" for level in _LEVELS if counts[level]
    ]
    said = _FOUND.filled(found=", ".join(parts), fixable=fixable) if parts else _CLEAN
    if read:
        say_error(said.in_language(language()))
    return bool(counts["error"] + counts["warning"])


def _json(results: Iterator[Checked]) -> bool:
    from dondoc.lint.rendering import Lines
    from dondoc.notice.serialise import problem_json

    grave = False
    between = "["
    for one in results:
        lines = Lines(one.text)
        for problem in one.problems:
            line, column = lines.point(problem.spans[0].start) if problem.spans else (1, 1)
            place = {"file": one.source.name, "line": line, "column": column}
            say(between + json.dumps(place | problem_json(problem, one.text), ensure_ascii=False))
            between = ","
            grave = grave or problem.severity != "info"
    say("[]" if between == "[" else "]")
    return grave


def _sarif(results: Iterator[Checked]) -> bool:
    from importlib.metadata import version

    from dondoc.lint.rules import RULES
    from dondoc.lint.sarif import Linted, as_sarif

    linted = [Linted(one.source.name, one.text, one.problems) for one in results]
    say(json.dumps(as_sarif(linted, RULES, version("dondoc"), language()), ensure_ascii=False, indent=1))
    return any(problem.severity != "info" for one in linted for problem in one.problems)


_PRINTERS: dict[str, Callable[[Iterator[Checked]], bool]] = {"text": _text, "json": _json, "sarif": _sarif}


def _fixed(results: Iterator[Checked], tally: Tally, *, write: bool) -> bool:
    """Fix what can be fixed; whether something grave is left that could not be."""
    left = False
    for one in results:
        try:
            fix(Path(one.source.name), one.source, one.text, one.problems, write=write)
        except DondocError as error:
            tally.failed(error)
        left = left or any(problem.severity != "info" and not problem.fix for problem in one.problems)
    return left


def _explain(code: str) -> int:
    from dondoc.lint.linting import chosen_rules
    from dondoc.lint.rendering import explain

    say("\n\n\n".join(explain(rule, language()) for rule in chosen_rules((code.upper(),))))
    return EXIT_FINE
