"""What people type about figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from dondoc_office.measures.actions.proving import ProofFile

_KNOWN = {
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def proof_file(file: UploadedFile[Any]) -> ProofFile:
    """Its type is what its first bytes say, whatever its name claims."""
    content = file.read()
    kind = next(
        (kind for start, kind in _KNOWN.items() if content.startswith(start)), "application/octet-stream"
    )
    return ProofFile((file.name or "tệp").replace("\\", "/").rsplit("/", 1)[-1], content, kind)


class RemarkForm(forms.Form):
    """Something said about a value, with a file or without."""

    text = forms.CharField(
        label=gettext_lazy("Ý kiến"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    attached = forms.FileField(label=gettext_lazy("Minh chứng"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("text") and not said.get("attached") and not self.errors:
            self.add_error("text", gettext_lazy("Hãy ghi ý kiến hoặc chọn tệp."))
        return said


class StepForm(forms.Form):
    """A move of values; some need a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
