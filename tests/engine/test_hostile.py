"""Texts made to break patterns cost no more than their length; the whole megabyte is in `make bench`."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest
from bench.shapes import SHAPES, hostile

from dondoc import Notice, read_text

SIZE = 150_000  # bytes
LIMIT = 2.0  # CPU-seconds on a busy machine; what grows with the square of the length takes ten and more


@pytest.fixture(scope="module", autouse=True)
def warm() -> Iterator[None]:
    """As in a process of its own: the collector need not look through what other tests have left."""
    read_text("UBND HUYỆN A\nGiao Phòng Nội vụ báo cáo trước ngày 15/3/2024.")
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_text_is_read_in_time(shape: str) -> None:
    text = hostile(shape, SIZE)
    taken, notice = timed(text)
    assert notice.text == text
    assert taken < LIMIT or timed(text)[0] < LIMIT  # once another process may take our caches; not twice


def test_a_rule_that_goes_on_in_a_heading_is_read_in_time() -> None:
    text = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM {'-' * SIZE}x\nTHÔNG BÁO\n"
    assert timed(text)[0] < LIMIT or timed(text)[0] < LIMIT


def timed(text: str) -> tuple[float, Notice]:
    began = time.process_time()
    notice = read_text(text)
    return time.process_time() - began, notice
