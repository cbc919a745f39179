"""The request as views see it: who asks, what she stands for, and the office's day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from dondoc_office.people.keeping import sign_in_first
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


def stands(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Pages that no view of ours answers (the account's, a 404, a refusal) show the whole menu too.

    What somebody stands for is asked when such a page needs it; a view asks by itself and puts its own in place.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.standing = SimpleLazyObject(lambda: _standing(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _standing(request: HttpRequest) -> Standing:
    """Nobody's, before signing in."""
    if isinstance(request.user, Person):
        return standing_of(request.user, on=timezone.localdate())
    return Standing(0)


def signed_in(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for people who signed in; gives the view its typed request."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, Person):
            return sign_in_first(request)
        request.person = request.user  # type: ignore[attr-defined]  # this makes it an OfficeRequest
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.today = timezone.localdate()  # type: ignore[attr-defined]
        request.standing = standing_of(request.user, on=request.today)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    inner.keeps_typed = True  # type: ignore[attr-defined]  # see `people.keeping`
    return inner
