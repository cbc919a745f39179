"""Files as the answer to a request: written to disk, then sent from there."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.http import FileResponse

from dondoc_office.sheets.writing import XLSX, Listing, write


def workbook(name: str, *listings: Listing) -> FileResponse:
    """An .xlsx as a download; `name` is without its ending."""
    file = TemporaryFile()  # noqa: SIM115 — closed by the answer when it has been sent
    write(file, *listings)
    file.seek(0)
    return download(file, f"{name}.xlsx", XLSX)


def download(file: object, name: str, kind: str) -> FileResponse:
    """A file made here, sent as an attachment that no browser opens inside the page or keeps."""
    response = FileResponse(file, as_attachment=True, filename=name, content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
