"""Many files on an existing Dask cluster: the same work, on other machines."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from dondoc.corpus.errors import (
    ClusterLibraryError,
    ClusterLostError,
    ClusterMissingError,
    ClusterUnfitError,
    WorkerLostError,
)
from dondoc.corpus.listing import File
from dondoc.corpus.outcome import Outcome, Trouble, Work

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")

_PATIENCE = 10  # seconds for the scheduler to answer and the first worker to be there
_AHEAD = 16  # files given out for each thread of the cluster
_RETRIES = 2  # of a file whose worker failed; killed workers are counted by the scheduler itself


def run_on_cluster(files: Iterable[File], work: Work[T], address: str) -> Iterator[Outcome[T]]:
    """On the cluster at `address`; outcomes come in the order of the files.

    The bytes of each file are sent along: workers need no access to the folder. A worker that dies
    loses nothing, its files go to another one.
    """
    with _client(address) as client:
        threads = _fit(client, address)
        waiting = iter(files)
        given: deque[tuple[File, Any]] = deque()
        while True:
            for file in islice(waiting, threads * _AHEAD - len(given)):
                given.append((file, _submitted(client, work, file)))
            if not given:
                return
            file, future = given.popleft()
            yield _outcome(file, future, address)


def dondoc_version() -> str:
    """The version installed where this runs."""
    return version("dondoc")


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterLibraryError from error
    try:
        client: Client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask is half typed
    except (OSError, ValueError) as error:
        raise ClusterMissingError(address=address) from error
    with client:
        yield client


def _fit(client: Client, address: str) -> int:
    """The threads of the cluster; refuses one whose workers would answer otherwise than we do."""
    wanted = dondoc_version()
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        found = client.run(dondoc_version, on_error="return")
    except TimeoutError as error:
        raise ClusterUnfitError(address=address, found="0 worker", wanted=wanted) from error
    for worker, other in found.items():
        if other != wanted:
            said = f"{worker}: {other if isinstance(other, str) else type(other).__name__}"
            raise ClusterUnfitError(address=address, found=said, wanted=wanted)
    threads: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call]  # Dask is half typed
    return max(1, sum(threads.values()))


def _submitted(client: Client, work: Work[T], file: File) -> Any:
    try:
        data = file.path.read_bytes() if file.data is None else file.data
    except OSError:
        return work(file.path, file.name)  # says in its own words what is wrong
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Sending large graph", category=UserWarning)
        return client.submit(work, data, file.name, pure=False, retries=_RETRIES)


def _outcome(file: File, future: Any, address: str) -> Outcome[T]:
    from concurrent.futures import CancelledError

    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    if isinstance(future, Outcome):
        return future
    try:
        result: Outcome[T] = future.result()
    except KilledWorker:
        return Outcome(file.name, trouble=Trouble.of(WorkerLostError(name=file.name)))
    except (CancelledError, CommClosedError, OSError) as error:
        raise ClusterLostError(address=address) from error
    return result
