"""What the journal can say about interop."""

from __future__ import annotations

from dondoc.errors import Message

VERBS = {
    "token.made": Message(vi="tạo khóa kết nối", en="made a token"),
    "token.revoked": Message(vi="thu hồi khóa kết nối", en="revoked a token"),
}
