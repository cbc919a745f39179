"""CT046 one-sided-hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import Hit, rule
from dondoc.notice.model import Notice

_AFTER = re.compile(r"- (?=[^\W\d_])")
_BEFORE = re.compile(r" -(?=[^\W\d_])")


@rule(
    "CT046",
    "one-sided-hyphen",
    Message(
        vi="Dấu gạch nối giữa hai cụm từ phải cách đều hai bên",
        en="A hyphen between phrases has spaces on both sides",
    ),
    severity="info",
    fixable=True,
    about_letters=True,
    wrong={
        "Phát triển kinh tế«- »xã hội năm 2024.": "Phát triển kinh tế - xã hội năm 2024.",
        "Phát triển văn hóa« -»xã hội năm 2024.": "Phát triển văn hóa - xã hội năm 2024.",
    },
    right=("Phát triển kinh tế - xã hội; Phòng TC-KH; - Giao Văn phòng tổng hợp.",),
)
def one_sided_hyphen(notice: Notice, page: Page) -> Iterator[Hit]:
    """Viết “kinh tế - xã hội”, không viết “kinh tế- xã hội” hay “kinh tế -xã hội”.

    English: the hyphen between two phrases stands between two spaces.
    """
    text = page.cased
    for one_sided in (_AFTER, _BEFORE):
        for found in one_sided.finditer(text):
            if found.start() and text[found.start() - 1].isalpha():
                yield page.replaced(*found.span(), " - ")
