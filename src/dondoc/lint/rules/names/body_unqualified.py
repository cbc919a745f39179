"""TR005 body-unqualified."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

_BARE = frozenset(
    fold(name)
    for name in ("Ban Thường vụ", "Ban Chỉ đạo", "Ban Chấp hành", "Ban Quản lý", "Tổ công tác", "Hội đồng", "Thường trực",
                 "Ban Tổ chức", "Tổ giúp việc", "Ban Giám đốc")
)  # fmt: skip


@rule(
    "TR005",
    "body-unqualified",
    Message(
        vi="“{name}” nào? Nên ghi rõ của cơ quan nào, về việc gì", en="Which “{name}”? Say whose and for what"
    ),
    severity="info",
    wrong={
        "Giao Văn phòng báo cáo «Ban Chỉ đạo» trước ngày 20/4/2024.": "Giao Văn phòng báo cáo Ban Chỉ đạo chuyển đổi số xã."
    },
    right=("Báo cáo Ban Thường vụ Huyện ủy, Ban Chỉ đạo 35 và Ban Chỉ đạo xây dựng nông thôn mới.",),
)
def body_unqualified(notice: Notice, page: Page) -> Iterator[Hit]:
    """Rõ người: “Ban Chỉ đạo”, “Ban Thường vụ” đứng trơ trọi có thể là nhiều cơ quan khác nhau.

    Tên đầy đủ đã có ở chỗ khác trong văn bản thì gọi tắt được. Mỗi tên báo một lần.

    English: a committee without its owner or field may be any of several.
    """
    names = dict.fromkeys(page.folded[mention.start : mention.end] for mention in page.bodies)
    bare = {name for name in names if name in _BARE and not any(n.startswith(f"{name} ") for n in names)}
    for mention in page.bodies if bare else ():
        name = page.folded[mention.start : mention.end]
        if mention.kind == "agency" and name in bare:
            bare.discard(name)
            yield Hit.at(page.at(mention.start, mention.end), name=page.cased[mention.start : mention.end])
