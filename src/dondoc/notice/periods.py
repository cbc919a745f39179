"""Periods as a title names them: `Quý I năm 2023`, `tháng 8`, `6 tháng đầu năm`."""

from __future__ import annotations

import re

# On the plain form of a text.
PERIOD = re.compile(
    r"(?<!\w)(?:(?P<week>tuan (?:thu )?(?P<w>\d{1,2}))|thang (?P<month>\d{1,2})|quy (?P<quarter>iv|i{1,3}|[1-4])"
    r"|(?P<half>(?:6|06|sau) thang(?: (?P<which>dau|cuoi) nam)?)|(?P<months>(?:9|09) thang)|(?P<year>nam))"
    r"(?:(?: ?[/-] ?| nam | dau nam )?(?P<y>20\d\d))?(?![\d/])"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_value(match: re.Match[str], year: str | None) -> str | None:
    """The period in the form of the contract, in the year it names or in the given one."""
    year = match["y"] or year
    if year is None or match["months"]:
        return None
    if match["month"]:
        return f"{year}-{int(match['month']):02}" if 1 <= int(match["month"]) <= 12 else None
    if match["quarter"]:
        quarter = match["quarter"]
        return f"{year}-Q{_QUARTERS.get(quarter) or quarter}"
    if match["half"]:
        return f"{year}-H{2 if match['which'] == 'cuoi' else 1}"
    if match["w"]:
        return f"{year}-W{int(match['w']):02}" if 1 <= int(match["w"]) <= 53 else None
    return year if match["y"] else None
