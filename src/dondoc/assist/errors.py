"""What can go wrong between us and a language model."""

from __future__ import annotations

from dondoc.errors import DondocError, Message


class AssistUnavailableError(DondocError):
    """The model's server gives no usable answer; the two other readers stand as they are."""

    code = "assist-unavailable"
    message = Message(
        vi="Máy chủ mô hình ngôn ngữ {address} không trả lời dùng được ({why}). Kết quả của hai bộ đọc kia giữ nguyên.",
        en="The language model at {address} gave no usable answer ({why}). The two other readers' results stand.",
    )


class AssistNotLocalError(DondocError):
    """An address outside the office's own network."""

    code = "assist-not-local"
    message = Message(
        vi="Địa chỉ {address} không thuộc mạng nội bộ. Văn bản không được gửi ra ngoài; không có gì đã gửi đi.",
        en="{address} is not on the office's own network. Documents do not leave it; nothing was sent.",
    )
