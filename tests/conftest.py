"""Before any test: the catalogues that changed since they were compiled are compiled again."""

from __future__ import annotations

from pathlib import Path

from tools.messages import compile_all

compile_all(Path(__file__).parents[1], stale_only=True)
