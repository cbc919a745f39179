"""A short help text for each page, opened by the `?` in its corner: one line a page in `help.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dondoc.errors import Message


def _lines() -> Mapping[str, Message]:
    text = Path(__file__).with_name("help.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {page: Message(vi, en) for page, vi, en in rows}


HELP = _lines()
"""By URL name."""
