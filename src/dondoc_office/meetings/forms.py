"""What people type about meetings."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from dondoc_office.documents.models import Document, DocumentQuerySet
from dondoc_office.meetings.models import Meeting, MeetingKind, PaperRole
from dondoc_office.people.models import Person
from dondoc_office.site.filling import DayField
from dondoc_office.units.models import Role, Unit

_PERIOD = re.compile(r"\d{4}(?:-(?:\d{2}|Q[1-4]|H[12]))?")


class MeetingForm(forms.Form):
    """A meeting, ahead or held."""

    kind = forms.ChoiceField(choices=MeetingKind.choices, label=gettext_lazy("Loại"))
    name = forms.CharField(max_length=300, label=gettext_lazy("Tên phiên họp"))
    held_on = DayField(label=gettext_lazy("Ngày họp"))
    series = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("Thuộc loạt phiên họp"),
        help_text=gettext_lazy(
            "Việc chưa xong của phiên trước trong cùng loạt tự vào chương trình phiên sau."
        ),
    )
    period = forms.CharField(
        max_length=10,
        required=False,
        label=gettext_lazy("Kỳ"),
        help_text=gettext_lazy("Ví dụ 2026-11 là tháng 11 năm 2026, 2026-Q4 là quý IV."),
    )
    chair = forms.ModelChoiceField(
        Person.objects.none(), required=False, label=gettext_lazy("Chủ trì"), empty_label="…"
    )
    place = forms.CharField(max_length=200, required=False, label=gettext_lazy("Địa điểm"))
    agenda = forms.CharField(
        required=False,
        label=gettext_lazy("Chương trình"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Mỗi nội dung một dòng."),
    )
    attendees = forms.CharField(
        required=False,
        label=gettext_lazy("Thành phần"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Mỗi người hoặc đơn vị một dòng; ai vắng thì ghi “Vắng: …” ở đầu dòng."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, *args: Any, office: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chair = self.fields["chair"]
        assert isinstance(chair, forms.ModelChoiceField)
        chair.queryset = Person.objects.filter(
            memberships__unit=office, memberships__role=Role.LEADER
        ).distinct()

    @classmethod
    def filled(cls, meeting: Meeting, **kwargs: Any) -> MeetingForm:
        """As the meeting stands now."""
        said = {name: getattr(meeting, name) for name in ("kind", "name", "held_on", "period", "place")}
        said |= {"agenda": meeting.agenda, "version": meeting.version, "chair": meeting.chair_id}
        said["series"] = meeting.series.name if meeting.series else ""
        lines = [(line.presence, line.text) for line in meeting.attendees.all()]
        marks = {"absent": "Vắng: ", "delegate": "Dự thay: "}
        said["attendees"] = "\n".join(f"{marks.get(presence, '')}{text}" for presence, text in lines)
        return cls(initial=said, office=meeting.office, **kwargs)

    def clean_period(self) -> str:
        period: str = self.cleaned_data["period"].strip().upper()
        if period and not _PERIOD.fullmatch(period):
            raise forms.ValidationError(gettext_lazy("Kỳ viết như 2026-11, 2026-Q4 hoặc 2026."))
        return period

    def columns(self) -> dict[str, Any]:
        names = ("kind", "name", "held_on", "period", "chair", "place", "agenda")
        return {name: self.cleaned_data[name] for name in names}

    def lines(self) -> list[str]:
        return str(self.cleaned_data["attendees"]).splitlines()


class PaperForm(forms.Form):
    """A document of the register to lay before the meeting."""

    document = forms.ModelChoiceField(Document.objects.none(), label=gettext_lazy("Văn bản"))
    role = forms.ChoiceField(choices=PaperRole.choices, label=gettext_lazy("Là"))

    def __init__(self, *args: Any, documents: DocumentQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        document = self.fields["document"]
        assert isinstance(document, forms.ModelChoiceField)
        document.queryset = documents
