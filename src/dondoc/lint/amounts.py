"""Numbers as Vietnamese writes them, for the rules that calculate."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation


def amount(words: str) -> Decimal | None:
    """The value of "2.350", "81,3" or a contract number "81.3"; None when it is no number."""
    plain = words
    if "," in words:
        plain = words.replace(".", "").replace(",", ".")
    elif words.count(".") > 1 or (words.count(".") == 1 and len(words.rsplit(".", 1)[1]) == 3):
        plain = words.replace(".", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def unit_of(words: str) -> Decimal:
    """One unit of the last written digit: the error rounding may bring."""
    digits = words.replace(".", ",").split(",")
    return Decimal(1).scaleb(-len(digits[1])) if len(digits) > 1 else Decimal(1)


def said(value: Decimal) -> str:
    """With a decimal comma and at most two places."""
    return f"{value.quantize(Decimal('0.01')).normalize():f}".replace(".", ",")
