"""What the journal can say about meetings."""

from __future__ import annotations

from dondoc.errors import Message

VERBS: dict[str, Message] = {}
