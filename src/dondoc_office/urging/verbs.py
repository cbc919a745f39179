"""What the journal can say about urging."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject
from dondoc_office.urging.wording import EVENTS

VERBS: dict[str, Message] = {
    "reminders.made": Message(vi="nhắc việc trong ngày", en="made the reminders of the day"),
    "task.reminded": Message(vi="nhắc việc", en="reminded of the task"),
    "mail.tried_again": Message(vi="gửi lại thư chưa gửi được", en="sent a failed message again"),
    "reply.used": Message(vi="báo cáo qua liên kết trong thư", en="reported by a link in a message"),
    "reply.revoked": Message(vi="thu hồi liên kết trả lời", en="revoked a link for answering"),
    "feed.opened": Message(vi="mở lịch đăng ký", en="opened a calendar feed"),
    "feed.closed": Message(vi="đóng lịch đăng ký", en="closed a calendar feed"),
    "letter.written": Message(vi="lập công văn đôn đốc", en="wrote an urging letter"),
    "letter.issued": Message(
        vi="ghi số, ngày của công văn đôn đốc", en="recorded the number of an urging letter"
    ),
    "tidings.chosen": Message(vi="chọn tin được gửi qua thư", en="chose which news come by e-mail"),
    "weekly.chosen": Message(vi="nhận trang tuần qua thư", en="asked for the week's page by e-mail"),
    "weekly.left": Message(vi="thôi nhận trang tuần", en="no longer gets the week's page"),
}

VALUES = {"unwanted": EVENTS}
SUBJECTS = {
    "letter": Subject(
        Message("công văn đôn đốc", "urging letter"),
        rows="urging.Letter",
        seen="dondoc_office.urging.policy.visible_letters",
        page="letter-page",
        related=("unit",),
    ),
    "round": Subject(Message("lượt nhắc việc", "round of reminders")),
    "mail": Subject(Message("thư gửi đi", "message")),
    "feed": Subject(Message("lịch đăng ký", "calendar feed")),
}
