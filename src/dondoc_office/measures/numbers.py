"""Numbers as office people type them. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from dondoc.errors import Message
from dondoc.vietnamese.numbers import parse_figure
from dondoc_office.site.searching import folded_words

_YES = {"dat", "co", "x", "yes"}
_NO = {"khong dat", "chua dat", "khong", "no"}
_NOUGHT_FIRST = re.compile(r"0\.\d+")


class NotANumber(ValueError):
    """What was typed is no number; the message is for the person."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.en)
        self.why = why


def read_number(text: str, *, yes_no: bool = False) -> Decimal | None:
    """`1.234,5`, `-3,2`, `0.5`, `09`; `đạt` and `không đạt` where they are meant; None for an empty cell."""
    words = " ".join(text.split()).replace("−", "-")
    if not words:
        return None
    if yes_no and folded_words(words) in _YES | _NO:
        return Decimal(int(folded_words(words) in _YES))
    sign = -1 if words.startswith("-") else 1
    bare = words.lstrip("-").strip().replace(" ", "")
    value = Decimal(bare) if _NOUGHT_FIRST.fullmatch(bare) else parse_figure(bare)
    if value is None:
        raise NotANumber(
            Message(
                f"“{words}” không phải số; hãy viết như 1.234,5.",
                f"“{words}” is no number; write it like 1.234,5.",
            )
        )
    return sign * value


def without_idle_noughts(value: Decimal) -> str:
    """Every decimal that counts, no exponent: 1250.5, 0, -3.25."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def typed(value: Decimal | None) -> str:
    """A number as somebody would type it, every decimal that counts; empty for none."""
    return "" if value is None else without_idle_noughts(value).replace(".", ",")
