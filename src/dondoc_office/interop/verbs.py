"""What the journal can say about interop."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject

VERBS = {
    "token.made": Message(vi="tạo khóa kết nối", en="made a token"),
    "webhook.subscribed": Message(vi="đăng ký nhận tin cho phần mềm", en="subscribed a program to changes"),
    "webhook.changed": Message(vi="đổi đăng ký nhận tin", en="changed a program's subscription"),
    "unit.carried_out": Message(vi="xuất tệp chuyển giao của đơn vị", en="wrote the unit's transfer file"),
    "transfer.taken": Message(vi="nhận tệp chuyển giao", en="took a transfer file in"),
    "task.carried_in": Message(vi="nhận chuyển giao nhiệm vụ", en="took the task over"),
    "document.carried_in": Message(vi="nhận chuyển giao văn bản", en="took the document over"),
    "token.revoked": Message(vi="thu hồi khóa kết nối", en="revoked a token"),
}

SUBJECTS = {
    "token": Subject(Message("khóa kết nối", "token")),
    "subscription": Subject(Message("đăng ký nhận tin", "subscription")),
    "arrival": Subject(Message("tệp chuyển giao", "transfer file")),
}
