"""What people type in urging."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from dondoc_office.site.filling import DayField
from dondoc_office.tasks.actions.working import Attachment, Report
from dondoc_office.tasks.forms import ReportForm, attachment
from dondoc_office.tasks.models.progress import Via
from dondoc_office.urging.actions.lettering import Wish
from dondoc_office.urging.errors import FileNotTaken
from dondoc_office.urging.late import Late

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
    """FileNotTaken for what is too large or is no document."""
    found = attachment(file) if (file.size or 0) <= LIMIT_MB * 2**20 else None
    known = found is not None and (
        found.media_type != "application/octet-stream" or found.content.startswith(_OLD_OFFICE)
    )
    if found is None or not known:
        raise FileNotTaken(name=(file.name or "tệp")[:100], limit=LIMIT_MB)
    return found


class SignedForm(forms.Form):
    """Who signs an urging letter, and until when the unit answers."""

    answer_by = DayField(
        label=gettext_lazy("Yêu cầu báo cáo chậm nhất vào ngày"),
    )
    signs = forms.ChoiceField(label=gettext_lazy("Người ký"))
    signer_name = forms.CharField(
        label=gettext_lazy("Họ tên người ký"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Có thể để trống."),
    )
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"),
        max_length=30,
        help_text=gettext_lazy("Số để trống, văn thư ghi khi phát hành."),
    )

    def __init__(self, *args: Any, signers: Sequence[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        signs = self.fields["signs"]
        assert isinstance(signs, forms.ChoiceField)
        signs.choices = [(title, title) for title in signers]

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day < self.today:
            raise forms.ValidationError(gettext_lazy("Ngày báo cáo phải từ hôm nay trở đi."))
        return day

    def wish(self, keys: Sequence[str]) -> Wish:
        said = self.cleaned_data
        title = said["signs"].replace(" / ", "\n")
        return Wish(keys, said["answer_by"], title, said["signer_name"], said["symbol"])


class LetterForm(SignedForm):
    """Which late tasks stand in a letter too."""

    keys = forms.MultipleChoiceField(
        label=gettext_lazy("Nhiệm vụ đưa vào công văn"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một nhiệm vụ.")},
    )

    def __init__(self, *args: Any, late: Sequence[Late], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = self.fields["keys"]
        assert isinstance(keys, forms.MultipleChoiceField)
        keys.choices = [(one.key, one.task.title) for one in late]


class IssueForm(forms.Form):
    """Number, symbol and day of the signed letter."""

    number = forms.RegexField(
        r"^\d{1,10}[a-z]?$",
        label=gettext_lazy("Số"),
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Số gồm các chữ số, ví dụ 123.")},
    )
    symbol = forms.CharField(label=gettext_lazy("Ký hiệu"), max_length=30)
    issued_on = DayField(
        label=gettext_lazy("Ngày ban hành"),
    )
