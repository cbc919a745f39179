"""CT042 double-space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Fix, Notice
from dondoc.text.spans import Span

# Wide gaps are columns, and a gap before figures may be a table.
# The two blanks stand first, so that searching for them costs little.
_GAP = re.compile(r"  (?<=[^\s|]  ) ?(?=[^\W\d_(“\"])")


@rule(
    "CT042",
    "double-space",
    Message(vi="Có chỗ cách hai lần", en="There are double spaces"),
    severity="info",
    fixable=True,
    about_letters=True,
    wrong={"Giao Văn phòng«  »tổng hợp,« »báo cáo.".replace("« »", " "): "Giao Văn phòng tổng hợp, báo cáo."},
    right=("TÊN CƠ QUAN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",),
)
def double_space(notice: Notice, page: Page) -> Iterator[Hit]:
    """Giữa hai chữ chỉ có một dấu cách; báo một lần cho cả văn bản.

    Khoảng trống rộng (chia cột) không tính.

    English: two spaces between words, reported once for the document.
    """
    if "  " not in page.text:
        return
    spans = tuple(Span(*found.span()) for found in _GAP.finditer(page.text))
    if spans:
        yield Hit(spans, fix=tuple(Fix(span=span, replacement=" ") for span in spans))
