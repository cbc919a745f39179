"""TT012 recipient-end-mark."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold
from dondoc.text.spans import Span


@rule(
    "TT012",
    "recipient-end-mark",
    Message(vi="Dòng nơi nhận này phải kết thúc bằng “{mark}”", en="This recipient must end with “{mark}”"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.9",
    fixable=True,
    wrong={
        "Nơi nhận:\n- «Các phòng, ban»\n- Lưu: VT.": "Nơi nhận:\n- Các phòng, ban;\n- Lưu: VT.",
        "Nơi nhận:\n- «Các phòng, ban,»\n- Lưu: VT.": "Nơi nhận:\n- Các phòng, ban;\n- Lưu: VT.",
        "Nơi nhận:\n- Các phòng, ban;\n- «Lưu: VT;»": "Nơi nhận:\n- Các phòng, ban;\n- Lưu: VT.",
    },
    right=("Nơi nhận:\n- Các phòng, ban;\n- Lưu: VT, TH (05b).",),
)
def recipient_end_mark(notice: Notice, page: Page) -> Iterator[Hit]:
    """Mỗi dòng nơi nhận kết thúc bằng dấu chấm phẩy, dòng lưu kết thúc bằng dấu chấm.

    Đây là chi tiết trình bày nên chỉ nhắc.

    English: each recipient ends with a semicolon, the archive line with a full stop.
    """
    if page.noisy:
        return  # the marks at the end of short lines are what a scan loses first
    last = len(notice.recipients) - 1
    for index, recipient in enumerate(notice.recipients):
        mark = "." if index == last else ";"
        end = recipient.span.end
        found = page.text[recipient.span.start : end].rstrip(" \t;,.")
        tail = page.text[recipient.span.start + len(found) : end + 1].split("\n")[0]
        if index == last and not fold(found).startswith("lưu"):
            continue  # the list was cut off, or goes on in another column
        if tail.strip() != mark and "\n" not in found:
            span = Span(recipient.span.start, recipient.span.start + len(found) + len(tail.rstrip()))
            yield Hit.at(span, found + mark, mark=mark)
