"""What people type about keys and subscriptions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc_office.interop.models import Scope

TOLD = (
    ("task.", _("Mọi thay đổi của nhiệm vụ")),
    ("extension.", _("Gia hạn")),
    ("document.", _("Mọi thay đổi của văn bản")),
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
