"""Forms that were kept are shown filled on their page, until they are sent, forgotten, or an hour is over."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from dondoc_office.people.keeping import COOKIE, KEPT, kept_here
from dondoc_office.people.models import KeptForm, Person
from dondoc_office.site.refilling import Refilled, refilled

Answer = Callable[[HttpRequest], HttpResponse]
_MAIN = re.compile(r"<main\b[^>]*>")


def typed_words(get_response: Answer) -> Answer:
    """Sets the cookie of a browser that keeps something; fills forms; forgets what was sent at last."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        browser: str = getattr(request, "typed_in", "")
        if browser:
            response.set_cookie(
                COOKIE,
                browser,
                max_age=int(KEPT.total_seconds()),
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        elif COOKIE in request.COOKIES and isinstance(request.user, Person):
            _follow(request, response)
        return response

    return middleware


def _follow(request: HttpRequest, response: HttpResponse) -> None:
    if request.method == "POST" and _was_taken(request, response):
        kept_here(request).filter(address=request.get_full_path()).delete()
    elif request.method == "GET" and response.status_code == 200 and _is_page(response):
        _show(request, response)


def _was_taken(request: HttpRequest, response: HttpResponse) -> bool:
    return response.status_code in ({200, 204, 302, 303} if "HX-Request" in request.headers else {302, 303})


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")


def _show(request: HttpRequest, response: HttpResponse) -> None:
    """On its own page the form is filled; the first page says where others wait."""
    here, html, said = request.get_full_path(), response.content.decode(), ""
    for kept in kept_here(request).order_by("at"):
        if kept.page == here:
            done = refilled(html, here, kept.address, kept.pairs())
            html = done.page
            said += _notice(request, kept, done)
        elif request.path == "/":
            said += _notice(request, kept, None)
    if said:
        response.content = _MAIN.sub(lambda found: found[0] + said, html, count=1)
        response.headers["Cache-Control"] = "private, no-store"
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))


def _notice(request: HttpRequest, kept: KeptForm, done: Refilled | None) -> str:
    return render_to_string("people/_typed.html", {"kept": kept, "done": done}, request)
