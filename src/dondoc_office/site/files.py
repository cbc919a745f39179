"""Files that come in: what they are by content, fields that take several, only what the virus scanner lets through."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language

from dondoc_office.site.errors import FileInfected, ScannerSilent
from dondoc_office.site.scanning import require_clean

_STARTS = {
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def type_of(content: bytes) -> str:
    """What the first bytes of a file say it is, whatever its name claims."""
    return next(
        (kind for start, kind in _STARTS.items() if content.startswith(start)), "application/octet-stream"
    )


class CleanFile(forms.FileField):
    """One file, scanned before anything else looks at it."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        return _scanned(file) if file else file


class SeveralFilesInput(forms.ClearableFileInput):
    """A file field that takes several files at once."""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Several files, not scanned here; a form without JavaScript sends them as well."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return [super(SeveralFiles, self).clean(one, initial) for one in data or [] if one]


class CleanFiles(SeveralFiles):
    """Several files, each scanned; one that is infected is named and none is taken."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return [_scanned(file) for file in super().clean(data, initial)]


def _scanned(file: UploadedFile[Any]) -> UploadedFile[Any]:
    name = (file.name or "").replace("\\", "/").rsplit("/", 1)[-1][:100]
    try:
        require_clean(file.read(), name=name)
    except (FileInfected, ScannerSilent) as error:
        raise forms.ValidationError(error.said.in_language(get_language() or "vi"), error.code) from error
    file.seek(0)
    return file
