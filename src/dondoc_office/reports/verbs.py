"""What the journal can say about reports."""

from __future__ import annotations

from dondoc.errors import Message

VERBS: dict[str, Message] = {}
