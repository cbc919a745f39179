"""Đôn Đốc reads the conclusions of a meeting and follows them to finished work.

The whole public surface; docs/api.md shows it in use.
"""

from __future__ import annotations

from dondoc.errors import DondocError, Message
from dondoc.notice.model import (
    Deadline,
    Directive,
    Fact,
    Figure,
    Finding,
    Fix,
    Header,
    Meeting,
    Notice,
    Party,
    Problem,
    Section,
    Signature,
    Source,
)
from dondoc.notice.serialise import notice_json
from dondoc.reading import lint, read, read_source, read_text
from dondoc.text.spans import Span

__all__ = [
    "Deadline",
    "Directive",
    "DondocError",
    "Fact",
    "Figure",
    "Finding",
    "Fix",
    "Header",
    "Meeting",
    "Message",
    "Notice",
    "Party",
    "Problem",
    "Section",
    "Signature",
    "Source",
    "Span",
    "lint",
    "notice_json",
    "read",
    "read_source",
    "read_text",
]
