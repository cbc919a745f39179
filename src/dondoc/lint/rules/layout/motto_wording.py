"""TT019 motto-wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# Taken from the second line of the national heading; capitals are judged on the cased text.
_MOTTO = pattern(r"độc lập ?[-.,]? ?tự do ?[-.,]? ?hạnh phúc")
_RIGHT = "Độc lập - Tự do - Hạnh phúc"


@rule(
    "TT019",
    "motto-wording",
    Message(vi="Tiêu ngữ viết là “{right}”", en="The motto is written “{right}”"),
    basis=f"{ANNEX_1}, mục II.1",
    fixable=True,
    about_letters=True,
    wrong={
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n«Độc lập-Tự do-Hạnh phúc»\nUBND XÃ AN BÌNH\nSố: 12/TB-UBND": (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nUBND XÃ AN BÌNH\nSố: 12/TB-UBND"
        ),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n«Độc Lập - Tự Do - Hạnh Phúc»\nUBND XÃ AN BÌNH": (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nUBND XÃ AN BÌNH"
        ),
    },
    right=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nUBND XÃ AN BÌNH",),
)
def motto_wording(notice: Notice, page: Page) -> Iterator[Hit]:
    """Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”: chữ đầu mỗi cụm viết hoa, gạch nối có cách chữ.

    Gạch ngang dài (–) do máy tự đổi được chấp nhận.

    English: the motto has capitals at the start of each phrase and spaced hyphens.
    """
    if page.motto_at < 0:
        return
    found = _MOTTO.search(page.head, page.motto_at)
    if found is None:
        return
    written = page.cased[slice(*found.span())]
    if re.sub("[\u2010-\u2015]", "-", written) != _RIGHT:
        yield page.replaced(*found.span(), _RIGHT, right=_RIGHT)
