"""Rows of a file that belong to its paper, not to its table: totals, signatures, headings, the example of a template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from dondoc.errors import Message
from dondoc.text.folding import fold
from dondoc_office.site.searching import folded_words


class Outside(Enum):
    """What a row is that is left out (dòng ngoài bảng), as a phrase in both languages."""

    EXAMPLE = Message("dòng ví dụ của tệp mẫu", "the example of the template")
    TOTAL = Message("dòng tổng cộng", "a total")
    HEADING = Message("tên nhóm", "the name of a group")
    SIGNATURE = Message("phần ghi chú, ký tên", "notes and signatures")
    SHEET = Message("trang tính khác có cùng các cột", "another sheet with the same columns")


_WORD = re.compile(r"\w+")
_TOTAL = re.compile(r"(?:(?:tổng|cộng)(?: (?:cộng|số))?|(?:tong|cong)(?: (?:cong|so))?)(?: \d.*)?")
"""Marked right or not at all: `Cống số 3` is a culvert."""
_SIGNATURE = re.compile(
    r"(?:nguoi (?:lap|ky|tong hop|nhap|duyet|kiem tra)|lap bieu|thu truong|ke toan|xac nhan|ky (?:ten|ghi ro)"
    r"|noi nhan|ghi chu|(?:tm|kt|tl|tuq) )\b.{0,60}"
    r"|(?:pho )?chu tich|truong phong|giam doc|(?:\w+ ){0,5}ngay (?:\d+ )?thang (?:\d+ )?nam(?: \d+)?"
)
_ORDINAL = re.compile(r"[IVX]{1,5}\.?|[A-H]\.?")


def outside(
    cells: Sequence[str], *, complete: bool, named: bool, signed: bool, counted: bool | None = None
) -> Outside | None:
    """What a row is, if it is no row of the table.

    `complete`: it fills every column of the table's rows; `named`: those without which nothing could be written;
    `signed`: a signature stands above it; `counted`: it has a number in the paper's own column of numbers, None where
    the paper has no such column. One column that must be filled is filled by a signature too: there the numbers tell.
    """
    said = [cell for cell in cells if cell]
    if any(folded_words(cell).startswith("vi du ") for cell in said[:2]):
        return Outside.EXAMPLE
    if said and _TOTAL.fullmatch(" ".join(_WORD.findall(fold(said[0])))):
        return Outside.TOTAL
    signatures = [cell for cell in said if _SIGNATURE.fullmatch(folded_words(cell))]
    heads = len(said) == 2 and _ORDINAL.fullmatch(said[0]) is not None
    if complete:
        if counted and heads:
            return Outside.HEADING
        apart = counted is False and (signed or (signatures and len(signatures) == len(said)))
        return Outside.SIGNATURE if apart else None
    if signatures and (len(signatures) == len(said) or not named):
        return Outside.SIGNATURE
    if named:
        return None
    return Outside.HEADING if heads else Outside.SIGNATURE if signed else None
