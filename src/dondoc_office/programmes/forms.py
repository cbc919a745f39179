"""What people type about projects; every sum and area says its own unit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dondoc_office.measures.fields import FigureField
from dondoc_office.programmes.formulas.money import (
    LAND_UNITS,
    MONEY,
    MONEY_UNITS,
    in_hectares,
    in_millions,
)
from dondoc_office.programmes.models import (
    Group,
    Milestone,
    ObstacleKind,
    Programme,
    ProjectKind,
    Source,
    Surety,
)
from dondoc_office.programmes.states import MOVE_NAMES, Move
from dondoc_office.site.choosing import ManyRows
from dondoc_office.site.filling import DayField
from dondoc_office.units.models import Unit


class MoneyUnit(forms.ChoiceField):
    """đồng, triệu đồng or tỷ đồng (đơn vị tính tiền)."""

    def __init__(self, **said: Any) -> None:
        choices = [(name, name) for name in MONEY_UNITS]
        super().__init__(label=_("Đơn vị tính của số tiền"), choices=choices, initial=MONEY, **said)


class MoneyForm(forms.Form):
    """Its `sums` come out in triệu đồng, whatever unit they were typed in (biểu có số tiền)."""

    sums: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        unit = said.get("unit")
        for name in self.sums:
            value = said.get(name)
            if unit and value is not None:
                said[name] = in_millions(value, unit)
                if abs(said[name]) > Decimal(10) ** 9:
                    self.add_error(name, _("Số tiền quá lớn; hãy xem lại đơn vị tính."))
        return said


class ProjectForm(MoneyForm):
    """A project as it was decided."""

    sums = ("total",)
    code = forms.CharField(label=_("Mã dự án"), max_length=40)
    name = forms.CharField(label=_("Tên dự án"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    programme_name = forms.CharField(
        label=_("Chương trình"), max_length=300, required=False, help_text=_("Tên mới thì được thêm.")
    )
    kind = forms.ChoiceField(label=_("Loại dự án"), choices=ProjectKind.choices)
    group = forms.ChoiceField(label=_("Nhóm dự án"), choices=Group.choices, initial=Group.C)
    investor = forms.ModelChoiceField(label=_("Chủ đầu tư"), queryset=Unit.objects.none())
    checker = forms.ModelChoiceField(label=_("Cơ quan tài chính kiểm tra"), queryset=Unit.objects.none())
    places = ManyRows(label=_("Địa điểm"), queryset=Unit.objects.none(), required=False)
    decision = forms.CharField(label=_("Quyết định phê duyệt"), max_length=300, required=False)
    total = FigureField(label=_("Tổng mức đầu tư"))
    unit = MoneyUnit()
    begins_on = DayField(label=_("Khởi công"), required=False)
    ends_on = DayField(label=_("Hoàn thành"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, office: Unit, **said: Any) -> None:
        super().__init__(*args, **said)
        below = Unit.objects.filter(path__startswith=office.path, valid_until=None).order_by("sort_key")
        for name in ("investor", "checker", "places"):
            self.fields[name].queryset = below  # type: ignore[attr-defined]  # these three are model fields
        names = Programme.objects.filter(office=office).values_list("name", flat=True)
        self.programmes = list(names)


class CapitalForm(MoneyForm):
    """A year's capital from one source."""

    sums = ("amount",)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    source = forms.ChoiceField(label=_("Nguồn vốn"), choices=Source.choices)
    amount = FigureField(label=_("Số vốn"))
    unit = MoneyUnit()
    basis = forms.CharField(label=_("Văn bản giao vốn"), max_length=300)
    reason = forms.CharField(label=_("Lý do (khi điều chỉnh)"), max_length=500, required=False)


class PaymentForm(MoneyForm):
    """What was disbursed in a month."""

    sums = ("amount",)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    month = forms.IntegerField(label=_("Tháng"), min_value=1, max_value=12)
    surety = forms.ChoiceField(label=_("Tính chất số liệu"), choices=Surety.choices)
    amount = FigureField(label=_("Giải ngân trong tháng"))
    unit = MoneyUnit()


