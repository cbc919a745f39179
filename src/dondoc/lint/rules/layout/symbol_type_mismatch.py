"""TT018 symbol-type-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import DECREE, Hit, rule
from dondoc.notice.model import Notice

# Phụ lục III Nghị định 30/2020: type of document and its abbreviation.
_ABBREVIATIONS = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QYĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTR",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTR",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "giấy mời": "GM",
}
_KNOWN = frozenset(_ABBREVIATIONS.values())


@rule(
    "TT018",
    "symbol-type-mismatch",
    Message(
        vi="Ký hiệu “{found}” không khớp tên loại “{type}” (phải là “{right}”)",
        en="The sign “{found}” does not fit the type “{type}” (it should be “{right}”)",
    ),
    basis=f"{DECREE}, Phụ lục III",
    wrong={
        "UBND XÃ AN BÌNH\nSố: 12/«KH-UBND»\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận": (
            "UBND XÃ AN BÌNH\nSố: 12/TB-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nTHÔNG BÁO\nKết luận"
        )
    },
    right=("UBND XÃ AN BÌNH\nSố: 12/QĐ-UBND\nAn Bình, ngày 08 tháng 4 năm 2024\nQUYẾT ĐỊNH\nVề việc",),
)
def symbol_type_mismatch(notice: Notice, page: Page) -> Iterator[Hit]:
    """Chữ viết tắt trong ký hiệu phải là chữ viết tắt của chính tên loại văn bản.

    Thường gặp khi soạn trên nền một văn bản cũ. Chữ viết tắt không có trong Phụ lục III thì bỏ qua.

    English: the abbreviation in the sign belongs to another type of document.
    """
    symbol, kind = notice.header.symbol, notice.header.doc_type
    if symbol is None or kind is None or not symbol.value or not kind.value:
        return
    found = symbol.value.split("-")[0]
    right = _ABBREVIATIONS.get(kind.value)
    if right is not None and found.upper() in _KNOWN and found.upper() != right:
        yield Hit.at(symbol.span, found=found, type=kind.value.upper(), right=right)
