"""TT102 margin-out-of-range."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_ALLOWED = {
    "top": ("trên", 20.0, 25.0),
    "bottom": ("dưới", 20.0, 25.0),
    "left": ("trái", 30.0, 35.0),
    "right": ("phải", 15.0, 20.0),
}
_OFF = 0.6  # millimetres: Word rounds to a twentieth of a point and people to half a centimetre


@rule(
    "TT102",
    "margin-out-of-range",
    Message(
        vi="Lề {side} {found:.1f} mm, phải từ {low:g} đến {high:g} mm",
        en="The {side_en} margin is {found:.1f} mm, allowed {low:g} to {high:g} mm",
    ),
    basis=f"{ANNEX_1}, mục I.3",
)
def margin_out_of_range(notice: Notice, page: Page) -> Iterator[Hit]:
    """Lề trên và dưới 20-25 mm, lề trái 30-35 mm, lề phải 15-20 mm.

    Trang xoay ngang cho bảng không xét.

    English: margins are 20-25 mm above and below, 30-35 mm left, 15-20 mm right.
    """
    for sheet in page.layout.pages if page.layout else ():
        if sheet.width > sheet.height:
            continue
        for side, (name, low, high) in _ALLOWED.items():
            found = getattr(sheet, side)
            if not low - _OFF <= found <= high + _OFF:
                data = {"side": name, "side_en": side, "found": found, "low": low, "high": high}
                yield Hit((page.first_of(sheet.span),), data)
