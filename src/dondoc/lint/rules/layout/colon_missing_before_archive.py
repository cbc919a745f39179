"""TT011 colon-missing-before-archive."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import pattern

# "Lưu VT", "Lưu; VT"; not "Lưu ý", "lưu trữ".
_ARCHIVE = pattern(r"\b(lưu)( ?[;,.-] ?| )(vt|vp|văn thư|văn phòng|hs|hồ sơ|hc)\b")


@rule(
    "TT011",
    "colon-missing-before-archive",
    Message(vi="Thiếu dấu hai chấm sau chữ “Lưu”", en="The colon is missing after “Lưu”"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.9",
    fixable=True,
    wrong={
        "Nơi nhận:\n- Như trên;\n- «Lưu VT».": "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "Nơi nhận:\n- Như trên;\n- «Lưu- VP».": "Nơi nhận:\n- Như trên;\n- Lưu: VP.",
    },
    right=("Nơi nhận:\n- Như trên;\n- Lưu: VT, NN.", "Lưu ý các phòng, ban hoàn thành đúng hạn."),
)
def colon_missing_before_archive(notice: Notice, page: Page) -> Iterator[Hit]:
    """Dòng cuối của nơi nhận viết “Lưu: VT, …” với dấu hai chấm.

    Mẫu của Nghị định ghi chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy, đơn vị soạn thảo và số bản lưu.

    English: the archive line reads "Lưu: VT, …" with a colon.
    """
    if page.recipients_at < 0:
        return
    for line in _ARCHIVE.finditer(page.folded, page.recipients_at):
        word, unit = page.cased[slice(*line.span(1))], page.cased[slice(*line.span(3))]
        yield page.replaced(*line.span(), f"{word}: {unit}")
