"""Who comes in: the key, what it may be used for, how often."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from dondoc_office.interop.errors import NoToken, ScopeMissing
from dondoc_office.interop.models import Scope, Token
from dondoc_office.interop.tokens import opened_by
from dondoc_office.journal import actions as journal
from dondoc_office.units.policy import standing_of
from dondoc_office.units.request import OfficeRequest


class ApiRequest(OfficeRequest):
    """A request of a program, for the person whose key it carries."""

    token: Token


class Bearer(HttpBearer):
    """`Authorization: Bearer dondoc_…` with a scope; makes the request that of its person."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        found = super().__call__(request)
        if found is None:
            raise NoToken
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        now = timezone.now()
        row = opened_by(token, at=now, address=request.META.get("REMOTE_ADDR"))
        if row is None:
            return None
        if self.scope.value not in row.scopes:
            raise ScopeMissing(scope=self.scope.value)
        journal.name_door(f"API “{row.name}” ({row.start}…)")
        request.token = row  # type: ignore[attr-defined]  # this makes it an ApiRequest
        request.person = row.person  # type: ignore[attr-defined]
        request.now = now  # type: ignore[attr-defined]
        request.today = timezone.localdate(now)  # type: ignore[attr-defined]
        request.standing = standing_of(row.person, on=timezone.localdate(now))  # type: ignore[attr-defined]
        return row


class PerToken(SimpleRateThrottle):
    """So many requests a minute for one key, whichever process answers."""

    def __init__(self) -> None:
        super().__init__(f"{settings.API_PER_MINUTE}/min")
        self.cache = cache

    def get_cache_key(self, request: HttpRequest) -> str | None:
        token = getattr(request, "token", None)
        return None if token is None else f"api-rate-{token.pk}"


READ, WRITE_TASKS, WRITE_DOCUMENTS, RESTRICT_DOCUMENTS, WRITE_VALUES = (Bearer(scope) for scope in Scope)
