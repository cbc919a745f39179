"""What people type about keys and subscriptions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc_office.interop.models import Scope

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
