"""Many files: the same reading in this process, in a pool of processes, or on a cluster."""

from dondoc.corpus.local import run_here, run_in_pool
from dondoc.corpus.outcome import Choice, Outcome, Trouble, Work

__all__ = ["Choice", "Outcome", "Trouble", "Work", "run_here", "run_in_pool"]
