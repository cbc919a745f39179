"""TT014 missing-end-mark."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import DECREE, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# The end of the content: "./." alone or after the last word.
_END_MARK = pattern(r"\. ?/ ?\.|\./|/\.")
_LONGEST = 160  # characters of the last sentence that are looked at
_WORDS = 4  # of the last sentence are shown


@rule(
    "TT014",
    "missing-end-mark",
    Message(vi="Kết thúc nội dung nên có dấu “./.”", en="The content should end with “./.”"),
    severity="info",
    basis=f"{DECREE}, Phụ lục III, các mẫu văn bản hành chính",
    wrong={
        "THÔNG BÁO\nKết luận họp\nYêu cầu các đơn vị «thực hiện nghiêm túc.»\nNơi nhận:\n- Lưu: VT.": (
            "THÔNG BÁO\nKết luận họp\nYêu cầu các đơn vị thực hiện nghiêm túc./.\nNơi nhận:\n- Lưu: VT."
        )
    },
)
def missing_end_mark(notice: Notice, page: Page) -> Iterator[Hit]:
    """Các mẫu của Nghị định kết thúc phần nội dung bằng “./.”.

    Dấu này cho thấy nội dung đã hết, không bị thêm vào sau khi ký. Nghị định không có câu nào bắt
    buộc nên chỉ nhắc.

    English: the sample forms end the content with "./."; only a reminder.
    """
    body = page.body_end
    if body is None or page.of_the_party:
        return
    if _END_MARK.search(page.folded, max(0, body - 8), body) is not None:
        return
    words = page.folded[max(0, body - _LONGEST) : body]
    said = words[:-1] if words.endswith((".", ";")) else words
    begin = max(said.rfind(mark) for mark in ".;\n") + 1
    if begin < len(said):
        shown = len(" ".join(words[begin:].split(" ")[-_WORDS:]))
        yield Hit.at(page.at(body - shown, body))
