"""Where a text is longer than what is read of it, so that nothing is left out in silence."""

from __future__ import annotations

from typing import NamedTuple

from dondoc.errors import Message
from dondoc.notice.lines import LINES, unread_from
from dondoc.notice.model import Notice
from dondoc.notice.orders.walk import ORDERS
from dondoc.notice.source import SourceText
from dondoc.text.spans import Span

_SHOWN = 200  # characters of what was left out


class Cut(NamedTuple):
    """A place from which on a text is not read as the rest is, and what that means."""

    span: Span
    said: Message


_LINES_SAID = Message(
    vi="văn bản có trên {most} dòng, từ đây trở đi chỉ đọc như một đoạn",
    en="there are more than {most_en} lines; from here on they are read as one paragraph",
)
_ORDERS_SAID = Message(
    vi="văn bản có từ {most} nội dung giao trở lên, sau nội dung này không đọc thêm",
    en="there are {most_en} orders or more; none is read after this one",
)


_PAGE_SAID = Message(
    vi="không nhận dạng được chữ ở trang {page} (độ tin cậy {sure} %), trang này chưa đọc, "
    "nếu có dấu độ mật ở đó cũng chưa thấy; hãy xem trang giấy rồi quét lại",
    en="page {page} has no legible text (confidence {sure} %) and was not read, "
    "nor was a mark of secrecy on it seen; look at the sheet and scan it again",
)


def cuts(notice: Notice, source: SourceText | None = None) -> tuple[Cut, ...]:
    """The places where the reader stopped short; none in a document of ordinary size, well scanned."""
    found = [
        Cut(one.span, _PAGE_SAID.filled(page=one.page, sure=one.confidence))
        for one in (source.unread if source else ())
    ]
    start = unread_from(notice.text)
    if start is not None:
        end = min(len(notice.text), start + _SHOWN)
        found.append(Cut(Span(start, end), _LINES_SAID.filled(**_grouped(LINES))))
    if len(notice.directives) >= ORDERS:
        last = max(notice.directives, key=lambda order: order.span.start)
        found.append(Cut(last.span, _ORDERS_SAID.filled(**_grouped(ORDERS))))
    return tuple(found)


def read_in_part(notice: Notice, source: SourceText | None = None) -> Message | None:
    """What to say beside a result that does not hold everything; None where it does."""
    return together(*(cut.said for cut in cuts(notice, source)))


def together(*said: Message | None) -> Message | None:
    """Several sentences as one; None where there is none."""
    there = [one for one in said if one is not None]
    if not there:
        return None
    return Message("; ".join([one.vi for one in there]), "; ".join([one.en for one in there]))


def _grouped(number: int) -> dict[str, str]:
    """2.500 in Vietnamese, 2,500 in English."""
    return {"most": f"{number:,}".replace(",", "."), "most_en": f"{number:,}"}
