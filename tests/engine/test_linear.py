"""The cost of reading grows with the length of a text, not with its square."""

from __future__ import annotations

import time

from bench.texts import repeated

from dondoc import read_text

TIMES = 10
GENEROUS = 14  # times the cost for ten times the length: the machine is not ours alone


def cpu_seconds(text: str, rounds: int) -> float:
    """The least disturbed of several readings."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        read_text(text)
        spent.append(time.process_time() - began)
    return min(spent)


def test_ten_times_the_text_costs_ten_times_the_work() -> None:
    short, long = repeated(1), repeated(TIMES)
    read_text(short)
    assert cpu_seconds(long, 2) <= GENEROUS * cpu_seconds(short, 5)
