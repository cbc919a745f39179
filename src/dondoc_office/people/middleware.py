"""The language of the person who asks, and where she was last seen."""

from __future__ import annotations

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from dondoc_office.people.models import Person

Answer = Callable[[HttpRequest], HttpResponse]
LANGUAGE_COOKIE = "dondoc_language"
SEEN_EVERY = 600
"""Seconds between two notes of one session: a page that is only read should not wait for a disk."""


def language(get_response: Answer) -> Answer:
    """Vietnamese, unless the person (or, before signing in, the browser's cookie) chose English."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        chosen = user.language if isinstance(user, Person) else request.COOKIES.get(LANGUAGE_COOKIE, "vi")
        with translation.override(chosen if chosen in {"vi", "en"} else "vi"):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "vi")
        return response

    return middleware


def activity(get_response: Answer) -> Answer:
    """Note where and when a session was last seen, for the list of sessions."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and cache.add(f"seen-{key}", 1, SEEN_EVERY):
            UserSession.objects.create_from_request(request)
        return get_response(request)

    return middleware
