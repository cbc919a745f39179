"""Signing in by a key (khóa truy cập): what allauth leaves to the office.

The library checks the address, the challenge and the signature. Here a copy of a key is told from the key
itself, and a refusal says what to do.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from fido2.webauthn import AuthenticationResponse

LONGEST_NAME = 60
NONSENSE = (AttributeError, KeyError, TypeError, ValueError)
"""What the library raises at words that no key says."""
COUNTED = "sign_count"
"""Where the highest count that a key has shown is kept, beside what it showed when it was added."""


def is_copy(shown: int, known: int) -> bool:
    """A key counts how often it signed; one whose count did not rise has a twin. Those that never count say 0."""
    return (shown, known) != (0, 0) and shown <= known


class Answering(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """What a key answers; refused with a sentence where no key of the account could have said it."""

    def clean_credential(self) -> Authenticator:
        said: Any = self.cleaned_data["credential"]
        try:
            answered = AuthenticationResponse.from_dict(said)
            key: Authenticator = super().clean_credential()
        except (*NONSENSE, ValidationError) as error:
            if isinstance(error, ValidationError) and error.code != "incorrect_code":
                raise
            raise ValidationError(_REFUSED) from error
        _count(key, answered.response.authenticator_data.counter)
        return key


_REFUSED = gettext_lazy(
    "Khóa này không mở được: có thể đã bị bỏ khỏi tài khoản, hoặc trang để mở quá lâu. "
    "Hãy thử lại; vẫn không được thì vào bằng mật khẩu."
)


def _count(key: Authenticator, shown: int) -> None:
    """Two copies at the same moment: the row is held, so the second finds what the first left."""
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().get(pk=key.pk)
        known = held.data.get(COUNTED, held.wrap().authenticator_data.counter)
        if is_copy(shown, known):
            raise ValidationError(
                _(
                    "Khóa này có thể đã bị sao chép nên không dùng được. Hãy vào bằng mật khẩu, bỏ khóa rồi thêm lại."
                )
            )
        held.data[COUNTED] = shown
        held.save(update_fields=["data"])
    key.data = held.data


class SignIn(Answering, LoginWebAuthnForm):  # type: ignore[misc]
    """A key instead of the password."""


class SecondStep(Answering):
    """A key after the password."""


class Confirm(Answering, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A key before something that matters."""


def _named() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Tên khóa"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Để nhận ra nó sau này: máy ở phòng, điện thoại, khóa USB xanh …"),
    )


class Add(AddWebAuthnForm):  # type: ignore[misc]
    """A new key, with a name; it opens the account by itself unless one says otherwise."""

    name = _named()
    passwordless = forms.BooleanField(
        label=gettext_lazy("Vào chỉ bằng khóa này, không cần mật khẩu"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Khóa hỏi vân tay, khuôn mặt hoặc mã PIN của chính máy. Không đánh dấu: khóa chỉ là lớp thứ hai, sau mật khẩu."
        ),
    )

    def clean(self) -> dict[str, Any]:
        try:
            said: dict[str, Any] = super().clean()
        except (*NONSENSE, ValidationError) as error:
            raise ValidationError(_("Khóa chưa được thêm: trang để mở quá lâu. Hãy thử lại.")) from error
        return said


class Rename(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    name = _named()
