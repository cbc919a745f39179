"""The empty table that a page of import hands out."""

from __future__ import annotations

import io
from collections.abc import Iterable

from dondoc_office.sheets.writing import XLSX

__all__ = ["XLSX", "template"]


def template(name: str, titles: Iterable[str], example: Iterable[str]) -> bytes:
    """A sheet with the titles and one example, which is left out when the file comes back."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.append(list(titles))
    sheet.append(list(example))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
