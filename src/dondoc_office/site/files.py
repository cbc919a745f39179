"""Files that come in: what they are by content, fields that take several, only what the virus scanner lets through."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language

from dondoc_office.site.errors import FileInfected, ProgramRefused, ScannerSilent
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
        return [self._one(file, initial) for file in data or [] if file]

    def _one(self, file: UploadedFile[Any], initial: Any) -> UploadedFile[Any]:
        """What is wrong with one of several names the file."""
        try:
            return super().clean(file, initial)  # type: ignore[no-any-return]
        except forms.ValidationError as error:
            raise forms.ValidationError(f"{_name_of(file)}: {error.messages[0]}") from error


class CleanFiles(SeveralFiles):
    """Several files, each scanned; one that is infected is named and none is taken."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return [_scanned(file) for file in super().clean(data, initial)]


def _scanned(file: UploadedFile[Any]) -> UploadedFile[Any]:
    try:
        require_clean(file.read(), name=_name_of(file))
    except (FileInfected, ProgramRefused, ScannerSilent) as error:
        raise forms.ValidationError(error.said.in_language(get_language() or "vi"), error.code) from error
    file.seek(0)
    return file


def _name_of(file: UploadedFile[Any]) -> str:
    return (file.name or "").replace("\\", "/").rsplit("/", 1)[-1][:100]
