"""What the journal can say about reports."""

from __future__ import annotations

from dondoc.errors import Message

VERBS: dict[str, Message] = {
    "task.converted": Message(vi="nhập hệ số quy đổi", en="entered the conversion coefficient"),
}
