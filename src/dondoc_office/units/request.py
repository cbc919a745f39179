"""The request as views see it: who asks, what she stands for, and the office's day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from dondoc_office.people.models import Person
from dondoc_office.units.policy import standing_of
from dondoc_office.units.standing import Standing

P = ParamSpec("P")


class OfficeRequest(HttpRequest):
    """A request of a person who signed in."""

    person: Person
    standing: Standing
    now: datetime
    today: date


View = Callable[Concatenate[OfficeRequest, P], HttpResponseBase]


class StandsOnAccountPages:
    """The pages that allauth answers show the menu of whoever signed in, as every other page does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_args: object) -> None:
        if view.__module__.startswith("allauth.") and isinstance(request.user, Person):
            request.standing = standing_of(request.user, on=timezone.localdate())  # type: ignore[attr-defined]


def signed_in(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for people who signed in; gives the view its typed request."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        assert isinstance(request.user, Person)
        request.person = request.user  # type: ignore[attr-defined]  # this makes it an OfficeRequest
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.today = timezone.localdate()  # type: ignore[attr-defined]
        request.standing = standing_of(request.user, on=request.today)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return login_required(inner)
