"""What people type about criteria."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc_office.criteria.inheriting import RULE_NAMES, InheritanceRule
from dondoc_office.criteria.models import Campaign, CriteriaSet, Criterion, RatedUnit
from dondoc_office.site.choosing import ManyRows
from dondoc_office.site.filling import DayField
from dondoc_office.units.models import Unit, UnitQuerySet


def choices_of(pairs: Iterable[Iterable[str]]) -> list[tuple[str, str]]:
    """`[code, name]` of a set's data as choices, with an empty one first."""
    return [("", "…"), *(dict.fromkeys((code, name) for code, name in pairs))]


class CampaignForm(forms.Form):
    """A campaign: which set, which communes, when."""

    criteria_set = forms.ModelChoiceField(
        CriteriaSet.objects.none(), label=gettext_lazy("Bộ tiêu chí"), empty_label=None
    )
    name = forms.CharField(max_length=200, label=gettext_lazy("Tên đợt"))
    opens_on = DayField(label=gettext_lazy("Bắt đầu"))
    closes_on = DayField(label=gettext_lazy("Kết thúc"))
    assessed_on = DayField(
        label=gettext_lazy("Xét theo ngưỡng ngày"),
        help_text=gettext_lazy("Ngưỡng thay đổi theo năm, ví dụ thu nhập; đợt này lấy ngưỡng của ngày này."),
    )
    region = forms.ChoiceField(required=False, label=gettext_lazy("Vùng"))
    units = ManyRows(Unit.objects.none(), label=gettext_lazy("Các xã"), widget=forms.CheckboxSelectMultiple)

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
    recognised_on = DayField(required=False, label=gettext_lazy("Được công nhận ngày"))
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
    due_on = DayField(label=gettext_lazy("Hạn"))
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


class SetForm(forms.Form):
    """What an office says of a set of its own; groups and regions one a line, `code: name`."""

    name = forms.CharField(max_length=300, label=gettext_lazy("Tên bộ tiêu chí"))
    short_name = forms.CharField(max_length=80, required=False, label=gettext_lazy("Tên gọn"))
    code = forms.SlugField(
        max_length=40,
        label=gettext_lazy("Ký hiệu"),
        help_text=gettext_lazy(
            "Chữ không dấu, số và gạch nối, ví dụ attp-xa; các phiên bản sau giữ ký hiệu này."
        ),
    )
    source = forms.CharField(
        max_length=500,
        label=gettext_lazy("Căn cứ"),
        help_text=gettext_lazy("Số, ngày, cơ quan ban hành của quyết định."),
    )
    valid_from = DayField(required=False, label=gettext_lazy("Có hiệu lực từ ngày"))
    valid_until = DayField(required=False, label=gettext_lazy("Đến hết ngày"))
    groups = forms.CharField(
        required=False,
        max_length=2000,
        label=gettext_lazy("Nhóm xã"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Khi ngưỡng khác nhau theo nhóm xã. Mỗi dòng một nhóm: mã, dấu hai chấm, tên."
        ),
    )
    regions = forms.CharField(
        required=False,
        max_length=2000,
        label=gettext_lazy("Vùng"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Khi ngưỡng khác nhau theo vùng. Mỗi dòng một vùng, viết như trên."),
    )

    def clean_groups(self) -> list[list[str]]:
        return _pairs(self.cleaned_data["groups"])

    def clean_regions(self) -> list[list[str]]:
        return _pairs(self.cleaned_data["regions"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("valid_from"), said.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("Ngày kết thúc trước ngày bắt đầu."))
        return said


def _pairs(words: str) -> list[list[str]]:
    """`BTB: Bắc Trung Bộ` a line; no code twice."""
    found: dict[str, str] = {}
    for line in filter(None, (one.strip() for one in words.splitlines())):
        code, mark, name = (part.strip() for part in line.partition(":"))
        if not mark or not code or not name or len(code) > 20:
            raise forms.ValidationError(
                _("Chưa hiểu dòng “%(line)s”; hãy viết như “BTB: Bắc Trung Bộ”.") % {"line": line[:80]}
            )
        if code in found:
            raise forms.ValidationError(_("Mã “%(code)s” có hai lần.") % {"code": code})
        found[code] = name
    return [[code, name] for code, name in found.items()]


def lines_of(pairs: Iterable[Iterable[str]]) -> str:
    """The same the other way round, for the form."""
    return "\n".join(f"{code}: {name}" for code, name in pairs)


class LastDayForm(forms.Form):
    """Until when results are taken."""

    until = DayField(label=gettext_lazy("Ngày cuối nhận kết quả"))
    reason = forms.CharField(
        max_length=1000, required=False, label=gettext_lazy("Lý do (khi rút ngắn hoặc đóng đợt)")
    )


class OwnersForm(forms.Form):
    """For each criterion the unit that checks it."""

    def __init__(
        self,
        *args: Any,
        criteria: Iterable[Criterion],
        held: Mapping[int, int],
        units: UnitQuerySet,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        self.units = {str(unit.pk): unit for unit in units}
        choices = [("", _("Cơ quan mở đợt")), *((key, unit.name) for key, unit in self.units.items())]
        for one in self.criteria:
            self.fields[f"tc-{one.pk}"] = forms.ChoiceField(
                label=f"{one.code}. {one.called}",
                required=False,
                choices=choices,
                initial=str(held.get(one.pk, "")),
                help_text=_("Bộ tiêu chí ghi: %(owner)s") % {"owner": one.owners} if one.owner else "",
            )

    def owners(self) -> dict[Criterion, Unit | None]:
        said = self.cleaned_data
        return {one: self.units.get(said[f"tc-{one.pk}"]) for one in self.criteria}


def earlier_campaigns(rated: RatedUnit) -> QuerySet[Campaign]:
    """Campaigns in which a former commune of this one was assessed."""
    former = rated.unit.forebears.values("predecessor")
    return Campaign.objects.filter(rated_units__unit__in=former).exclude(pk=rated.campaign_id).distinct()
