"""What people type about criteria."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from dondoc.errors import Message
from dondoc.vietnamese.numbers import parse_figure
from dondoc_office.criteria.actions.assessing import Said
from dondoc_office.criteria.inheriting import RULE_NAMES, InheritanceRule
from dondoc_office.criteria.models import Assessment, Campaign, CriteriaSet, RatedUnit
from dondoc_office.sheets.plan import NotUnderstood, day_of
from dondoc_office.site.templatetags.office import day
from dondoc_office.units.models import Unit, UnitQuerySet


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def choices_of(pairs: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    """`[code, name]` of a set's data as choices, with an empty one first."""
    return [("", "…"), *(dict.fromkeys((code, name) for code, name in pairs))]


class CampaignForm(forms.Form):
    """A campaign: which set, which communes, when."""

    criteria_set = forms.ModelChoiceField(
        CriteriaSet.objects.none(), label=gettext_lazy("Bộ tiêu chí"), empty_label=None
    )
    name = forms.CharField(max_length=200, label=gettext_lazy("Tên đợt"))
    opens_on = forms.DateField(label=gettext_lazy("Bắt đầu"), widget=_day_input())
    closes_on = forms.DateField(label=gettext_lazy("Kết thúc"), widget=_day_input())
    assessed_on = forms.DateField(
        label=gettext_lazy("Xét theo ngưỡng ngày"),
        widget=_day_input(),
        help_text=gettext_lazy("Ngưỡng thay đổi theo năm, ví dụ thu nhập; đợt này lấy ngưỡng của ngày này."),
    )
    region = forms.ChoiceField(required=False, label=gettext_lazy("Vùng"))
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=gettext_lazy("Các xã"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, sets: QuerySet[CriteriaSet], units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _field(self, "criteria_set", forms.ModelChoiceField).queryset = sets
        _field(self, "units", forms.ModelMultipleChoiceField).queryset = units
        regions = [pair for one in sets for pair in one.regions]
        _field(self, "region", forms.ChoiceField).choices = choices_of(regions)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("opens_on"), said.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("Ngày kết thúc trước ngày bắt đầu."))
        return said


def _field(form: forms.Form, name: str, kind: type[Any]) -> Any:
    found = form.fields[name]
    assert isinstance(found, kind)
    return found


class RatedUnitForm(forms.Form):
    """Group, region and recognition of a commune; whether it is rated at all."""

    group = forms.ChoiceField(required=False, label=gettext_lazy("Nhóm xã"))
    region = forms.ChoiceField(required=False, label=gettext_lazy("Vùng"))
    recognised_on = forms.DateField(
        required=False, label=gettext_lazy("Được công nhận ngày"), widget=_day_input()
    )
    recognition = forms.CharField(max_length=200, required=False, label=gettext_lazy("Quyết định công nhận"))
    rated = forms.BooleanField(required=False, label=gettext_lazy("Có xét trong đợt này"))
    reason = forms.CharField(max_length=300, required=False, label=gettext_lazy("Vì sao không xét"))

    def __init__(self, data: Any = None, *, rated_unit: RatedUnit) -> None:
        names = ("group", "region", "recognised_on", "recognition", "rated", "reason")
        super().__init__(data, initial={name: getattr(rated_unit, name) for name in names})
        one = rated_unit.campaign.criteria_set
        _field(self, "group", forms.ChoiceField).choices = choices_of(one.groups)
        _field(self, "region", forms.ChoiceField).choices = choices_of(one.regions)
        for name, known in (("group", one.groups), ("region", one.regions)):
            if not known:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("rated"):
            said["reason"] = ""
        elif not said.get("reason", "").strip():
            self.add_error("reason", _("Hãy ghi vì sao không xét."))
        return said


