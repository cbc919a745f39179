"""What people type about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc_office.people.models import Person


class AboutMe(forms.ModelForm[Person]):
    """What a person says about herself; the address of the account is the administrator's."""

    class Meta:
        model = Person
        fields = ("name", "title", "phone", "language")
        labels = {
            "name": gettext_lazy("Họ và tên"),
            "title": gettext_lazy("Chức vụ"),
            "phone": gettext_lazy("Điện thoại"),
            "language": gettext_lazy("Ngôn ngữ"),
        }
        help_texts = {"title": ""}


class FirstPassword(forms.Form):
    """The first password of an invited person, typed twice."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất."),
    )
    again = forms.CharField(
        label=gettext_lazy("Gõ lại mật khẩu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> None:
        typed = self.data.get(self.add_prefix("password"))  # one that is refused was still typed twice
        if "again" in self.cleaned_data and typed != self.cleaned_data["again"]:
            self.add_error("again", _("Hai lần gõ không giống nhau."))
