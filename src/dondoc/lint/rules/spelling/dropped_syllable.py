"""CT003 dropped-syllable."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.casing import with_capitals_of
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice
from dondoc.vietnamese.words import find_dropped_syllables


@rule(
    "CT003",
    "dropped-syllable",
    Message(vi="Thiếu chữ: có lẽ là “{right}”", en="A syllable is missing; perhaps “{right}”"),
    severity="error",
    fixable=True,
    about_letters=True,
    wrong={
        "Thực hiện tốt chính sách «sinh xã hội» cho người dân.": "Thực hiện tốt chính sách an sinh xã hội cho người dân."
    },
    right=(
        "Bảo đảm an sinh xã hội; công tác giải phóng mặt bằng và mặt bằng chung.",
        "Công ty Khai thác công trình thủy lợi Đồng Tân kiểm tra an toàn hồ chứa.",
    ),
)
def dropped_syllable(notice: Notice, page: Page) -> Iterator[Hit]:
    """Cụm từ cố định rơi mất một chữ: “chính sách sinh xã hội”.

    Chỉ báo khi chữ còn lại không ghép được với chữ nào bên cạnh.

    English: a set phrase lost one of its syllables and what is left makes no word.
    """
    for gap in find_dropped_syllables(page.folded):
        found = page.cased[gap.start : gap.end]
        if _holds_a_name(found):
            continue
        right = with_capitals_of(found, gap.right)
        yield page.replaced(gap.start, gap.end, right, right=right)


def _holds_a_name(found: str) -> bool:
    """Whether a capital stands inside words in small letters: "thủy lợi Đồng Tân" lacks nothing."""
    return not found.isupper() and any(word[:1].isupper() for word in found.split()[1:])