class InheritForm(forms.Form):
    """The rule and its basis; one number of people for each former commune."""

    rule = forms.ChoiceField(
        label=gettext_lazy("Cách kế thừa"),
        choices=[(rule.value, name.vi) for rule, name in RULE_NAMES.items()],
    )
    basis = forms.CharField(
        max_length=300,
        label=gettext_lazy("Căn cứ"),
        help_text=gettext_lazy("Văn bản hướng dẫn hoặc kết luận cho phép kế thừa theo cách này."),
    )

    def __init__(self, *args: Any, parts: Iterable[RatedUnit], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [(rule.value, name.in_language(language)) for rule, name in RULE_NAMES.items()]
        _field(self, "rule", forms.ChoiceField).choices = rules
        self.keys = [part.unit_id for part in parts]
        for part in parts:
            self.fields[f"people-{part.unit_id}"] = forms.IntegerField(
                label=_("Dân số %(unit)s") % {"unit": part.unit.name},
                min_value=0,
                required=False,
                widget=forms.NumberInput(attrs={"class": "short"}),
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("rule") == InheritanceRule.WEIGHTED and not any(self.people().values()):
            self.add_error("rule", _("Bình quân theo dân số thì cần dân số từng xã cũ."))
        return said

    def people(self) -> dict[int, int]:
        return {key: self.cleaned_data.get(f"people-{key}") or 0 for key in self.keys}


class CellTaskForm(forms.Form):
    """Who puts a failing cell right, and by when."""

    lead = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị chủ trì"), empty_label="…")
    due_on = forms.DateField(label=gettext_lazy("Hạn"), widget=_day_input())
    product = forms.CharField(max_length=300, required=False, label=gettext_lazy("Sản phẩm"))

    def __init__(self, *args: Any, units: UnitQuerySet, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        _field(self, "lead", forms.ModelChoiceField).queryset = units

    def clean_due_on(self) -> date:
        due: date = self.cleaned_data["due_on"]
        if due < self.today:
            raise forms.ValidationError(_("Hạn không thể trước hôm nay."))
        return due


class CopyForm(forms.Form):
    """The name under which an office keeps its own set."""

    name = forms.CharField(max_length=300, label=gettext_lazy("Tên bộ tiêu chí của cơ quan"))


@dataclass
class Line:
    """One cell on the sheet of self-assessment (dòng nhập): what was typed, and what is wrong with it."""

    assessment: Assessment
    result: str
    value: str
    note: str
    until: str
    wrong: str = ""
    said: Said | None = None

    @property
    def same(self) -> bool:
        return self == Line.standing(self.assessment)

    @classmethod
    def standing(cls, row: Assessment) -> Line:
        result = {True: "dat", False: "chua", None: ""}[row.met]
        value = "" if row.value is None else f"{row.value.normalize():f}".replace(".", ",")
        return cls(row, result, value, row.note, day(row.proved_until) if row.proved_until else "")


@dataclass
class Sheet:
    """The whole sheet of a commune (bảng tự đánh giá): unchanged lines are left alone."""

    lines: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Assessment], typed: Mapping[str, str] | None = None) -> Sheet:
        return cls([_line(row, typed) for row in rows])

    @property
    def wrong(self) -> bool:
        return any(line.wrong for line in self.lines)

    @property
    def said(self) -> dict[int, Said]:
        return {line.assessment.pk: line.said for line in self.lines if line.said is not None}


def _line(row: Assessment, typed: Mapping[str, str] | None) -> Line:
    line = Line.standing(row)
    if typed is None or f"ket-qua-{row.pk}" not in typed:
        return line
    names = ("ket-qua", "so-lieu", "ghi-chu", "den-ngay")
    result, number, note, last = (typed.get(f"{name}-{row.pk}", "").strip()[:2000] for name in names)
    made = Line(row, result, number, note, last)
    if made.same:
        return made
    try:
        value, until = _number(made.value), day_of(made.until)
    except NotUnderstood as error:
        made.wrong = error.why.in_language(get_language() or "vi")
        return made
    if not made.result and value is None:
        made.wrong = _("Hãy chọn “Đạt” hoặc “Chưa đạt”, hoặc nhập số liệu.")
        return made
    met = {"dat": True, "chua": False}.get(made.result)
    version = typed.get(f"phien-ban-{row.pk}", "")
    made.said = Said(met, value, made.note, until, int(version) if version.isdigit() else None)
    return made


def _number(words: str) -> Decimal | None:
    if not words:
        return None
    value = parse_figure(words.replace(" ", ""))
    if value is None or value > Decimal(10**9):
        raise NotUnderstood(_not_a_number(words))
    return value


def _not_a_number(words: str) -> Message:
    return Message(
        f"“{words}” không phải số; hãy viết như 1.234,5.", f"“{words}” is no number; write it like 1.234,5."
    )


def earlier_campaigns(rated: RatedUnit) -> QuerySet[Campaign]:
    """Campaigns in which a former commune of this one was assessed."""
    former = rated.unit.forebears.values("predecessor")
    return Campaign.objects.filter(rated_units__unit__in=former).exclude(pk=rated.campaign_id).distinct()
