"""TT029 legal-basis-mark."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice
from dondoc.text.folding import fold

_BEGINS = tuple(fold(words) + " " for words in ("căn cứ", "theo đề nghị", "xét đề nghị", "thực hiện"))
_BASIS = fold("căn cứ") + " "


@rule(
    "TT029",
    "legal-basis-mark",
    Message(vi="Dòng căn cứ này phải kết thúc bằng “{mark}”", en="This legal basis must end with “{mark}”"),
    severity="info",
    basis=f"{ANNEX_1}, mục II.6",
    fixable=True,
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/KH-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nKẾ HOẠCH\nPhòng, chống thiên tai\n"
        "Căn cứ Luật Phòng, chống thiên tai năm «2013.»\nCăn cứ Kế hoạch số 20/KH-UBND của UBND tỉnh;\n"
        "Theo đề nghị của Phòng Kinh tế.\nUBND xã ban hành kế hoạch như sau:": (
            "UBND XÃ AN BÌNH\nSố: 12/KH-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nKẾ HOẠCH\nPhòng, chống thiên tai\n"
            "Căn cứ Luật Phòng, chống thiên tai năm 2013;\nCăn cứ Kế hoạch số 20/KH-UBND của UBND tỉnh;\n"
            "Theo đề nghị của Phòng Kinh tế.\nUBND xã ban hành kế hoạch như sau:"
        )
    },
    right=(
        "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 18 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận họp giao ban\n"
        "Căn cứ kết quả cuộc họp, UBND xã thông báo như sau:\n1. Giao Văn phòng tổng hợp.",
    ),
)
def legal_basis_mark(notice: Notice, page: Page) -> Iterator[Hit]:
    """Sau mỗi căn cứ có dấu chấm phẩy, dòng cuối cùng kết thúc bằng dấu chấm.

    Chỉ xét khi có từ hai dòng căn cứ liền nhau.

    English: each legal basis ends with a semicolon, the last one with a full stop.
    """
    lines = [(start, line) for start, line in page.lines if line]
    first = next((at for at, (_, line) in enumerate(lines) if line.startswith(_BASIS)), None)
    if first is None:
        return
    last = first
    while last + 1 < len(lines) and lines[last + 1][1].startswith(_BEGINS):
        last += 1
    if last == first:
        return
    for at, (start, line) in enumerate(lines[first : last + 1], first):
        mark = "." if at == last else ";"
        # The last one may lead on: "Căn cứ …, UBND xã ban hành kế hoạch như sau:".
        if not line.endswith((".", ",", ":") if at == last else (";",)):
            words = line.rstrip(" .,;")
            begin = words.rfind(" ") + 1
            right = f"{page.cased[start + begin : start + len(words)]}{mark}"
            yield page.replaced(start + begin, start + len(line), right, mark=mark)
