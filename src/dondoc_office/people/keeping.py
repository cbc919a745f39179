"""What was typed is not lost where the session ended before it was sent: it is kept, and shown again.

A form says who it was shown to: a signed mark stands beside its CSRF token. Where it comes too late, its words
are kept for that person and that browser for an hour; after signing in, she sees the form filled again, and
nothing is sent until she presses its button. Passwords and files are never kept; what another site sends is not
kept either, since nobody typed it here.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from dondoc_office.people.models import KeptForm, Person
from dondoc_office.site.errors import PageTooOld
from dondoc_office.site.middleware import by_program, told

KEPT = timedelta(hours=1)
COOKIE = "dondoc_typed"
MARK = "typed-by"
MOST_FORMS, MOST_LETTERS, LONGEST_ADDRESS = 5, 1_000_000, 500
_NOT_TYPED = {"csrfmiddlewaretoken", MARK}


@lru_cache(maxsize=4096)
def mark_of(person: int) -> str:
    """What a form says about who it was shown to."""
    return Signer(salt=MARK).sign(str(person))


def typist(request: HttpRequest) -> Person | None:
    """Whom the form was shown to; None where it does not say so, or somebody else wrote that."""
    try:
        pk = Signer(salt=MARK).unsign(request.POST.get(MARK, ""))
    except BadSignature:
        return None
    return Person.objects.filter(pk=int(pk), is_active=True).first()


def sent_from_here(request: HttpRequest) -> bool:
    """By a page of ours: the browser says which one sent it."""
    said = request.headers.get("Origin", "") or request.headers.get("Referer", "")
    parts = urlsplit(said)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def page_of(request: HttpRequest) -> str:
    """The page on which the form stood, as an address of ours."""
    said = request.headers.get("HX-Current-URL", "") or request.headers.get("Referer", "")
    parts = urlsplit(said)
    there = f"{parts.path}?{parts.query}" if parts.query else parts.path
    ours = sent_from_here(request) and parts.netloc == request.get_host()
    return there if ours and url_has_allowed_host_and_scheme(there, None) else request.get_full_path()


def keep(request: HttpRequest) -> KeptForm | None:
    """Keep what was typed for whom it was shown to; None where there is nothing, or it is not to be kept."""
    match = request.resolver_match
    if request.method != "POST" or match is None or not getattr(match.func, "keeps_typed", False):
        return None
    person = typist(request) if sent_from_here(request) else None
    if person is None:
        return None
    typed = [
        [name, str(value)]
        for name, values in request.POST.lists()
        if name not in _NOT_TYPED and "password" not in name
        for value in values
    ]
    page, address = page_of(request), request.get_full_path()
    if not typed or sum(len(value) for _name, value in typed) > MOST_LETTERS:
        return None
    if max(len(page), len(address)) > LONGEST_ADDRESS:
        return None
    browser = request.COOKIES.get(COOKIE, "") or secrets.token_urlsafe(24)
    request.typed_in = browser  # type: ignore[attr-defined]  # the middleware sets the cookie
    mine = KeptForm.objects.filter(browser=hashed(browser), person=person)
    with transaction.atomic():
        mine.filter(address=address).delete()
        mine.filter(pk__in=mine.order_by("-at").values_list("pk", flat=True)[MOST_FORMS - 1 :]).delete()
        return KeptForm.objects.create(
            browser=hashed(browser),
            person=person,
            page=page,
            address=address,
            typed=typed,
            files=[file.name for _name, files in request.FILES.lists() for file in files],
            at=timezone.now(),
        )


def hashed(browser: str) -> str:
    """A stolen database shows no browser's words to another."""
    return hashlib.sha256(browser.encode()).hexdigest()


def kept_here(request: HttpRequest) -> QuerySet[KeptForm]:
    """What this browser keeps for whoever is signed in: nobody else's, and nothing old."""
    browser, user = request.COOKIES.get(COOKIE, ""), request.user
    if not browser or not isinstance(user, Person):
        return KeptForm.objects.none()
    return KeptForm.objects.filter(browser=hashed(browser), person=user, at__gt=timezone.now() - KEPT)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to the page where the form stood."""
    if request.method == "POST" and keep(request) is not None:
        messages.info(
            request,
            _(
                "Phiên làm việc đã hết nên chưa gửi gì. Chữ đã gõ được giữ một giờ: đăng nhập lại để xem và gửi."
            ),
        )
    there = page_of(request) if request.method == "POST" else request.get_full_path()
    response = redirect_to_login(there, settings.LOGIN_URL)
    if request.headers.get("HX-Request"):  # else a part of the page would become the sign-in page
        return HttpResponse(headers={"HX-Redirect": response.headers["Location"]})
    return response


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: the form was opened before she signed in anew. Why exactly is in Django's log."""
    kept = None if by_program(request) else keep(request)
    if kept is None or (request.user.is_authenticated and request.user != kept.person):
        return told(request, PageTooOld())
    if not request.user.is_authenticated:
        return sign_in_first(request)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": kept.page})
    return HttpResponseRedirect(kept.page)


def forget_old(at: datetime) -> int:
    """For the worker, every minute."""
    return KeptForm.objects.filter(at__lte=at - KEPT).delete()[0]
