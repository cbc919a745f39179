"""A table kept as plain text (CSV, words parted by tabs): the same cells as those of a sheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from itertools import islice

from dondoc_office.sheets.errors import PlainTable

_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, in which Excel saves “Unicode text”
_PARTED_BY = (";", ",", "\t")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_COLUMNS = 60


def is_text(content: bytes) -> bool:
    """Words with something between them, not parts of a workbook: a CSV, or a page."""
    words = content[:4000].decode("utf-16" if content.startswith(_WIDE) else "utf-8", "ignore")
    inside = words.isprintable() or all(one.isprintable() or one in "\r\n\t\ufeff" for one in words)
    return inside and not words.startswith("%PDF") and any(one in words for one in ",;\t<")


def lines_of(content: bytes, most: int, *, fit: Callable[[list[list[str]]], int]) -> list[list[str]]:
    """At most so many lines, parted by whichever sign makes them fit best; PlainTable for pages and strange letters."""
    try:
        words = content.decode("utf-16" if content.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlainTable from error
    if words.lstrip().startswith("<") or _UNSEEN.search(words):
        raise PlainTable
    return max((_parted(words, sign, most) for sign in _PARTED_BY), key=fit)


def _parted(words: str, sign: str, most: int) -> list[list[str]]:
    """Lines by one sign; none where a line cannot be parted by it."""
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=sign)
    try:
        return [[cell.strip() for cell in row[:_MOST_COLUMNS]] for row in islice(rows, most)]
    except csv.Error:
        return []
