"""What people type about documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from dondoc_office.documents.models import Direction, Document
from dondoc_office.site.files import SeveralFiles
from dondoc_office.site.filling import DayField
from dondoc_office.units.models import Unit


class UploadForm(forms.Form):
    """Files or pasted text into the register of one office."""

    office = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Sổ văn bản của"), empty_label=None
    )
    direction = forms.ChoiceField(choices=Direction.choices, label=gettext_lazy("Loại sổ"))
    attached = SeveralFiles(
        label=gettext_lazy("Tệp văn bản"),
        required=False,
        allow_empty_file=True,  # refused by the action, which lets the others in
        help_text=gettext_lazy(
            "Word, PDF, ảnh quét hoặc văn bản thuần; chọn hoặc kéo thả nhiều tệp một lúc."
        ),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Hoặc dán nội dung"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    restricted = forms.BooleanField(
        label=gettext_lazy("Hạn chế: chỉ mình tôi xem được, cho đến khi nêu thêm người ở trang của văn bản"),
        required=False,
    )

    def __init__(self, *args: Any, offices: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ModelChoiceField)
        office.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in offices])

    def clean(self) -> None:
        if (
            not self.errors
            and not self.cleaned_data.get("attached")
            and not self.cleaned_data.get("pasted", "").strip()
        ):
            self.add_error("attached", gettext_lazy("Hãy chọn tệp hoặc dán nội dung."))


class WithdrawForm(forms.Form):
    """Why a document is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do rút"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class RegisterForm(forms.ModelForm[Document]):
    """The register entry of a document."""

    class Meta:
        model = Document
        fields = (
            *("number", "symbol", "issued_on", "doc_type", "title", "issuer", "signer", "recipients"),
            *("arrived_on", "arrival_number", "copies", "kept_by", "note"),
        )
        widgets = {
            "issued_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "arrived_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "title": forms.Textarea(attrs={"rows": 2}),
            "recipients": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "number": gettext_lazy("Số"),
            "symbol": gettext_lazy("Ký hiệu"),
            "issued_on": gettext_lazy("Ngày ban hành"),
            "doc_type": gettext_lazy("Tên loại"),
            "title": gettext_lazy("Trích yếu"),
            "issuer": gettext_lazy("Cơ quan ban hành"),
            "signer": gettext_lazy("Người ký"),
            "recipients": gettext_lazy("Nơi nhận"),
            "arrived_on": gettext_lazy("Ngày đến"),
            "arrival_number": gettext_lazy("Số đến"),
            "copies": gettext_lazy("Số lượng bản"),
            "kept_by": gettext_lazy("Đơn vị nhận bản lưu"),
            "note": gettext_lazy("Ghi chú"),
        }


class ProposalForm(forms.Form):
    """The fields of one proposed task; several names are parted by semicolons."""

    title = forms.CharField(label=gettext_lazy("Tên việc"), required=False, max_length=300)
    content = forms.CharField(label=gettext_lazy("Nội dung"), widget=forms.Textarea(attrs={"rows": 4}))
    leads = forms.CharField(label=gettext_lazy("Chủ trì"), required=False)
    coordinating = forms.CharField(label=gettext_lazy("Phối hợp"), required=False)
    supervisors = forms.CharField(label=gettext_lazy("Lãnh đạo chỉ đạo"), required=False)
    adviser_to = forms.CharField(label=gettext_lazy("Tham mưu cho"), required=False)
    report_to = forms.CharField(label=gettext_lazy("Trình, báo cáo"), required=False)
    product = forms.CharField(label=gettext_lazy("Sản phẩm"), required=False, max_length=300)
    due_on = DayField(label=gettext_lazy("Hạn cuối"), required=False)
    deadline_text = forms.CharField(
        label=gettext_lazy("Thời hạn ghi trong văn bản"), required=False, max_length=300
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    NAMES = ("leads", "coordinating", "supervisors", "adviser_to", "report_to")

    @classmethod
    def filled(cls, fields: dict[str, Any], version: int) -> ProposalForm:
        initial = {**fields, "version": version, "due_on": fields.get("due_on") or None}
        initial |= {name: "; ".join(fields.get(name, ())) for name in cls.NAMES}
        return cls(initial=initial)

    def values(self) -> dict[str, Any]:
        """What changed hands: the fields of a proposal without the version."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        for name in self.NAMES:
            said[name] = [part.strip() for part in said[name].split(";") if part.strip()]
        said["due_on"] = said["due_on"].isoformat() if said["due_on"] else ""
        return said
