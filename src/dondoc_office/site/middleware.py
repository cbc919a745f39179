"""At the edge of the site: errors as sentences."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils import translation

from dondoc_office.site.errors import (
    HouseError,
    NotFound,
    NotUnderstood,
    OnlyByButton,
    SentTooMuch,
    StorageFull,
)
from dondoc_office.site.storing import is_full

Answer = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("dondoc.site")


class house_errors:  # noqa: N801 - named in settings beside functions
    """A HouseError becomes a page, a fragment or JSON; anything else a number that finds it in the log.

    So does an address that was opened by itself though it takes only what a button sends: Django's answer
    is empty, and the browser would show a page of its own.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            said = told(request, OnlyByButton())
            said.headers["Allow"] = response.headers["Allow"]
            return said
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_full(error):
            log.error("no room left at %s %s", request.method, request.path, exc_info=error)
            return told(request, StorageFull())
        return told(request, error) if isinstance(error, HouseError) else None


class without_nul:  # noqa: N801 - named in settings beside functions
    """A character that nobody types and PostgreSQL cannot store is taken out of queries and forms.

    Both databases so meet the same words; an address that holds it is none. The API refuses it in a sentence.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        if request.path.startswith("/api/"):
            return None
        if "\0" in request.path:
            return told(request, NotFound())
        for name in ("GET", "POST"):
            said: QueryDict = getattr(request, name)
            if any("\0" in word for key, words in said.lists() for word in (key, *map(str, words))):
                clean = QueryDict(mutable=True)
                for key, words in said.lists():
                    clean.setlist(key.replace("\0", ""), [str(word).replace("\0", "") for word in words])
                setattr(request, name, clean)
        return None


def told(request: HttpRequest, error: HouseError) -> HttpResponse:
    """What went wrong, in the language of the request."""
    said = error.said.in_language(translation.get_language() or "vi")
    return answer(request, error.code, said, error.http_status)


def answer(request: HttpRequest, code: str, said: str, status: int) -> HttpResponse:
    """One sentence in the form the caller reads."""
    if by_program(request):
        return JsonResponse({"error": {"code": code, "message": said}}, status=status)
    return render(request, "site/error.html", {"said": said, "code": code}, status=status)


def by_program(request: HttpRequest) -> bool:
    """Does the caller read JSON, not pages?"""
    asked_for_json = request.headers.get("Accept", "").startswith("application/json")
    return asked_for_json or request.path.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: what it would not read, in a sentence instead of a bare line."""
    if isinstance(exception, RequestDataTooBig):
        return told(request, SentTooMuch(limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20))
    return told(request, NotUnderstood())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: the traceback goes to the log under a number, the number to the person.

    A disk that filled up while the request was still being read is known only here.
    """
    if is_full(sys.exc_info()[1]):
        return told(request, StorageFull())
    number = secrets.token_hex(4)
    log.error("failure %s at %s %s", number, request.method, request.path, exc_info=True)
    try:
        return render(request, "site/failure.html", {"number": number}, status=500)
    except ImproperlyConfigured:
        return HttpResponse(f"Lỗi {number}", status=500, content_type="text/plain; charset=utf-8")
