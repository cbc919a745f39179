"""Where results go: the terminal, a JSON file, a spreadsheet; written whole or not at all."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol, TextIO

from dondoc.cli.console import language
from dondoc.cli.errors import OutputError
from dondoc.corpus.journal import Record
from dondoc.files.out.sheet import Sheet
from dondoc.notice.model import Notice
from dondoc.notice.serialise import notice_json
from dondoc.notice.source import SourceText

Format = Literal["table", "json", "csv", "xlsx"]


class Sink(Protocol):
    """Takes the results of files as they come."""

    def add(self, record: Record) -> None: ...
    def add_failure(self, name: str, why: str) -> None: ...
    def close(self) -> None: ...


def as_json(_: SourceText, notice: Notice) -> Record:
    """The form of a result that is printed as JSON."""
    return Record(_orders(notice), json.dumps(notice_json(notice), ensure_ascii=False))


def as_sheet(_: SourceText, notice: Notice) -> Record:
    """The form of a result that becomes rows."""
    from dondoc.files.out.sheet import sheet_of

    return Record(_orders(notice), sheet_of(notice).to_json())


def _orders(notice: Notice) -> int:
    return sum(one.kind != "closing" for one in notice.directives)


class _Quiet:
    """A sink in which files that failed leave no trace; standard error has told of them."""

    def add_failure(self, name: str, why: str) -> None:
        """Nothing to write."""

    def close(self) -> None:
        """Nothing to end."""


class JsonLines(_Quiet):
    """One object a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def add(self, record: Record) -> None:
        self._out.write(record.text + "\n")


class JsonArray(_Quiet):
    """All objects in one array, an object a line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._between = "[\n"

    def add(self, record: Record) -> None:
        self._out.write(self._between + record.text)
        self._between = ",\n"

    def close(self) -> None:
        self._out.write("[]\n" if self._between == "[\n" else "\n]\n")


class JsonPretty(_Quiet):
    """One object, for people."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def add(self, record: Record) -> None:
        json.dump(json.loads(record.text), self._out, ensure_ascii=False, indent=1)
        self._out.write("\n")


class Csv(_Quiet):
    """Rows of orders."""

    def __init__(self, out: TextIO) -> None:
        from dondoc.files.out.delimited import Delimited

        self._rows = Delimited(out, language())

    def add(self, record: Record) -> None:
        self._rows.add(Sheet.from_json(record.text))


class Table(_Quiet):
    """Tables for a terminal."""

    def __init__(self, out: TextIO) -> None:
        from dondoc.cli.table import Tables

        self._tables = Tables(out, language())

    def add(self, record: Record) -> None:
        self._tables.add(Sheet.from_json(record.text))


class Xlsx:
    """An Excel workbook."""

    def __init__(self, path: Path) -> None:
        from dondoc.files.out.workbook import Workbook

        self._book = Workbook(path, language())

    def add(self, record: Record) -> None:
        self._book.add(Sheet.from_json(record.text))

    def add_failure(self, name: str, why: str) -> None:
        self._book.add_failure(name, why)

    def close(self) -> None:
        self._book.close()


@contextmanager
def sink(kind: Format, path: Path | None, *, many: bool) -> Iterator[Sink]:
    """Where results of this format go; a file gets its name only when it is complete."""
    if path is None:
        made = _on_stream(kind, sys.stdout, array=False, pretty=not many and sys.stdout.isatty())
        yield made
        made.close()
        return
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        if kind == "xlsx":
            book = Xlsx(unfinished)
            yield book
            book.close()
        else:
            # Excel takes CSV for UTF-8 only with the byte order mark.
            encoding = "utf-8-sig" if kind == "csv" else "utf-8"
            # Half a surrogate, from a name that is no UTF-8, becomes \\udcff: valid JSON, readable CSV.
            with unfinished.open("w", encoding=encoding, newline="", errors="backslashreplace") as out:
                stream = _on_stream(kind, out, array=many, pretty=False)
                yield stream
                stream.close()
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(name=path) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _on_stream(kind: Format, out: TextIO, *, array: bool, pretty: bool) -> Sink:
    if kind == "table":
        return Table(out)
    if kind == "csv":
        return Csv(out)
    if array:
        return JsonArray(out)
    return JsonPretty(out) if pretty else JsonLines(out)
