"""What the journal can say about meetings."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject

VERBS: dict[str, Message] = {
    "meeting.called": Message(vi="lập phiên họp", en="called the meeting"),
    "meeting.changed": Message(vi="sửa phiên họp", en="changed the meeting"),
    "meeting.paper": Message(vi="đưa tài liệu vào phiên họp", en="laid a paper before the meeting"),
}

SUBJECTS = {
    "meeting": Subject(
        Message("phiên họp", "meeting"),
        rows="meetings.Meeting",
        seen="dondoc_office.meetings.policy.visible_meetings",
        page="meeting-page",
        secret="dondoc_office.meetings.policy.secret_meetings",
    ),
}
