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
