"""What administrators type about units, people and roles."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc_office.people.models import Person
from dondoc_office.site.choosing import ManyRows, NamedChoice
from dondoc_office.site.filling import DayField
from dondoc_office.units.models import PLACE, REST_DAYS, Absence, Membership, Role, Unit, UnitQuerySet, placed
from dondoc_office.units.rhythm import Rhythm


def a_day() -> forms.DateInput:
    """The browser's own date field."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def unit_choice(label: Any, **more: Any) -> NamedChoice:
    """One unit out of many; offices of one kind have departments of the same names."""
    return NamedChoice(Unit.objects.all(), label=label, columns=PLACE, named=placed, **more)


class _Heirs(ManyRows):
    def label_from_instance(self, obj: Unit) -> str:
        return obj.placed


class Aliases(forms.CharField):
    """Other names, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> tuple[str, ...]:
        said = super().clean(value) or ""
        return tuple(dict.fromkeys(line.strip() for line in said.splitlines() if line.strip()))

    def validate(self, value: str) -> None:
        super().validate(value)
        if any(len(line) > 200 for line in value.splitlines()):
            raise forms.ValidationError(_("Mỗi tên không dài quá 200 ký tự."))


class UnitForm(forms.ModelForm[Unit]):
    """Names, dates and contact of a unit; its code and place in the tree are fixed once it stands."""

    parent = unit_choice(_("Thuộc"), required=False)
    aliases = Aliases(
        label=_("Tên gọi khác"), required=False, help_text=_("Mỗi dòng một tên, như các văn bản gọi.")
    )

    class Meta:
        model = Unit
        fields = (
            *("code", "parent", "name", "short_name", "kind", "level"),
            *("valid_from", "valid_until", "email", "source"),
        )
        labels = {
            "code": _("Mã"),
            "name": _("Tên đầy đủ"),
            "short_name": _("Tên gọn"),
            "kind": _("Loại"),
            "level": _("Cấp"),
            "valid_from": _("Có từ ngày"),
            "valid_until": _("Ngày cuối cùng"),
            "email": _("Thư điện tử"),
            "source": _("Căn cứ"),
        }
        help_texts = {
            "code": _("Chữ thường không dấu, số và gạch nối; giữ nguyên mãi mãi."),
            "valid_from": _("Bỏ trống nếu có từ trước."),
            "source": _("Nghị quyết, quyết định lập hoặc sửa đơn vị."),
        }
        widgets = {"valid_from": a_day(), "valid_until": a_day()}

    def __init__(self, *args: Any, parents: UnitQuerySet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["code"], self.fields["parent"]
            self.fields["aliases"].initial = "\n".join(self.instance.aliases.values_list("name", flat=True))
        elif parents is not None:
            parent = self.fields["parent"]
            assert isinstance(parent, forms.ModelChoiceField)
            parent.queryset = parents

    def columns(self) -> dict[str, Any]:
        """The columns of the unit as typed, without the aliases."""
        return {name: value for name, value in self.cleaned_data.items() if name != "aliases"}


class SuccessionForm(forms.Form):
    """A unit ends; others follow it."""

    heirs = _Heirs(
        Unit.objects.none(),
        label=_("Đơn vị kế thừa"),
        required=False,
        help_text=_("Giữ Ctrl để chọn nhiều; không chọn đơn vị nào nếu chỉ kết thúc."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    on = DayField(label=_("Ngày đầu của đơn vị mới"), widget=a_day())
    basis = forms.CharField(label=_("Căn cứ"), max_length=200)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        heirs = self.fields["heirs"]
        assert isinstance(heirs, forms.ModelMultipleChoiceField)
        heirs.queryset = Unit.objects.exclude(pk=unit.pk).select_related("parent")

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if self.unit.valid_from and on <= self.unit.valid_from:
            raise forms.ValidationError(_("Ngày này phải sau ngày đơn vị được lập."))
        return on


class InvitationForm(forms.Form):
    """Who is invited, where, as what."""

    email = forms.EmailField(label=_("Địa chỉ thư"), max_length=254)
    name = forms.CharField(label=_("Họ và tên"), max_length=100)
    title = forms.CharField(label=_("Chức vụ"), max_length=100, required=False)
    unit = unit_choice(_("Đơn vị"))
    role = forms.ChoiceField(choices=Role.choices, label=_("Vai trò"), initial=Role.OFFICER)

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = units


class RoleForm(forms.ModelForm[Membership]):
    """One more role of a person."""

    unit = unit_choice(_("Đơn vị"))

    class Meta:
        model = Membership
        fields = ("unit", "role", "valid_from", "valid_until")
        labels = {
            "role": _("Vai trò"),
            "valid_from": _("Từ ngày"),
            "valid_until": _("Đến hết ngày"),
        }
        widgets = {"valid_from": a_day(), "valid_until": a_day()}

    def __init__(self, *args: Any, units: UnitQuerySet, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.person = person
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = units

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        _in_order(self, said)
        held = Membership.objects.filter(
            person=self.instance.person, unit=said.get("unit"), role=said.get("role"), valid_until=None
        )
        if not said.get("valid_until") and held.exists():
            self.add_error("role", _("Người này đang giữ vai trò ấy ở đơn vị này."))
        return said


def _in_order(form: forms.BaseForm, said: dict[str, Any]) -> None:
    since, until = said.get("valid_from"), said.get("valid_until")
    if since and until and until < since:
        form.add_error("valid_until", _("Ngày cuối không được trước ngày đầu."))


class AbsenceForm(forms.ModelForm[Absence]):
    """Days away, and who acts meanwhile."""

    class Meta:
        model = Absence
        fields = ("deputy", "valid_from", "valid_until", "reason")
        labels = {
            "deputy": _("Người thay"),
            "valid_from": _("Từ ngày"),
            "valid_until": _("Đến hết ngày"),
            "reason": _("Lý do"),
        }
        help_texts = {
            "deputy": _(
                "Có quyền của người vắng trong những ngày ấy, trừ quyền quản trị và văn bản hạn chế nêu đích danh người vắng:"
                " nhờ văn thư nêu thêm người thay."
            )
        }
        widgets = {"valid_from": a_day(), "valid_until": a_day()}

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.person = person
        deputy = self.fields["deputy"]
        assert isinstance(deputy, forms.ModelChoiceField)
        deputy.queryset = Person.objects.filter(is_active=True).exclude(pk=person.pk)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        _in_order(self, said)
        return said


class ReasonForm(forms.Form):
    """Why an account stops."""

    reason = forms.CharField(label=_("Lý do"), max_length=200)


class Days(forms.CharField):
    """Numbers of days, as in "7, 3, 1"."""

    def clean(self, value: Any) -> list[int]:
        said = super().clean(value) or ""
        words = said.replace(",", " ").replace(";", " ").split()
        if any(not word.isdecimal() or not 0 < int(word) <= 365 for word in words):
            raise forms.ValidationError(_("Ghi các số ngày từ 1 đến 365, cách nhau bằng dấu phẩy."))
        if len(words) > 10:
            raise forms.ValidationError(_("Nhiều nhất mười mốc."))
        return [int(word) for word in words]


class RhythmForm(forms.Form):
    """The distances by which an office works."""

    send_back_days = forms.IntegerField(
        label=_("Chuyển lại việc giao nhầm trong, ngày làm việc"),
        min_value=0,
        max_value=30,
        help_text=_("Tính từ ngày sau ngày giao; 0 là lúc nào cũng được."),
    )
    soon_days = forms.IntegerField(label=_("Gọi là sắp đến hạn khi còn, ngày"), min_value=0, max_value=60)
    remind_before = Days(
        label=_("Nhắc trước hạn, ngày"), required=False, max_length=60, help_text=_("Ví dụ: 7, 3, 1")
    )
    remind_on_day = forms.BooleanField(label=_("Nhắc vào ngày đến hạn"), required=False)
    remind_after = Days(
        label=_("Nhắc sau khi quá hạn, ngày"), required=False, max_length=60, help_text=_("Ví dụ: 1, 3, 7")
    )
    remind_again = forms.IntegerField(
        label=_("Quá các mốc trên vẫn chưa xong thì nhắc lại mỗi, ngày"),
        min_value=0,
        max_value=365,
        help_text=_("0 là thôi không nhắc lại."),
    )
    leader_after = forms.IntegerField(
        label=_("Báo lãnh đạo chỉ đạo khi quá hạn từ, ngày"), min_value=1, max_value=365
    )
    meeting_after = forms.IntegerField(
        label=_("Đưa vào danh sách của phiên họp tới khi quá hạn từ, ngày"), min_value=1, max_value=365
    )
    report_every_days = forms.IntegerField(
        label=_("Ít nhất bao nhiêu ngày báo cáo tiến độ một lần"),
        min_value=0,
        max_value=365,
        help_text=_("Việc đang mở mà im lặng lâu hơn thì hiện dấu trên các danh sách; 0 là không đặt nhịp."),
    )
    default_deadline_days = forms.IntegerField(
        label=_("Hạn cho việc không ghi hạn, ngày"),
        required=False,
        min_value=1,
        max_value=365,
        help_text=_("Tính từ ngày giao; bỏ trống nếu việc không ghi hạn thì không có hạn."),
    )
    rest_day = forms.ChoiceField(
        label=_("Hạn định kỳ hay hạn tính ra rơi vào ngày nghỉ"),
        choices=REST_DAYS,
        help_text=_("Ngày ghi rõ trong văn bản luôn giữ nguyên."),
    )

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("meeting_after") and said["meeting_after"] < said.get("leader_after", 0):
            self.add_error(
                "meeting_after", _("Không sớm hơn ngày báo lãnh đạo: bậc trên không biết trước bậc dưới.")
            )

    @staticmethod
    def shown(rhythm: Rhythm) -> dict[str, Any]:
        """A rhythm as the form's first values."""
        lists = {
            name: ", ".join(map(str, getattr(rhythm, name))) for name in ("remind_before", "remind_after")
        }
        return {**asdict(rhythm), **lists}

    def rhythm(self) -> Rhythm:
        return Rhythm.of(self.cleaned_data)
