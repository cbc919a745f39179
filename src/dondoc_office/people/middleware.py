"""The language of the person who asks."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from dondoc_office.people.models import Person

Answer = Callable[[HttpRequest], HttpResponse]
LANGUAGE_COOKIE = "dondoc_language"


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
