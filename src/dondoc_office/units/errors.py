"""What can go wrong with units and roles."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class LastAdministrator(HouseError):
    """Somebody must be left who can administer."""

    code = "last-administrator"
    http_status = 409
    message = Message(
        vi="Đây là người quản trị cuối cùng của {unit}. Hãy giao vai trò quản trị cho người khác trước.",
        en="This is the last administrator of {unit}. Give the role to somebody else first.",
    )
