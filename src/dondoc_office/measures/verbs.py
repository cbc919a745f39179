"""What the journal can say about measures."""

from __future__ import annotations

from dondoc.errors import Message

VERBS: dict[str, Message] = {}
