"""What the journal can say about people."""

from __future__ import annotations

from dondoc.errors import Message

VERBS = {
    "person.invited": Message(vi="mời tham gia", en="invited"),
    "person.joined": Message(vi="nhận lời mời, tạo mật khẩu", en="joined"),
    "person.changed": Message(vi="sửa thông tin cá nhân", en="changed their details"),
    "person.stopped": Message(vi="ngừng tài khoản", en="stopped the account"),
    "person.resumed": Message(vi="mở lại tài khoản", en="resumed the account"),
}

ROWS = {
    "person": "people.Person",
    "officer": "people.Person",
    "supervisor": "people.Person",
    "deputy": "people.Person",
    "chair": "people.Person",
    "named_people": "people.Person",
}
"""Fields that hold the number of a person, in the entries of every app."""
