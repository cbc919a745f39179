"""An entry in words: what happened, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dondoc.errors import Message

FIELDS: Mapping[str, Message] = {
    "active": Message("đang dùng", "active"),
    "content": Message("nội dung", "content"),
    "deputy": Message("người thay", "deputy"),
    "due_on": Message("hạn", "due date"),
    "email": Message("thư điện tử", "e-mail"),
    "expires_at": Message("hết hạn lúc", "expires at"),
    "finished_on": Message("ngày xong", "finished on"),
    "kind": Message("loại", "kind"),
    "language": Message("ngôn ngữ", "language"),
    "lead": Message("chủ trì", "lead"),
    "level": Message("cấp", "level"),
    "name": Message("tên", "name"),
    "new_due_on": Message("hạn mới", "new due date"),
    "officer": Message("người xử lý", "officer"),
    "on": Message("từ ngày", "from"),
    "percent": Message("phần trăm", "percent"),
    "person": Message("người", "person"),
    "phone": Message("điện thoại", "telephone"),
    "product": Message("sản phẩm", "product"),
    "role": Message("vai trò", "role"),
    "short_name": Message("tên gọn", "short name"),
    "since": Message("từ", "since"),
    "source": Message("căn cứ", "basis"),
    "state": Message("trạng thái", "state"),
    "supervisor": Message("lãnh đạo chỉ đạo", "supervisor"),
    "text": Message("nội dung", "text"),
    "title": Message("tên gọi", "title"),
    "to": Message("cho", "to"),
    "until": Message("đến hết", "until"),
    "valid_from": Message("có từ ngày", "from"),
    "valid_until": Message("ngày cuối cùng", "last day"),
    "via": Message("qua", "by way of"),
}
EMPTY = "…"


def worded(changes: Mapping[str, Any], language: str) -> Iterator[str]:
    """`hạn: 07/04/2023 → 20/04/2023`, one for each field that changed."""
    for name, value in changes.items():
        called = FIELDS[name].in_language(language) if name in FIELDS else name
        if isinstance(value, list) and len(value) == 2:
            yield f"{called}: {_said(value[0])} → {_said(value[1])}"
        else:
            yield f"{called}: {_said(value)}"


def _said(value: Any) -> str:
    if value in (None, "", [], {}):
        return EMPTY
    if isinstance(value, str) and len(value) == 10:
        try:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        except ValueError:
            return value
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    return str(value)
