"""CT023 article-without-capital."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_2, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

_ARTICLE = pattern(r"điều (\d{1,3})(?=[,;. ])")
_AROUND = pattern(r"(?:khoản|điểm|theo|tại|quy định|và|,|của) $")
_LAW = pattern(
    r"^[,.; \d]*(?:và |, )?(?:của )?(?:bộ luật|luật|nghị định|nghị quyết|thông tư|quyết định|quy chế|hiến pháp|pháp lệnh)"
)


@rule(
    "CT023",
    "article-without-capital",
    Message(vi="Viện dẫn viết “Điều {number}”", en="A cited article is written “Điều {number}”"),
    severity="info",
    basis=f"{ANNEX_2}, mục V.7",
    fixable=True,
    wrong={
        "Thực hiện theo khoản 2 «điều» 5 của Luật Đất đai.": "Thực hiện theo khoản 2 Điều 5 của Luật Đất đai."
    },
    right=("Thực hiện điểm a khoản 2 Điều 103; có 4 điều 5 nội dung cần lưu ý.",),
)
def article_without_capital(notice: Notice, page: Page) -> Iterator[Hit]:
    """Khi viện dẫn, “Điều” viết hoa; “khoản”, “điểm” theo chính ví dụ của Nghị định để chữ thường.

    English: "Điều 5" of a law is written with a capital; "khoản" and "điểm" are left alone.
    """
    for found in page.find(_ARTICLE):
        cited = _AROUND.search(page.folded, max(0, found.start() - 12), found.start())
        lawful = _LAW.match(page.folded[found.end() : found.end() + 30])
        clause = "khoản " in page.folded[max(0, found.start() - 14) : found.start()]
        if page.cased[found.start()] == "đ" and (clause or (cited and lawful)):
            yield page.replaced(found.start(), found.start() + len("điều"), "Điều", number=found.group(1))
