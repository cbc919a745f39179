"""A run that was cut off goes on where it stopped, and ends with the very same output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dondoc.corpus.journal import Journal, Record
from dondoc.corpus.listing import File
from dondoc.corpus.outcome import Outcome

PLAIN = [f"tệp-{number}" for number in range(5)]


class Reader:
    """Reads names; is cut off after so many files."""

    def __init__(self, most: int = 99) -> None:
        self.read: list[str] = []
        self._most = most

    def __call__(self, files: Sequence[File]) -> Iterator[Outcome[Record]]:
        for file in files:
            if len(self.read) == self._most:
                raise KeyboardInterrupt
            self.read.append(file.name)
            yield Outcome(file.name, Record(1, f"kết quả của {file.name}\n"))


@pytest.fixture
def files(tmp_path: Path) -> list[File]:
    paths = [tmp_path / name for name in PLAIN]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    return [File(path, path.name) for path in paths]


def cut_off(path: Path, files: list[File], after: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        list(Journal(path, "v1").run(files, Reader(after)))


def test_what_was_read_is_not_read_again(tmp_path: Path, files: list[File]) -> None:
    path = tmp_path / "out.partial"
    cut_off(path, files, after=3)
    rest = Reader()
    journal = Journal(path, "v1")
    found = list(journal.run(files, rest))
    assert (journal.kept, rest.read) == (3, PLAIN[3:])
    assert found == list(Reader()(files))
    journal.finished()
    assert not path.exists()


def test_half_a_line_from_a_power_cut_is_read_again(tmp_path: Path, files: list[File]) -> None:
    path = tmp_path / "out.partial"
    cut_off(path, files, after=3)
    path.write_bytes(path.read_bytes()[:-7])
    rest = Reader()
    assert list(Journal(path, "v1").run(files, rest)) == list(Reader()(files))
    assert rest.read == PLAIN[2:]
    assert Journal(path, "v1").kept == 5


def test_a_changed_file_and_another_version_are_read_anew(tmp_path: Path, files: list[File]) -> None:
    path = tmp_path / "out.partial"
    cut_off(path, files, after=4)
    files[1].path.write_text("đã sửa", encoding="utf-8")
    rest = Reader()
    list(Journal(path, "v1").run(files, rest))
    assert rest.read == [PLAIN[1], PLAIN[4]]
    other = Reader()
    list(Journal(path, "v2").run(files, other))
    assert other.read == PLAIN


def test_a_file_that_failed_is_tried_again(tmp_path: Path, files: list[File]) -> None:
    path = tmp_path / "out.partial"

    def failing(given: Sequence[File]) -> Iterator[Outcome[Record]]:
        return (Outcome(file.name) for file in given)

    list(Journal(path, "v1").run(files, failing))
    again = Reader()
    list(Journal(path, "v1").run(files, again))
    assert again.read == PLAIN
