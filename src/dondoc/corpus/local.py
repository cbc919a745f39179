"""Many files on this machine: one after another, or in a pool of processes."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Generic, TypeVar

from dondoc.corpus.errors import WorkerLostError
from dondoc.corpus.listing import File
from dondoc.corpus.outcome import Outcome, Trouble, Work

T = TypeVar("T")

_AHEAD = 8  # files given out for each process before the first of them must be done


def run_here(files: Iterable[File], work: Work[T]) -> Iterator[Outcome[T]]:
    """One file after another in this process."""
    return (work(file.content, file.name) for file in files)


def run_in_pool(files: Iterable[File], work: Work[T], jobs: int) -> Iterator[Outcome[T]]:
    """In `jobs` processes; outcomes come in the order of the files, and few are held at a time.

    A process that dies takes only its file with it: what was under way is read again, one file
    at a time, and the file that kills its process twice is in trouble.
    """
    run = _Run(iter(files), work, jobs * _AHEAD)
    while True:
        with _pool(jobs) as pool:
            try:
                yield from run.outcomes(pool)
                return
            except BrokenProcessPool:
                left = run.taken_back()
        yield from _one_by_one(left, work)


class _Run(Generic[T]):
    """The files not yet given out, and those under way."""

    def __init__(self, waiting: Iterator[File], work: Work[T], most: int) -> None:
        self._waiting, self._work, self._most = waiting, work, most
        self._under_way: deque[tuple[File, Future[Outcome[T]] | None]] = deque()

    def outcomes(self, pool: ProcessPoolExecutor) -> Iterator[Outcome[T]]:
        while self._give(pool):
            first = self._under_way[0][1]
            outcome = first.result() if first else None
            self._under_way.popleft()
            if outcome:
                yield outcome

    def taken_back(self) -> list[File]:
        files = [file for file, _ in self._under_way]
        self._under_way.clear()
        return files

    def _give(self, pool: ProcessPoolExecutor) -> bool:
        for file in islice(self._waiting, self._most - len(self._under_way)):
            # Noted before it is given: if the pool is broken already, the file must not be lost.
            self._under_way.append((file, None))
            self._under_way[-1] = (file, _given(pool, self._work, file))
        return bool(self._under_way)


def _one_by_one(files: Iterable[File], work: Work[T]) -> Iterator[Outcome[T]]:
    """With one file under way at a time, it is known whose file a process dies of."""
    waiting = deque(files)
    while waiting:
        with _pool(1) as pool:
            try:
                while waiting:
                    outcome = _given(pool, work, waiting[0]).result()
                    waiting.popleft()
                    yield outcome
            except BrokenProcessPool:
                lost = waiting.popleft()
                yield Outcome(lost.name, trouble=Trouble.of(WorkerLostError(name=lost.name)))


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    # Fresh interpreters: a fork would copy the locks of whatever thread draws the progress bar.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _given(pool: ProcessPoolExecutor, work: Work[T], file: File) -> Future[Outcome[T]]:
    """Submit a file. That may start a process, which inherits what is blocked: a Ctrl-C while it still
    imports would end in its traceback."""
    with _interrupts_blocked():
        return pool.submit(work, file.content, file.name)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Ctrl-C waits until the end of the block; on Windows, which cannot, nothing changes."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
