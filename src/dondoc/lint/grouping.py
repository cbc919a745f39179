"""Putting neighbouring spans together, so that one defect is shown once."""

from __future__ import annotations

from collections.abc import Iterable

from dondoc.text.spans import Span


def joined(spans: Iterable[Span], gap: int = 2) -> tuple[Span, ...]:
    """The spans in order, those at most `gap` characters apart as one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start - whole[-1].end <= gap:
            whole[-1] = whole[-1].covering(span)
        else:
            whole.append(span)
    return tuple(whole)
