"""What people type about keys and subscriptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc_office.interop.models import Scope
from dondoc_office.interop.transfer.arriving import Named
from dondoc_office.site.files import CleanFile
from dondoc_office.units.models import Unit

TOLD = (
    ("task.", _("Mọi thay đổi của nhiệm vụ")),
    ("extension.", _("Gia hạn")),
    ("document.", _("Mọi thay đổi của văn bản")),
    ("values.", _("Số liệu được nhập, gửi, kiểm tra, trả lại, duyệt")),
)

LASTS = ((30, _("30 ngày")), (90, _("90 ngày")), (365, _("1 năm")))


class TokenForm(forms.Form):
    """A new key."""

    name = forms.CharField(
        label=_("Dùng cho"), max_length=80, help_text=_("Tên phần mềm hoặc máy sẽ giữ khóa này.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("Phạm vi"),
        choices=Scope.choices,
        initial=[Scope.READ],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Khóa không bao giờ làm được nhiều hơn chính bạn."),
    )
    days = forms.TypedChoiceField(label=_("Có hiệu lực"), choices=LASTS, coerce=int, initial=90)


class SubscriptionForm(forms.Form):
    """Who is told of what."""

    url = forms.URLField(
        label=_("Địa chỉ nhận tin"),
        max_length=500,
        assume_scheme="https",
        help_text=_("Chỉ gửi tới máy có trong danh sách của người vận hành."),
    )
    verbs = forms.MultipleChoiceField(
        label=_("Báo khi có"), choices=TOLD, initial=["task."], widget=forms.CheckboxSelectMultiple
    )


class ArrivalForm(forms.Form):
    """A transfer file that came."""

    office = forms.ModelChoiceField(Unit.objects.none(), label=_("Cơ quan nhận"), empty_label=None)
    file = CleanFile(label=_("Tệp chuyển giao (.zip)"))

    def __init__(self, *args: Any, offices: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ModelChoiceField)
        office.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in offices])


class MappingForm(forms.Form):
    """Which of our units takes over from each unit of the file."""

    def __init__(self, *args: Any, named: Sequence[Named], office: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = Unit.objects.existing(on=on).under([office.path])
        for one in named:
            self.fields[f"unit-{one.code}"] = forms.ModelChoiceField(
                ours,
                label=one.name,
                required=bool(one.leads),
                initial=one.likely,
                help_text=_("%(count)s việc do đơn vị này chủ trì") % {"count": one.leads},
            )

    def units(self) -> dict[str, Unit]:
        chosen = {name.removeprefix("unit-"): unit for name, unit in self.cleaned_data.items()}
        return {code: unit for code, unit in chosen.items() if unit is not None}
