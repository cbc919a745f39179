"""What people type about figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from dondoc_office.measures.actions.proving import ProofFile
from dondoc_office.measures.models import Indicator, ReportedBy, Status
from dondoc_office.measures.models.indicator import DIRECTIONS, FREQUENCIES, KINDS, OVERS, TIMINGS
from dondoc_office.site.files import CleanFile, type_of
from dondoc_office.site.filling import DayField
from dondoc_office.units.models import Unit


def proof_file(file: UploadedFile[Any]) -> ProofFile:
    """Its type is what its first bytes say, whatever its name claims."""
    content = file.read()
    name = (file.name or "tệp").replace("\\", "/").rsplit("/", 1)[-1]
    return ProofFile(name, content, type_of(content))


class RemarkForm(forms.Form):
    """Something said about a value, with a file or without."""

    text = forms.CharField(
        label=gettext_lazy("Ý kiến"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    attached = CleanFile(label=gettext_lazy("Minh chứng"), required=False)

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


class WorkbookForm(forms.Form):
    """A workbook to look at, or the preview of one that is now confirmed."""

    status = forms.ChoiceField(
        label=gettext_lazy("Tính chất số liệu"),
        choices=Status.choices,
        required=False,
        initial=Status.ESTIMATE,
    )
    attached = CleanFile(
        label=gettext_lazy("Tệp Excel"), required=False, widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )
    preview = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_status(self) -> str:
        return self.cleaned_data["status"] or Status.ESTIMATE

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("attached") and not said.get("preview") and "attached" not in self.errors:
            self.add_error("attached", gettext_lazy("Hãy chọn tệp."))
        return said


class AimForm(forms.Form):
    """By which document the plans of a page are set."""

    basis = forms.CharField(
        label=gettext_lazy("Căn cứ (nghị quyết, quyết định)"), max_length=300, required=False
    )
    decided_on = DayField(
        label=gettext_lazy("Ngày văn bản"),
        required=False,
    )
    reason = forms.CharField(label=gettext_lazy("Lý do, nếu là điều chỉnh"), max_length=500, required=False)


class TrackingForm(forms.Form):
    """An indicator that an office follows."""

    indicator = forms.ModelChoiceField(Indicator.objects.none(), label=gettext_lazy("Chỉ tiêu"))
    responsible = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Đơn vị chủ trì"), required=False
    )
    reported_by = forms.ChoiceField(label=gettext_lazy("Đơn vị nhập"), choices=ReportedBy.choices)
    position = forms.IntegerField(
        label=gettext_lazy("Thứ tự"), required=False, min_value=0, max_value=100_000
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one, other = self.fields["indicator"], self.fields["responsible"]
        assert isinstance(one, forms.ModelChoiceField) and isinstance(other, forms.ModelChoiceField)
        one.queryset, other.queryset = Indicator.objects.filter(retired_on=None), units

    def clean_reported_by(self) -> ReportedBy:
        return ReportedBy(self.cleaned_data["reported_by"])


class IndicatorForm(forms.Form):
    """What an office says of an indicator of its own."""

    code = forms.RegexField(
        r"^[A-Z][A-Z0-9_]*$",
        label=gettext_lazy("Mã"),
        max_length=30,
        error_messages={"invalid": gettext_lazy("Mã gồm chữ in hoa, chữ số, gạch dưới.")},
    )
    name = forms.CharField(label=gettext_lazy("Tên chỉ tiêu"), max_length=300)
    short_name = forms.CharField(label=gettext_lazy("Tên gọn"), max_length=80, required=False)
    unit_of_measure = forms.CharField(
        label=gettext_lazy("Đơn vị tính"),
        max_length=60,
        help_text=gettext_lazy("Như “tỷ đồng”, “ha”, “%”, “triệu đồng/người”, “lượt khách”."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại giá trị"), choices=KINDS)
    direction = forms.ChoiceField(label=gettext_lazy("Chiều tốt"), choices=DIRECTIONS)
    timing = forms.ChoiceField(label=gettext_lazy("Theo thời gian"), choices=TIMINGS)
    over_units = forms.ChoiceField(label=gettext_lazy("Tổng hợp các đơn vị"), choices=OVERS)
    over_months = forms.ChoiceField(label=gettext_lazy("Tổng hợp các tháng"), choices=OVERS)
    weight = forms.ModelChoiceField(
        Indicator.objects.all(),
        label=gettext_lazy("Quyền số, nếu lấy bình quân các đơn vị"),
        required=False,
    )
    frequency = forms.ChoiceField(label=gettext_lazy("Kỳ số liệu"), choices=FREQUENCIES)
    formula = forms.CharField(
        label=gettext_lazy("Công thức, nếu tự tính"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Như “XH01 / DS02 * 100”, “KT03 / cung_ky(KT03) * 100 - 100”."),
    )
    field = forms.CharField(label=gettext_lazy("Lĩnh vực"), max_length=80, required=False)
    source = forms.CharField(label=gettext_lazy("Nguồn số liệu"), max_length=300, required=False)
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300, required=False)
    places = forms.IntegerField(
        label=gettext_lazy("Số chữ số thập phân"), min_value=0, max_value=6, initial=2
    )
    definition = forms.CharField(
        label=gettext_lazy("Định nghĩa, cách tính"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DefinitionForm(forms.Form):
    """What an indicator means from a day on."""

    since = DayField(label=gettext_lazy("Từ ngày"))
    text = forms.CharField(
        label=gettext_lazy("Định nghĩa, cách tính"), widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300)
