"""CT047 list-marks-mixed."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page, Place
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_LIST = 4  # items: shorter lists are not worth a remark
_MOST = 0.7


@rule(
    "CT047",
    "list-marks-mixed",
    Message(
        vi="Các gạch đầu dòng kết thúc lẫn “;” và “.”",
        en="The items of this list end now with “;”, now with “.”",
    ),
    severity="info",
    about_letters=True,
    wrong={
        "THÔNG BÁO\nKết luận họp\n1. Giao Văn phòng một số việc sau:\n- Rà soát hồ sơ;\n- Lập danh sách;\n"
        "- Gửi «thông báo.»\n- Tổng hợp ý kiến;\n- Lưu hồ sơ.": (
            "THÔNG BÁO\nKết luận họp\n1. Giao Văn phòng một số việc sau:\n- Rà soát hồ sơ;\n- Lập danh sách;\n"
            "- Gửi thông báo;\n- Tổng hợp ý kiến;\n- Lưu hồ sơ."
        )
    },
)
def list_marks_mixed(notice: Notice, page: Page) -> Iterator[Hit]:
    """Trong một danh sách gạch đầu dòng, các mục kết thúc bằng chấm phẩy, mục cuối bằng dấu chấm.

    Chỉ báo mục lạc lõng giữa danh sách mà phần lớn các mục kết thúc bằng chấm phẩy.

    English: in a list whose items end with semicolons one in the middle ends with a full stop.
    """
    lists: dict[tuple[int | None, str], list[Place]] = {}
    for part in page.document.of("body"):
        if part.marker in _DASHES and part.end > part.start:
            lists.setdefault((part.parent, part.marker), []).append((part.start, part.end))
    for items in lists.values():
        ends = [page.folded[end - 1] for _, end in items[:-1]]
        if len(items) >= _LIST and ends.count(";") >= _MOST * len(ends):
            for (start, end), mark in zip(items, ends, strict=False):
                if mark == ".":
                    words = page.folded.rfind(" ", start, page.folded.rfind(" ", start, end))
                    yield Hit.at(page.at(max(start, words + 1), end))


_DASHES = ("-", "–", "+", "•", "*")
