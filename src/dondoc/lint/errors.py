"""What can go wrong when a user chooses rules."""

from __future__ import annotations

from dondoc.errors import DondocError, Message


class UnknownRule(DondocError):
    """A code or prefix that no rule bears."""

    code = "lint-unknown-rule"
    message = Message(
        vi="Không có quy tắc nào mang mã “{code}”; xem danh sách bằng lệnh “dondoc rules”.",
        en="No rule has the code “{code}”; see the list with “dondoc rules”.",
    )