class MilestonesForm(forms.Form):
    """Every step of a project with its two days."""

    def __init__(self, *args: Any, milestones: list[Milestone], **said: Any) -> None:
        super().__init__(*args, **said)
        for one in milestones:
            planned = _("%(name)s: ngày kế hoạch") % {"name": one.name}
            came = _("%(name)s: ngày thực tế") % {"name": one.name}
            self.fields[f"planned-{one.pk}"] = DayField(label=planned, required=False, initial=one.planned_on)
            self.fields[f"came-{one.pk}"] = DayField(label=came, required=False, initial=one.came_on)


class ClearanceForm(MoneyForm):
    """Households, land and money, planned and done."""

    sums = ("money", "money_done")
    households = forms.IntegerField(label=_("Số hộ phải giải phóng"), min_value=0, max_value=10**6)
    households_done = forms.IntegerField(label=_("Số hộ đã bàn giao"), min_value=0, max_value=10**6)
    area = FigureField(label=_("Diện tích phải giải phóng"))
    area_done = FigureField(label=_("Diện tích đã bàn giao"))
    area_unit = forms.ChoiceField(
        label=_("Đơn vị tính của diện tích"), choices=[(name, name) for name in LAND_UNITS]
    )
    money = FigureField(label=_("Kinh phí bồi thường"))
    money_done = FigureField(label=_("Kinh phí đã chi trả"))
    unit = MoneyUnit()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        unit = said.pop("area_unit", "")
        for name in ("area", "area_done"):
            if unit and said.get(name) is not None:
                said[name] = in_hectares(said[name], unit)
        return said


class SettlementForm(MoneyForm):
    """Work accepted, money paid before, the file."""

    sums = ("accepted", "paid_before", "approved")
    accepted = FigureField(label=_("Giá trị khối lượng đã nghiệm thu"))
    paid_before = FigureField(label=_("Đã thanh toán trước khi theo dõi ở đây"))
    approved = FigureField(label=_("Giá trị quyết toán được duyệt"), required=False)
    unit = MoneyUnit()
    sent_on = DayField(label=_("Ngày gửi hồ sơ quyết toán"), required=False)


class StepForm(forms.Form):
    """A step in the life of a project."""

    step = forms.ChoiceField(label=_("Bước"))
    on = DayField(label=_("Ngày (hoàn thành, quyết toán)"), required=False)
    reason = forms.CharField(label=_("Lý do (dừng, mở lại)"), max_length=1000, required=False)

    def __init__(self, *args: Any, moves: Iterable[Move], **said: Any) -> None:
        super().__init__(*args, **said)
        language = get_language() or "vi"
        choices = [(move.value, MOVE_NAMES[move].in_language(language)) for move in moves]
        self.fields["step"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class ObstacleForm(forms.Form):
    """What stands in the way."""

    kind = forms.ChoiceField(label=_("Loại vướng mắc"), choices=ObstacleKind.choices)
    text = forms.CharField(label=_("Vướng mắc"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    since = DayField(label=_("Từ ngày"))


class AnswerForm(forms.Form):
    """What the office says to an obstacle."""

    answer = forms.CharField(label=_("Trả lời"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class RemovedForm(forms.Form):
    """The day on which an obstacle was gone."""

    on = DayField(label=_("Gỡ xong ngày"))


class ReopenedForm(forms.Form):
    """Why an obstacle still stands."""

    reason = forms.CharField(
        label=_("Vì sao chưa gỡ được"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class TaskForm(forms.Form):
    """Who removes it, by when."""

    lead = forms.ModelChoiceField(label=_("Đơn vị chủ trì"), queryset=Unit.objects.none())
    due_on = DayField(label=_("Hạn"))
    order = forms.CharField(
        label=_("Yêu cầu"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, office: Unit, **said: Any) -> None:
        super().__init__(*args, **said)
        below = Unit.objects.filter(path__startswith=office.path, valid_until=None).order_by("sort_key")
        self.fields["lead"].queryset = below  # type: ignore[attr-defined]  # a model field
