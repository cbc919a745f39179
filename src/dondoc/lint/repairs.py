"""Names of agencies that had to be repaired before they were known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dondoc.bodies import match
from dondoc.lint.page import Page
from dondoc.text.spans import Span


class RepairedName(NamedTuple):
    """A name as written, what it was taken for, and how (cut, typo, marks, dropped)."""

    span: Span
    right: str
    how: str


def repaired_names(page: Page) -> Iterator[RepairedName]:
    """Every agency whose written name differs from the registered one by more than case or dash."""
    for mention in page.bodies:
        if not mention.repaired or mention.body is None:
            continue
        found = match(page.cased[mention.start : mention.end])
        how = found.how if found is not None else "typo"
        yield RepairedName(page.at(mention.start, mention.end), mention.body, how)
