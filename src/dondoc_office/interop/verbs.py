"""What the journal can say about interop."""

from __future__ import annotations

from dondoc.errors import Message

VERBS = {
    "token.made": Message(vi="tạo khóa kết nối", en="made a token"),
    "webhook.subscribed": Message(vi="đăng ký nhận tin cho phần mềm", en="subscribed a program to changes"),
    "webhook.changed": Message(vi="đổi đăng ký nhận tin", en="changed a program's subscription"),
    "token.revoked": Message(vi="thu hồi khóa kết nối", en="revoked a token"),
}
