"""What people type about tasks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from dondoc_office.documents.models import Document, referred_to
from dondoc_office.people.models import Person
from dondoc_office.site.choosing import ManyRows, NamedChoice
from dondoc_office.site.files import CleanFiles, type_of
from dondoc_office.site.filling import DayField
from dondoc_office.tasks.actions.working import Attachment
from dondoc_office.units.models import Unit

MOST_DOCUMENTS = 200
LONGEST = 20_000  # characters of what is typed; the API takes as much


def attachment(file: UploadedFile[Any]) -> Attachment:
    """A file by its content: its type is what its first bytes say, whatever its name claims."""
    content = file.read()
    name = (file.name or "tệp").replace("\\", "/").rsplit("/", 1)[-1]
    return Attachment(name=name, content=content, media_type=type_of(content))


class ReasonForm(forms.Form):
    """A move that needs a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


class OptionalRemark(forms.Form):
    """A move with an optional remark."""

    reason = forms.CharField(
        label=gettext_lazy("Ghi chú"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReportForm(forms.Form):
    """Progress: a text, a percentage, difficulties, files."""

    text = forms.CharField(
        label=gettext_lazy("Đã làm được gì"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    percent = forms.IntegerField(
        label=gettext_lazy("Ước đạt, %"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )
    difficulty = forms.CharField(
        label=gettext_lazy("Khó khăn, vướng mắc"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    attached = CleanFiles(label=gettext_lazy("Minh chứng"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class SubmitForm(forms.Form):
    """The product."""

    text = forms.CharField(
        label=gettext_lazy("Kết quả"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    document_text = forms.CharField(
        label=gettext_lazy("Số, ngày của văn bản sản phẩm"), required=False, max_length=300
    )
    attached = CleanFiles(label=gettext_lazy("Tệp sản phẩm"), required=False)


class ExtensionForm(forms.Form):
    """Asking for more time."""

    new_due_on = DayField(label=gettext_lazy("Xin đến ngày"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    objective = forms.BooleanField(label=gettext_lazy("Nguyên nhân khách quan"), required=False)


class RedirectForm(forms.Form):
    """Another lead."""

    lead = NamedChoice(Unit.objects.none(), label=gettext_lazy("Đơn vị chủ trì mới"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "lead", units)


class GroupForm(forms.Form):
    """The units that each get a part of a task for many."""

    units = ManyRows(
        Unit.objects.none(),
        label=gettext_lazy("Giao cho"),
        help_text=gettext_lazy("Mỗi đơn vị được chọn có một phần việc."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "units", units)


class CancelForm(forms.Form):
    """The later document that takes the order back."""

    document = NamedChoice(
        Document.objects.none(),
        columns=("number", "symbol", "issued_on", "file_name"),
        named=referred_to,
        most=MOST_DOCUMENTS,
        label=gettext_lazy("Văn bản hủy hoặc thay thế"),
        help_text=gettext_lazy("Chọn trong các văn bản mới nhất; văn bản cũ hơn thì ghi ở lý do."),
        required=False,
        empty_label=gettext_lazy("Chưa có trong sổ (ghi ở lý do)"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "document", documents)


class LeadRequestForm(forms.Form):
    """Asking for another lead."""

    lead = NamedChoice(
        Unit.objects.none(),
        label=gettext_lazy("Đơn vị nên chủ trì"),
        required=False,
        empty_label=gettext_lazy("Để bên giao chọn"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "lead", units)


class LeadAnswerForm(forms.Form):
    """Agreeing to another lead."""

    lead = NamedChoice(Unit.objects.none(), label=gettext_lazy("Đơn vị chủ trì mới"))
    reason = forms.CharField(
        label=gettext_lazy("Ghi chú"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "lead", units)


class LateExtensionForm(forms.Form):
    """More time after the date."""

    new_due_on = DayField(label=gettext_lazy("Hạn mới"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


class OfficerForm(forms.Form):
    """Who in the lead unit does it."""

    officer = NamedChoice(
        Person.objects.none(),
        label=gettext_lazy("Người xử lý"),
        required=False,
        empty_label=gettext_lazy("Chưa phân công"),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "officer", people)


def _choose(form: forms.Form, name: str, rows: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class ViewersForm(forms.Form):
    """Who may see a document and its tasks."""

    restricted = forms.BooleanField(
        label=gettext_lazy("Hạn chế: chỉ người và đơn vị được nêu mới xem được"), required=False
    )
    people = ManyRows(
        Person.objects.none(),
        label=gettext_lazy("Người được xem"),
        required=False,
        help_text=gettext_lazy("Giữ Ctrl để chọn nhiều."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    units = ManyRows(
        Unit.objects.none(),
        label=gettext_lazy("Đơn vị được xem"),
        required=False,
        help_text=gettext_lazy("Mọi người của đơn vị, trừ đơn vị dưới nó. Giữ Ctrl để chọn nhiều."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "people", people)
        _choose(self, "units", units)
