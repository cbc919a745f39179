"""What people type about reviews and ask of numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc_office.documents.models import Document
from dondoc_office.measures.fields import FigureField
from dondoc_office.measures.models import Indicator, Period, Target
from dondoc_office.measures.models.target import REACHES
from dondoc_office.reviews.models import GoalLine, Review, Thrust
from dondoc_office.reviews.models.goal_line import CAUSES, COURSES, OUTCOMES
from dondoc_office.site.choosing import ManyRows
from dondoc_office.site.filling import DayField
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit


def _rows(form: forms.Form, **chosen: Any) -> None:
    for name, rows in chosen.items():
        field = form.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


class ReviewForm(forms.Form):
    """A review of one resolution."""

    name = forms.CharField(label=_("Tên kỳ sơ kết"), max_length=300)
    resolution = forms.CharField(label=_("Nghị quyết được sơ kết"), max_length=300)
    document = forms.ModelChoiceField(
        Document.objects.none(), label=_("Văn bản nghị quyết trong sổ"), required=False, empty_label="…"
    )
    term = forms.ModelChoiceField(Period.objects.none(), label=_("Nhiệm kỳ, giai đoạn"))
    until = forms.ModelChoiceField(Period.objects.none(), label=_("Tính đến hết năm"))
    due_on = DayField(label=_("Hạn các đơn vị tự đánh giá"), required=False)

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = Period.objects.filter(kind="year").order_by("-start")
        _rows(self, document=documents, term=Period.objects.filter(kind="term"), until=years)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        term, until = said.get("term"), said.get("until")
        if term and until and not term.span.holds(until.span):
            self.add_error("until", _("Năm tính đến phải nằm trong nhiệm kỳ."))
        return said


class GoalForm(forms.Form):
    """One goal of the resolution."""

    text = forms.CharField(
        label=_("Mục tiêu, đúng lời nghị quyết"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    field = forms.CharField(label=_("Lĩnh vực"), max_length=80, required=False)
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(), label=_("Chỉ tiêu đo"), required=False, empty_label="…"
    )
    reach = forms.ChoiceField(label=_("Cách tính mục tiêu"), choices=REACHES)
    responsible = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị chịu trách nhiệm"))
    thrusts = ManyRows(
        Thrust.objects.none(),
        label=_("Thuộc chương trình, khâu đột phá"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tasks = ManyRows(
        Task.objects.none(), label=_("Nhiệm vụ thực hiện"), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, *args: Any, review: Review, units: Any, tasks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.review = review
        self.target: Target | None = None
        chosen = {"responsible": units, "tasks": tasks, "thrusts": review.thrusts.all()}
        _rows(self, indicator=Indicator.objects.order_by("position", "code"), **chosen)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        target = self.target = self._target(said.get("indicator"))
        reach, adds_up = said.get("reach"), target is not None and target.indicator.adds_up
        if target is not None and adds_up and reach not in (None, target.reach):
            words = _("Kế hoạch giai đoạn của chỉ tiêu này đặt theo cách “%(reach)s”.")
            self.add_error("reach", words % {"reach": target.get_reach_display()})
        return said

    def _target(self, indicator: Indicator | None) -> Target | None:
        """What stands for the term."""
        if indicator is None:
            return None
        held = Target.objects.current().filter(indicator=indicator, unit=self.review.office)
        return held.filter(period=self.review.term).first()

    def columns(self) -> dict[str, Any]:
        """The columns of the goal; its target is what stands for the term."""
        said = self.cleaned_data
        names = ("text", "field", "indicator", "reach", "responsible")
        return {name: said[name] for name in names} | {"target": self.target}


def typed_of(line: GoalLine) -> dict[str, Any]:
    """A goal as the first values of its form."""
    names = ("text", "field", "indicator", "reach", "responsible", "version")
    said = {name: getattr(line, name) for name in names}
    return said | {"thrusts": line.thrusts.all(), "tasks": line.tasks.all()}


class ThrustForm(forms.Form):
    """A programme or breakthrough."""

    name = forms.CharField(label=_("Tên chương trình, khâu đột phá"), max_length=300)
    sort = forms.ChoiceField(label=_("Loại"), choices=Thrust.Sort.choices)


class OpinionForm(forms.Form):
    """What a side says of a goal."""

    value = FigureField(label=_("Kết quả đến nay"), required=False)
    outcome = forms.ChoiceField(label=_("Dự báo cuối nhiệm kỳ"), choices=[("", "…"), *OUTCOMES])
    cause = forms.ChoiceField(label=_("Nguyên nhân"), choices=[("", "…"), *CAUSES], required=False)
    text = forms.CharField(
        label=_("Nói rõ"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecisionForm(forms.Form):
    """What the leader decides of a goal."""

    outcome = forms.ChoiceField(label=_("Dự báo cuối nhiệm kỳ"), choices=[("", "…"), *OUTCOMES])
    course = forms.ChoiceField(label=_("Kiến nghị"), choices=COURSES)
    least = FigureField(label=_("Mức mới: từ … trở lên"), required=False)
    most = FigureField(label=_("Mức mới: không quá"), required=False)
    legal_reason = forms.CharField(
        label=_("Căn cứ pháp lý"),
        max_length=1000,
        required=False,
        help_text=_("Bắt buộc khi điều chỉnh hoặc bỏ mục tiêu."),
    )
    text = forms.CharField(
        label=_("Nói rõ"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        course = said.get("course")
        if course in ("adjust", "drop") and not said.get("legal_reason", "").strip():
            self.add_error("legal_reason", _("Điều chỉnh hoặc bỏ mục tiêu phải nêu căn cứ pháp lý."))
        least, most = said.get("least"), said.get("most")
        if (
            course == "adjust"
            and least is None
            and most is None
            and not {"least", "most"} & self.errors.keys()
        ):
            self.add_error("least", _("Hãy ghi mức mới."))
        if least is not None and most is not None and most < least:
            self.add_error("most", _("Mức trên nhỏ hơn mức dưới."))
        return said


class StepForm(forms.Form):
    """A step of a review; going back needs a reason."""

    reason = forms.CharField(required=False, max_length=1000)


class AskForm(forms.Form):
    """A question to a number."""

    question = forms.CharField(
        label=_("Cần giải trình điều gì"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = DayField(label=_("Trả lời trước ngày"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị giải trình"))

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _rows(self, unit=units)
