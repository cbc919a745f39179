"""Many files: the order, the limits, and a process that dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from dondoc.corpus import Work, run_here, run_in_pool
from dondoc.corpus.listing import File, listed
from dondoc.notice.model import Notice
from dondoc.notice.source import SourceText

TEXT = """ỦY BAN NHÂN DÂN XÃ AN BÌNH
Số: {number}/TB-UBND
An Bình, ngày 12 tháng 8 năm 2025
THÔNG BÁO
Kết luận cuộc họp
{number}. Giao Công an xã báo cáo trước ngày 20/8/2025.
"""


def number_of(_: SourceText, notice: Notice) -> str:
    assert notice.header.number is not None
    return notice.header.number.value or ""


def deadly(source: SourceText, notice: Notice) -> str:
    number = number_of(source, notice)
    if number == "07":
        os._exit(9)  # as the kernel does when memory is short
    return number


def broken(source: SourceText, notice: Notice) -> str:
    raise ZeroDivisionError


def files(folder: Path, count: int) -> list[File]:
    for number in range(1, count + 1):
        text = TEXT.format(number=f"{number:02}")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return list(listed([folder]))


def test_a_pool_answers_as_one_process_does(tmp_path: Path) -> None:
    given = files(tmp_path, 9)
    here = list(run_here(given, Work(number_of)))
    assert [one.result for one in here] == [f"{number:02}" for number in range(1, 10)]
    assert list(run_in_pool(given, Work(number_of), 2)) == here


def held_back(source: SourceText, notice: Notice) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_ctrl_c_reaches_the_parent_only(tmp_path: Path) -> None:
    assert all(one.result for one in run_in_pool(files(tmp_path, 3), Work(held_back), 2))
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_what_is_no_file_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong-dan.txt")
    (tmp_path / "vong").symlink_to(tmp_path)
    (tmp_path / "mat.txt").symlink_to(tmp_path / "khong-con.txt")
    assert [file.name for file in listed([tmp_path])] == ["mat.txt"]


def test_a_process_that_dies_takes_only_its_file_with_it(tmp_path: Path) -> None:
    found = list(run_in_pool(files(tmp_path, 20), Work(deadly), 2))
    assert [one.result for one in found if one.trouble is None] == [
        f"{number:02}" for number in range(1, 21) if number != 7
    ]
    [lost] = [one for one in found if one.trouble]
    assert (lost.name, lost.trouble and lost.trouble.code) == ("07.txt", "corpus-worker-lost")


def test_a_defect_met_in_one_file_is_said_and_kept_for_developers(tmp_path: Path) -> None:
    [one] = run_here(files(tmp_path, 1), Work(broken))
    assert one.trouble is not None
    assert one.trouble.code == "internal"
    assert "01.txt" in one.trouble.message.vi
    assert "ZeroDivisionError" in (one.trouble.detail or "")


def test_files_are_taken_only_as_fast_as_they_are_read(tmp_path: Path) -> None:
    taken: list[File] = []

    def noted() -> Iterator[File]:
        for file in files(tmp_path, 60):
            taken.append(file)
            yield file

    results = run_in_pool(noted(), Work(number_of), 2)
    assert next(results).result == "01"
    assert len(taken) < 20
    assert len(list(results)) == 59
