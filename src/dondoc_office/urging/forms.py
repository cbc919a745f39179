"""What people type in urging."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from dondoc_office.documents.errors import FileInfected
from dondoc_office.documents.scanning import infection
from dondoc_office.tasks.actions.working import Attachment, Report
from dondoc_office.tasks.forms import ReportForm, attachment
from dondoc_office.tasks.models.progress import Via
from dondoc_office.urging.errors import FileNotTaken

LIMIT_MB = 20
MOST_FILES = 5
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class ReplyForm(ReportForm):
    """A report by a link: who writes, and what the page of a task asks too."""

    by_name = forms.CharField(label=gettext_lazy("Người báo cáo"), max_length=100)
    field_order = ("by_name", "text", "percent", "difficulty", "attached", "key")

    def clean_attached(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["attached"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(gettext_lazy("Mỗi lần gửi nhiều nhất năm tệp."))
        return files

    def report(self) -> Report:
        said = self.cleaned_data
        return Report(
            text=said["text"],
            percent=said["percent"],
            difficulty=said["difficulty"],
            files=tuple(_taken(file) for file in said["attached"]),
            key=said["key"],
            via=Via.LINK,
            by_name=said["by_name"],
        )


def _taken(file: UploadedFile[Any]) -> Attachment:
    """FileNotTaken for what is too large or is no document; FileInfected where the scanner says so."""
    found = attachment(file) if (file.size or 0) <= LIMIT_MB * 2**20 else None
    known = found is not None and (
        found.media_type != "application/octet-stream" or found.content.startswith(_OLD_OFFICE)
    )
    if found is None or not known:
        raise FileNotTaken(name=(file.name or "tệp")[:100], limit=LIMIT_MB)
    what = infection(found.content, settings.CLAMD_ADDRESS) if settings.CLAMD_ADDRESS else None
    if what is not None:
        raise FileInfected(name=found.name, what=what)
    return found
