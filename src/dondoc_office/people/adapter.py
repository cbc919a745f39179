"""How allauth behaves in an office: accounts come by invitation, never by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from dondoc_office.people.models import Person


class ByInvitation(DefaultAccountAdapter):
    """Nobody signs up; the office invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class Locks(DefaultMFAAdapter):
    """A key is shown to its owner under the name of the office's program, not of a machine."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Đôn Đốc"}


class OfficeProvider(DefaultSocialAccountAdapter):
    """The office's own identity provider opens accounts that were invited, and no others."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.is_existing:
            return
        claims: dict[str, Any] = sociallogin.account.extra_data
        verified = claims.get("email_verified", claims.get("userinfo", {}).get("email_verified", False))
        email = (sociallogin.user.email or "") if verified else ""
        person = Person.objects.filter(email__iexact=email, is_active=True).first() if email else None
        if person is None:
            messages.error(
                request, _("Tài khoản này chưa được mời vào Đôn Đốc. Hãy báo người quản trị của đơn vị.")
            )
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, person)
