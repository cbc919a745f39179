"""TT022 recipients-colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_HEADING = pattern(r"^nơi nhận ?([.;,]?)$", re.M)


@rule(
    "TT022",
    "recipients-colon",
    Message(vi="Sau “Nơi nhận” phải có dấu hai chấm", en="A colon follows “Nơi nhận”"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.9",
    fixable=True,
    wrong={"Nội dung.\n«Nơi nhận»\n- Như trên;\n- Lưu: VT.": "Nội dung.\nNơi nhận:\n- Như trên;\n- Lưu: VT."},
    right=("Nội dung.\nNơi nhận:\n- Như trên;\n- Lưu: VT.",),
)
def recipients_colon(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dòng “Nơi nhận:” có dấu hai chấm, đặt riêng một dòng, sát lề trái.

    English: "Nơi nhận:" stands on its own line and ends with a colon.
    """
    if page.recipients_at < 0:
        return
    found = _HEADING.match(page.folded, page.recipients_at)
    if found is not None:
        words = page.cased[found.start() : found.start() + len("nơi nhận")]
        yield page.replaced(*found.span(), f"{words}:")
