"""TT023 title-before-signer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# Academic titles and honours; ranks of army and police, and sector rules of education, health
# and science are allowed by the decree and are not listed.
_TITLE = pattern(
    r"^((?:(?:ths|ts|cn|ks|thạc sĩ|tiến sĩ|cử nhân|kỹ sư|luật sư|ls)\.? ?[.,-]? ?){1,3})"
    r"(?=[^\W\d_]+(?: [^\W\d_]+){1,4}$)",
    re.M,
)


@rule(
    "TT023",
    "title-before-signer",
    Message(
        vi="Không ghi học hàm, học vị trước họ tên người ký",
        en="No academic title before the name of the signer",
    ),
    basis=f"{ANNEX_1}, mục II.7",
    wrong={
        "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n«ThS. »Lò Thị Ánh": (
            "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Ánh"
        )
    },
    right=("Nơi nhận:\n- Lưu: VT.\nTRƯỞNG CÔNG AN\nThượng tá Lò Văn Tú",),
)
def title_before_signer(notice: Notice, page: Page) -> Iterator[Hit]:
    """Trước họ tên người ký không ghi học hàm, học vị và danh hiệu danh dự.

    Lực lượng vũ trang và các ngành giáo dục, y tế, khoa học được ghi theo quy định của ngành.

    English: no academic title stands before the name of the signer, some sectors excepted.
    """
    for found in _TITLE.finditer(page.folded, page.tail_at):
        yield Hit.at(page.at(*found.span(1)))
